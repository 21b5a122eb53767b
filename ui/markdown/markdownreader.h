#pragma once

#include "ui/markdown/documentwriter.h"
#include "ui/markdown/inlineobjects.h"
#include "ui/markdown/inlinetext.h"
#include "ui/markdown/markdownblock.h"

#include <QCoreApplication>
#include <QList>

namespace Conclave {

/// Reads one stretch of Markdown in GitHub's dialect, without raw HTML, and has it written.
class MarkdownReader final
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::MarkdownReader)

public:
    /// Both have to outlive the reader.
    MarkdownReader(DocumentWriter &writer, const MarkdownStyle &style);

    /// What is read stands in these containers. To be called first, if at all.
    void enter(const QList<MarkdownContainer> &containers, bool continues = false);

    /// Each to be called once. False when the source is too unreasonable to be shown as Markdown;
    /// a part of it may have been written then.
    bool read(const QString &source);
    bool readParagraph(const QString &source, const QString &definitions);
    bool readTableRow(const QString &row, const QString &columns, const QString &definitions);

    void useUpMarker(); ///< For items that begin with something other than text.
    const DocumentWriter::Place &place() const { return m_place; }

private:
    struct List
    {
        bool ordered = false;
        unsigned next = 0;
        QChar delimiter;
    };

    bool enterBlock(MD_BLOCKTYPE type, const void *detail);
    void leaveBlock(MD_BLOCKTYPE type);
    void enterSpan(MD_SPANTYPE type, const void *detail);
    void leaveSpan(MD_SPANTYPE type);
    void addText(MD_TEXTTYPE type, const QString &text);
    void addObject(const InlineObject &object);
    void endText();
    bool canBreakParagraph() const;

    void enterQuote();
    void leaveQuote();
    void enterItem(const QString &marker);
    QString nextMarker(const MD_BLOCK_LI_DETAIL &item);
    void leaveItem();
    bool enterTable(unsigned columns);
    void leaveTable();
    void enterRow();
    void enterCell(const MD_BLOCK_TD_DETAIL &cell);
    void enterCode(const MD_BLOCK_CODE_DETAIL &code);
    void leaveCode();
    DocumentWriter::Place takePlace();
    bool isLeftOut() const;
    void ensureBlock();

    DocumentWriter &m_writer;
    const MarkdownStyle &m_style;
    InlineObjects m_objects; ///< Of the source.
    InlineText m_inline;

    QList<List> m_lists;
    QList<qreal> m_hangs;          ///< One per open list item.
    DocumentWriter::Place m_place; ///< Its marker is empty once the item has its first block.
    bool m_blockOpen = false;
    bool m_inHeading = false;

    bool m_inCode = false;
    QString m_code;

    bool m_isGuarded = false; ///< The text begins with a guard, which is not shown.

    bool m_isInTable = false;
    bool m_inHeader = false;
    int m_column = 0;
    qsizetype m_rowSize = 0;  ///< Above 0 only one row is read: the rest of the table is there.
    bool m_isLeftOut = false; ///< The row is not shown.
    int m_leftOut = 0;        ///< How many rows are not.
};

} // namespace Conclave
