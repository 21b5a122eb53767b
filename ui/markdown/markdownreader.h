#pragma once

#include "ui/markdown/documentwriter.h"
#include "ui/markdown/inlineobjects.h"
#include "ui/markdown/inlinetext.h"

#include <QCoreApplication>
#include <QList>

namespace Conclave {

/// Reads one stretch of Markdown in GitHub's dialect, without raw HTML, and has it written.
class MarkdownReader final
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::MarkdownReader)

public:
    /// The first two have to outlive the reader.
    MarkdownReader(DocumentWriter &writer, const MarkdownStyle &style, const QString &source);

    /// To be called once. False when the source is too unreasonable to be shown as Markdown;
    /// a part of it may have been written then.
    bool read();

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
    void enterItem(const MD_BLOCK_LI_DETAIL &item);
    void leaveItem();
    bool enterTable(const MD_BLOCK_TABLE_DETAIL &table);
    void leaveTable();
    void enterRow();
    void enterCell(const MD_BLOCK_TD_DETAIL &cell);
    void enterCode(const MD_BLOCK_CODE_DETAIL &code);
    void leaveCode();
    DocumentWriter::Place takePlace();
    bool isLeftOut() const;
    void ensureBlock();
    void useUpMarker(); ///< For items that begin with something other than text.

    DocumentWriter &m_writer;
    const MarkdownStyle &m_style;
    const InlineObjects m_objects; ///< Of the source.
    InlineText m_inline;

    QList<List> m_lists;
    QList<qreal> m_hangs;          ///< One per open list item.
    DocumentWriter::Place m_place; ///< Its marker is empty once the item has its first block.
    bool m_blockOpen = false;
    bool m_inHeading = false;

    bool m_inCode = false;
    QString m_code;

    int m_row = -1; ///< Counts from the header, 0; -1 outside tables.
    int m_column = 0;
};

} // namespace Conclave
