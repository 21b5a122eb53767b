#pragma once

#include "core/markdown/displaytext.h"
#include "ui/code/codecursor.h"
#include "ui/markdown/blockdirection.h"
#include "ui/markdown/blockplace.h"
#include "ui/markdown/documentmark.h"
#include "ui/markdown/keptblock.h"
#include "ui/markdown/markdownstyle.h"
#include "ui/markdown/tablewriter.h"

#include <QTextBlockFormat>
#include <QTextCharFormat>
#include <QTextCursor>

namespace Conclave {

struct BlockLook;

/// Writes blocks at the end of a document; knows nothing about Markdown's grammar.
class DocumentWriter final
{
public:
    using Place = BlockPlace;
    using Mark = DocumentMark;

    /// Both have to outlive the writer.
    DocumentWriter(QTextDocument &document, const MarkdownStyle &style);

    Mark mark() const;
    void rewind(const Mark &mark); ///< Removes everything written since.
    /// To be called when something was written then, or when nothing will be: an empty block may
    /// have been kept for it.
    void finishRewinding() { m_kept.remove(m_cursor); }
    int usedBlocks() const; ///< How many blocks have something in them.

    void startParagraph(const Place &place);
    void startHeading(int level, const Place &place); ///< Levels 1 to 6.
    void startFormula(const Place &place);            ///< One that stands by itself.
    void startFootnote(const Place &place);
    /// `info` is the first word behind the fence.
    void startCode(QStringView info, const Place &place);
    void addCodeLine(QStringView line, const Place &place); ///< Continues startCode().
    void addPlainLine(QStringView line, const Place &place);
    void addNote(const QString &note);
    void addRule(const Place &place);

    /// Clears the block with this number and writes there until closeReopenedBlock().
    void reopenBlock(int number);
    void closeReopenedBlock();

    /// The table at the end; its cells are filled by enterCell() and write().
    TableWriter &table() { return m_table; }
    void startTable(int columns, qreal indent);
    void enterCell(int column, Qt::Alignment alignment);
    void leaveTable();
    void setHiddenRows(int count, const QString &note); ///< Says so below the table.

    /// Continues the block; `format` is best derived from format().
    void write(QStringView text, const QTextCharFormat &format);
    void breakLine() { breakLine(m_format); }
    void breakLine(const QTextCharFormat &format);
    /// What is written between the two keeps its own direction, whatever the text around it.
    void beginIsolated() { m_direction.beginIsolated(m_cursor.position()); }
    void endIsolated() { m_direction.endIsolated(m_cursor.position()); }
    /// Gives a block of text the direction of what was written; to be called when it is whole.
    void finishText();
    /// How text looks in the current block when nothing is special about it.
    QTextCharFormat format() const { return m_format; }

private:
    void startBlock(const BlockLook &look, const Place &place);
    void startText(const BlockLook &look, const Place &place);
    void writeMarker(const Place &place);
    /// The format of the block that was written last.
    QTextBlockFormat before() const
    {
        return m_kept ? m_kept.mark().block : m_cursor.blockFormat();
    }
    bool atUnusedBlock() const;
    int currentCodeRun() const;
    void writeCode(QStringView line, const QList<CodeSpan> &spans);

    const MarkdownStyle &m_style;
    QTextCursor m_cursor;
    QTextCharFormat m_format;
    DisplayText m_text;
    TableWriter m_table;
    BlockDirection m_direction;
    bool m_inHeader = false;
    TextDirection m_headDirection; ///< Of the table's header.
    QTextBlockFormat m_reopened;
    KeptBlock m_kept;
};

} // namespace Conclave
