#pragma once

#include "ui/code/linecursor.h"
#include "ui/markdown/displaytext.h"
#include "ui/markdown/markdownstyle.h"

#include <QTextBlockFormat>
#include <QTextCharFormat>
#include <QTextCursor>

class QTextTable;

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
        QString marker; ///< The list marker, hanging to the left of the text.
        qreal hang = 0; ///< How far it hangs, in pixels.
        int level = 0;  ///< How many lists the item stands in, itself included.
    };

    /// The end of the document at some moment.
    struct Mark
    {
        int position = 0;
        QTextBlockFormat block;
        QTextCharFormat characters;
    };

    /// Both have to outlive the writer.
    DocumentWriter(QTextDocument &document, const MarkdownStyle &style);

    Mark mark() const;
    void rewind(const Mark &mark); ///< Removes everything written since.

    void startParagraph(const Place &place);
    void startHeading(int level, const Place &place); ///< Levels 1 to 6.
    /// `info` is the first word behind the fence.
    void startCode(QStringView info, const Place &place);
    void addCodeLine(QStringView line, const Place &place); ///< Continues startCode().
    void addPlainLine(QStringView line);
    void addNote(const QString &note);
    void addRule(const Place &place);

    void startTable(int rows, int columns, const Place &place);
    void enterCell(int row, int column, Qt::Alignment alignment); ///< Row 0 is the header.
    void leaveTable();

    /// Continues the block; `format` is best derived from format().
    void write(QStringView text, const QTextCharFormat &format);
    void breakLine();
    /// How text looks in the current block when nothing is special about it.
    QTextCharFormat format() const { return m_format; }

private:
    void startBlock(QTextBlockFormat block, const QTextCharFormat &format, const Place &place);
    qreal topMarginAfter(const QTextBlockFormat &before, const QTextBlockFormat &block) const;
    void writeMarker(const Place &place);
    QTextBlockFormat blockFormat(qreal top, qreal lineHeight, const QFont &font) const;
    QTextCharFormat charFormat(const QFont &font, const QColor &color) const;
    bool atUnusedBlock() const;
    int currentCodeRun() const;
    void writeCode(QStringView line, const QList<CodeSpan> &spans);
    qreal codeHang(QStringView line) const;

    const MarkdownStyle &m_style;
    QTextCursor m_cursor;
    QTextCharFormat m_format;
    DisplayText m_text;
    QTextTable *m_table = nullptr; ///< The one being filled.
};

} // namespace Conclave
