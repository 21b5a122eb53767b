#include "ui/markdown/documentwriter.h"

#include "ui/code/codelanguage.h"
#include "ui/code/codelexer.h"
#include "ui/markdown/codeformat.h"
#include "ui/markdown/markdownproperty.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>

namespace Conclave {

namespace {

constexpr qreal BodyLineHeight = 1.45;
constexpr qreal HeadingLineHeight = 1.3;
constexpr qreal CodeLineHeight = 1.4;
constexpr qreal CaptionSize = 0.85;

qreal headingSize(int level)
{
    if (level == 1)
        return 1.35;
    if (level == 2)
        return 1.2;
    return level == 3 ? 1.08 : 1.0;
}

} // namespace

DocumentWriter::DocumentWriter(QTextDocument &document, const MarkdownStyle &style)
    : m_style(style)
    , m_cursor(&document)
    , m_table(document, style)
{
    m_cursor.movePosition(QTextCursor::End);
}

DocumentWriter::Mark DocumentWriter::mark() const
{
    return {
        m_cursor.position(), m_cursor.blockFormat(), m_cursor.blockCharFormat(), m_table.state()};
}

void DocumentWriter::rewind(const Mark &mark)
{
    m_direction.close();
    if (mark.table.index >= 0) { // rows may have been added before that position
        m_table.rewind(mark.table);
        m_cursor.movePosition(QTextCursor::End);
    } else {
        m_cursor.setPosition(mark.position);
        m_cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
        m_cursor.removeSelectedText();
        m_cursor.block().setUserState(-1); // which a table may have left
    }
    if (m_cursor.blockFormat() != mark.block) { // removing a block may leave its format behind
        m_cursor.setBlockFormat(mark.block);
        m_cursor.setBlockCharFormat(mark.characters);
    }
    if (m_cursor.block().text().isEmpty())
        m_cursor.insertText(mark.table.note, mark.characters);
}

void DocumentWriter::reopenBlock(int number)
{
    const QTextBlock block = m_cursor.document()->findBlockByNumber(number);
    m_reopened = block.blockFormat();
    m_cursor.setPosition(block.position());
    m_cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    m_cursor.removeSelectedText();
    QTextBlockFormat unused;
    unused.setProperty(MarkdownProperty::Unused, true);
    m_cursor.setBlockFormat(unused);
}

void DocumentWriter::closeReopenedBlock()
{
    m_cursor.setBlockFormat(m_reopened);
    m_cursor.movePosition(QTextCursor::End);
}

void DocumentWriter::startParagraph(const Place &place)
{
    const bool item = !place.marker.isEmpty();
    startText(blockFormat((item ? 1.25 : 2.5) * m_style.space, BodyLineHeight, m_style.body),
              charFormat(m_style.body, place.quotes > 0 ? m_style.secondary : m_style.text),
              place);
    writeMarker(place);
}

void DocumentWriter::startFormula(const Place &place)
{
    const bool mirrored = m_cursor.blockFormat().hasProperty(MarkdownProperty::Mirrored);
    QTextBlockFormat block = blockFormat(2.5 * m_style.space, BodyLineHeight, m_style.body);
    block.setLeftMargin(6 * m_style.space);
    block.setRightMargin(mirrored ? 6 * m_style.space : 0);
    block.setAlignment(mirrored ? Qt::AlignRight : Qt::AlignLeft);
    startText(block, charFormat(m_style.body, m_style.text), place);
    if (mirrored)
        BlockDirection::mirror(m_cursor, Qt::LeftToRight, place.indent);
}

void DocumentWriter::startFootnote(const Place &place)
{
    const QFont font = scaled(m_style.body, CaptionSize);
    startText(blockFormat(1.25 * m_style.space, BodyLineHeight, font),
              charFormat(font, m_style.secondary),
              place);
    writeMarker(place);
}

void DocumentWriter::startHeading(int level, const Place &place)
{
    QFont font = scaled(m_style.body, headingSize(level));
    font.setWeight(QFont::DemiBold);
    QTextBlockFormat block =
        blockFormat((level <= 2 ? 6 : 5) * m_style.space, HeadingLineHeight, font);
    block.setHeadingLevel(level);
    startText(block, charFormat(font, m_style.text), place);
    writeMarker(place);
}

void DocumentWriter::startCode(QStringView info, const Place &place)
{
    const QFont font = scaled(m_style.body, CaptionSize);
    QTextBlockFormat block = blockFormat(5 * m_style.space, BodyLineHeight, font);
    block.setProperty(MarkdownProperty::CodeRun, currentCodeRun() + 1);
    block.setProperty(MarkdownProperty::CodeLanguage, codeLanguageNumber(codeLanguage(info)));
    if (info.isEmpty()) // the line remains as the padding above the code
        block.setLineHeight(m_style.space, QTextBlockFormat::FixedHeight);
    block.setLeftMargin(3 * m_style.space);
    block.setRightMargin(3 * m_style.space);
    block.setLayoutDirection(Qt::LeftToRight);
    startBlock(block, charFormat(font, m_style.secondary), place);
    write(codeLabel(info), m_format);
}

void DocumentWriter::addCodeLine(QStringView line, const Place &place)
{
    const QTextBlockFormat before = m_cursor.blockFormat();
    const int number = before.intProperty(MarkdownProperty::CodeLanguage);
    const CodeLanguage *language = codeLanguage(number);
    const CodeLine code =
        language ? lexCode(*language, line, before.intProperty(MarkdownProperty::CodeState))
                 : CodeLine();
    const qreal hang = codeHang(line);

    QTextBlockFormat block = blockFormat(0, CodeLineHeight, m_style.code);
    block.setProperty(MarkdownProperty::CodeRun, currentCodeRun());
    block.setProperty(MarkdownProperty::CodeLanguage, number);
    block.setProperty(MarkdownProperty::CodeState, code.state);
    block.setLeftMargin(3 * m_style.space + hang);
    block.setTextIndent(-hang);
    block.setRightMargin(3 * m_style.space);
    block.setLayoutDirection(Qt::LeftToRight);
    startBlock(block, charFormat(m_style.code, m_style.text), place);
    writeCode(line, code.spans);
    if (m_cursor.block().text() == line)
        return;
    block = m_cursor.blockFormat();
    block.setProperty(MarkdownProperty::CodeSource, line.toString());
    m_cursor.setBlockFormat(block);
}

void DocumentWriter::writeCode(QStringView line, const QList<CodeSpan> &spans)
{
    qsizetype end = 0;
    for (const CodeSpan &span : spans) {
        write(line.sliced(end, span.start - end), m_format);
        write(line.sliced(span.start, span.length), codeFormat(span.kind, m_format, m_style));
        end = span.start + span.length;
    }
    write(line.sliced(end), m_format);
}

/// A line that is too long goes on a little to the right of where it began.
qreal DocumentWriter::codeHang(QStringView line) const
{
    return (keptIndent(line) + 2) * QFontMetricsF(m_style.code).horizontalAdvance(u' ');
}

void DocumentWriter::addPlainLine(QStringView line, const Place &place)
{
    startText(blockFormat(0, BodyLineHeight, m_style.body),
              charFormat(m_style.body, m_style.text),
              place);
    write(line, m_format);
    finishText();
}

void DocumentWriter::addNote(const QString &note)
{
    startText(noteFormat(), charFormat(noteFont(), m_style.secondary), {});
    write(note, m_format);
    finishText();
}

void DocumentWriter::addRule(const Place &place)
{
    QTextBlockFormat block = blockFormat(3 * m_style.space, 1, m_style.body);
    block.setLineHeight(m_style.space, QTextBlockFormat::FixedHeight);
    block.setProperty(MarkdownProperty::Rule, true);
    startBlock(block, charFormat(m_style.body, m_style.text), place);
}

void DocumentWriter::enterCell(int column, Qt::Alignment alignment)
{
    m_cursor = m_table.cell(column);
    QFont font = m_style.body;
    font.setWeight(m_table.isInHeader() ? QFont::DemiBold : m_style.body.weight());
    QTextBlockFormat block = blockFormat(0, HeadingLineHeight, font);
    block.setAlignment(alignment);
    block.setLayoutDirection(Qt::LeftToRight);
    if (column == 0)
        block.setProperty(MarkdownProperty::TableRow, m_table.row());
    m_format = charFormat(font, m_style.text);
    m_cursor.setBlockFormat(block);
    m_cursor.setBlockCharFormat(m_format);
    m_cursor.block().layout()->setCacheEnabled(true); // as in startBlock()
    m_text = DisplayText();
    m_direction.open(0);
    m_inHeader = m_table.isInHeader();
}

void DocumentWriter::leaveTable()
{
    if (m_headDirection.isRightToLeft())
        m_table.alignRight();
    m_table.leave();
    m_inHeader = false;
    m_headDirection = {};
    m_cursor.movePosition(QTextCursor::End);
}

void DocumentWriter::setHiddenRows(int count, const QString &note)
{
    m_table.setHiddenRows(count, noteFormat());
    m_cursor.movePosition(QTextCursor::End);
    m_format = charFormat(noteFont(), m_style.secondary);
    m_cursor.setBlockCharFormat(m_format);
    m_text = DisplayText();
    write(note, m_format);
}

void DocumentWriter::write(QStringView text, const QTextCharFormat &format)
{
    if (text.isEmpty())
        return;
    const QString shown = m_text.convert(text);
    m_direction.write(shown);
    m_cursor.insertText(shown, format);
}

void DocumentWriter::finishText()
{
    if (m_direction.isOpen() && m_inHeader && !m_headDirection.isKnown())
        m_headDirection = m_direction.direction();
    m_direction.finish(m_cursor);
}

void DocumentWriter::breakLine()
{
    m_cursor.insertText(QString(QChar(QChar::LineSeparator)), m_format);
    m_text = DisplayText();
}

void DocumentWriter::startBlock(QTextBlockFormat block,
                                const QTextCharFormat &format,
                                const Place &place)
{
    const QTextBlockFormat before = m_cursor.blockFormat();
    if (place.continues) {
        block.setTopMargin(0);
        block.setProperty(MarkdownProperty::Continues, true);
    }
    if (block.topMargin() > 0)
        block.setTopMargin(topMarginAfter(before, block));
    block.setLeftMargin(block.leftMargin() + place.indent);
    block.setLayoutDirection(Qt::LeftToRight);
    if (place.quotes > 0) {
        block.setProperty(MarkdownProperty::QuoteDepth, place.quotes);
        block.setProperty(MarkdownProperty::QuoteOffset, place.quoteOffset);
    }
    if (!place.marker.isEmpty()) {
        block.setProperty(MarkdownProperty::ItemLevel, place.level);
        block.setTextIndent(-place.hang);
        block.setTabPositions({QTextOption::Tab(place.hang, QTextOption::LeftTab)});
    }
    m_format = format;
    m_text = DisplayText();
    m_direction.close();
    m_inHeader = false;
    if (atUnusedBlock()) {
        if (m_cursor.position() == 0) // the ground of code needs its room even there
            block.setTopMargin(block.hasProperty(MarkdownProperty::CodeRun) ? 1.5 * m_style.space
                                                                            : 0);
        m_cursor.setBlockFormat(block);
        m_cursor.setBlockCharFormat(format);
        m_cursor.block().setUserState(-1); // a table may have left a count there
    } else {
        m_cursor.insertBlock(block, format);
    }
    // Or all of its text is shaped anew each time that a part of it is painted.
    m_cursor.block().layout()->setCacheEnabled(true);
    // Code in an item or a quote stands on the side where that has its marker or its bar.
    if (block.hasProperty(MarkdownProperty::CodeRun) && place.indent > 0 &&
        before.hasProperty(MarkdownProperty::Mirrored))
        BlockDirection::mirror(m_cursor, Qt::LeftToRight, place.indent);
}

void DocumentWriter::startText(const QTextBlockFormat &block,
                               const QTextCharFormat &format,
                               const Place &place)
{
    const Qt::LayoutDirection before = m_cursor.blockFormat().layoutDirection();
    startBlock(block, format, place);
    m_direction.open(place.indent);
    if (place.continues) // in the direction of its begin
        m_direction.write(before == Qt::RightToLeft ? u"\u200f" : u"\u200e");
}

qreal DocumentWriter::topMarginAfter(const QTextBlockFormat &before,
                                     const QTextBlockFormat &block) const
{
    const bool code = block.hasProperty(MarkdownProperty::CodeRun);
    if (before.headingLevel() > 0)
        return std::min(block.topMargin(),
                        (code || block.headingLevel() > 0 ? 4 : 1.5) * m_style.space);
    if (before.hasProperty(MarkdownProperty::CodeRun)) // whose ground reaches below its lines
        return std::max(block.topMargin(), 3 * m_style.space) + 2 * m_style.space;
    if (before.hasProperty(MarkdownProperty::Rule))
        return std::max(block.topMargin(), 4 * m_style.space);
    return block.topMargin();
}

void DocumentWriter::writeMarker(const Place &place)
{
    if (!place.marker.isEmpty())
        m_cursor.insertText(place.marker + u'\t', charFormat(m_style.body, m_style.secondary));
}

QFont DocumentWriter::noteFont() const
{
    return scaled(m_style.body, CaptionSize);
}

QTextBlockFormat DocumentWriter::noteFormat() const
{
    return blockFormat(3 * m_style.space, BodyLineHeight, noteFont());
}

QTextBlockFormat DocumentWriter::blockFormat(qreal top, qreal lineHeight, const QFont &font) const
{
    // Qt counts in the font's own height, typography in its size.
    const qreal natural = QFontMetricsF(font).height();
    QTextBlockFormat format;
    format.setTopMargin(top);
    format.setLineHeight(100 * lineHeight * QFontInfo(font).pixelSize() / natural,
                         QTextBlockFormat::ProportionalHeight);
    return format;
}

QTextCharFormat DocumentWriter::charFormat(const QFont &font, const QColor &color) const
{
    QTextCharFormat format;
    format.setFont(font);
    format.setForeground(color);
    return format;
}

bool DocumentWriter::atUnusedBlock() const
{
    const QTextBlockFormat format = m_cursor.blockFormat();
    const bool isUsed = format.hasProperty(MarkdownProperty::CodeRun) ||
                        format.hasProperty(MarkdownProperty::Rule); // even without text
    return (m_cursor.document()->isEmpty() && !isUsed) ||
           format.hasProperty(MarkdownProperty::Unused);
}

int DocumentWriter::currentCodeRun() const
{
    return m_cursor.blockFormat().intProperty(MarkdownProperty::CodeRun);
}

} // namespace Conclave
