#pragma once

#include "ui/markdown/displaytext.h"
#include "ui/markdown/markdownstyle.h"
#include "ui/markdown/textdirection.h"

#include <QTextBlockFormat>
#include <QTextCharFormat>
#include <QTextCursor>
#include <QTextTable>

#include <utility>

namespace Conclave {

/// Writes blocks at the end of a document: our typography, and nothing about Markdown's grammar.
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
        int table = -1; ///< The index of the table that the document ends with; -1 without one.
        int tableRows = 0;
        QString tableNote;
    };

    /// Both have to outlive the writer.
    DocumentWriter(QTextDocument &document, const MarkdownStyle &style);

    Mark mark() const;
    void rewind(const Mark &mark); ///< Removes everything written since.

    void startParagraph(const Place &place);
    void startHeading(int level, const Place &place); ///< Levels 1 to 6.
    void startFormula(const Place &place);            ///< One that stands by itself.
    void startFootnote(const Place &place);
    void startCode(QStringView language, const Place &place);
    void addCodeLine(QStringView line, const Place &place); ///< Continues startCode().
    void addPlainLine(QStringView line, const Place &place);
    void addNote(const QString &note);
    void addRule(const Place &place);

    /// Clears the block with this number and writes there until closeReopenedBlock().
    void reopenBlock(int number);
    void closeReopenedBlock();

    void startTable(int columns, const Place &place); ///< With its header.
    /// Goes on with the table that the document ends with; false when it ends with none.
    bool resumeTable();
    /// Writes a row anew, until leaveTable(): the next one that is added.
    void reopenTableRow(int tableIndex, int row);
    int nextTableRow() const; ///< 0 is the header. Counts rows that are left out.
    void addTableRow();
    void enterCell(int column, Qt::Alignment alignment); ///< In the row that was added last.
    void leaveTable();
    /// How many rows setHiddenRows() said are left out of the table that the document ends with.
    int hiddenRows() const;
    void setHiddenRows(int count, const QString &note); ///< Says so below that table.

    /// Continues the block; `format` is best derived from format().
    void write(QStringView text, const QTextCharFormat &format);
    void breakLine();
    /// What is written between the two keeps its own direction, whatever the text around it.
    void beginIsolated();
    void endIsolated();
    /// Gives a block of text the direction of what was written; to be called when it is whole.
    void finishText();
    /// How text looks in the current block when nothing is special about it.
    QTextCharFormat format() const { return m_format; }

private:
    void startBlock(QTextBlockFormat block, const QTextCharFormat &format, const Place &place);
    qreal topMarginAfter(const QTextBlockFormat &before, const QTextBlockFormat &block) const;
    void
    startText(const QTextBlockFormat &block, const QTextCharFormat &format, const Place &place);
    void mirrorBlock(Qt::LayoutDirection direction); ///< Indents it from the right instead.
    void isolate();
    void openText();
    void writeMarker(const Place &place);
    void rewindTable(const Mark &mark);
    QFont noteFont() const;
    QTextBlockFormat noteFormat() const;
    QTextBlockFormat blockFormat(qreal top, qreal lineHeight, const QFont &font) const;
    QTextCharFormat charFormat(const QFont &font, const QColor &color) const;
    bool atUnusedBlock() const;
    int currentCodeRun() const;
    QTextTable *lastTable() const;

    const MarkdownStyle &m_style;
    QTextCursor m_cursor;
    QTextCharFormat m_format;
    DisplayText m_text;
    QTextTable *m_table = nullptr; ///< The one being filled.
    bool m_isIsolated = false;
    bool m_textOpen = false;               ///< finishText() is still to come.
    TextDirection m_direction;             ///< Of the open text.
    TextDirection m_headDirection;         ///< Of the table's header.
    QList<std::pair<int, int>> m_isolated; ///< Positions in the open text.
    qreal m_indent = 0;                    ///< Of the block, from either side.
    int m_row = 0;                         ///< The one being filled.
    bool m_isReopened = false;             ///< The row was there before.
    QTextBlockFormat m_reopened;
};

} // namespace Conclave
