#pragma once

#include "core/markdown/displaytext.h"
#include "ui/code/codecursor.h"
#include "ui/markdown/blockdirection.h"
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
    /// Where a block stands in lists and quotes.
    struct Place
    {
        qreal indent = 0; ///< From the left edge to the text, in pixels.
        int quotes = 0;   ///< How many quotes it stands in.
        qreal quoteOffset = 0;
        QString marker;         ///< The list marker, hanging to the left of the text.
        qreal hang = 0;         ///< How far it hangs, in pixels.
        int level = 0;          ///< How many lists the item stands in, itself included.
        bool continues = false; ///< Goes on in the line of the block before.
    };

    /// The end of the document at some moment.
    struct Mark
    {
        int position = 0;
        QTextBlockFormat block;
        QTextCharFormat characters;
        TableWriter::State table;
    };

    /// Both have to outlive the writer.
    DocumentWriter(QTextDocument &document, const MarkdownStyle &style);

    Mark mark() const;
    void rewind(const Mark &mark); ///< Removes everything written since.

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
    void enterCell(int column, Qt::Alignment alignment);
    void leaveTable();
    void setHiddenRows(int count, const QString &note); ///< Says so below the table.

    /// Continues the block; `format` is best derived from format().
    void write(QStringView text, const QTextCharFormat &format);
    void breakLine();
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
};

} // namespace Conclave
