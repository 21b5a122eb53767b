#pragma once

#include "core/markdown/inlineobjects.h"
#include "ui/markdown/documentwriter.h"
#include "ui/markdown/inlinetext.h"
#include "ui/markdown/nestedplace.h"
#include "ui/markdown/tablereader.h"

#include <QList>

namespace Conclave {

/// Reads one stretch of Markdown in GitHub's dialect, without raw HTML, and has it written.
class MarkdownReader final
{
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
    const DocumentWriter::Place &place() const { return m_place.now(); }

private:
    bool enterBlock(MD_BLOCKTYPE type, const void *detail);
    void leaveBlock(MD_BLOCKTYPE type);
    void enterSpan(MD_SPANTYPE type, const void *detail);
    void leaveSpan(MD_SPANTYPE type);
    void addText(MD_TEXTTYPE type, const QString &text);
    void addObject(const InlineObject &object);
    void endText();
    bool canBreakParagraph() const;

    void leaveItem();
    bool enterTable(const MD_BLOCK_TABLE_DETAIL &table);
    void enterCell(const MD_BLOCK_TD_DETAIL &cell);
    void enterCode(const MD_BLOCK_CODE_DETAIL &code);
    void leaveCode();
    void ensureBlock();

    DocumentWriter &m_writer;
    NestedPlace m_place;
    TableReader m_table;
    InlineObjects m_objects; ///< Of the source.
    InlineText m_inline;

    bool m_blockOpen = false;
    bool m_inHeading = false;

    bool m_inCode = false;
    QString m_code;

    bool m_isGuarded = false; ///< The text begins with a guard, which is not shown.
};

} // namespace Conclave
