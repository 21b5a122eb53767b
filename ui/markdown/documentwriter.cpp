#include "ui/markdown/documentwriter.h"

#include "ui/code/codelanguage.h"
#include "ui/code/codelexer.h"
#include "ui/markdown/codeformat.h"
#include "ui/markdown/markdownproperty.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QTextDocument>
#include <QTextTable>

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
{
    m_cursor.movePosition(QTextCursor::End);
}

DocumentWriter::Mark DocumentWriter::mark() const
{
    return {m_cursor.position(), m_cursor.blockFormat(), m_cursor.blockCharFormat()};
}

void DocumentWriter::rewind(const Mark &mark)
{
    m_cursor.setPosition(mark.position);
    m_cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    if (!m_cursor.hasSelection())
        return;
    m_cursor.removeSelectedText();
    if (m_cursor.blockFormat() == mark.block)
        return;
    m_cursor.setBlockFormat(mark.block); // removing a block may leave its format behind
    m_cursor.setBlockCharFormat(mark.characters);
}

void DocumentWriter::startParagraph(const Place &place)
{
    const bool item = !place.marker.isEmpty();
    startBlock(blockFormat((item ? 1.25 : 2.5) * m_style.space, BodyLineHeight, m_style.body),
               charFormat(m_style.body, place.quotes > 0 ? m_style.secondary : m_style.text),
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
    startBlock(block, charFormat(font, m_style.text), place);
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

void DocumentWriter::addPlainLine(QStringView line)
{
    startBlock(
        blockFormat(0, BodyLineHeight, m_style.body), charFormat(m_style.body, m_style.text), {});
    write(line, m_format);
}

void DocumentWriter::addNote(const QString &note)
{
    const QFont font = scaled(m_style.body, CaptionSize);
    startBlock(blockFormat(3 * m_style.space, BodyLineHeight, font),
               charFormat(font, m_style.secondary),
               {});
    write(note, m_format);
}

void DocumentWriter::addRule(const Place &place)
{
    QTextBlockFormat block = blockFormat(3 * m_style.space, 1, m_style.body);
    block.setLineHeight(m_style.space, QTextBlockFormat::FixedHeight);
    block.setProperty(MarkdownProperty::Rule, true);
    startBlock(block, charFormat(m_style.body, m_style.text), place);
}

void DocumentWriter::startTable(int rows, int columns, const Place &place)
{
    QTextTableFormat format;
    format.setLeftMargin(place.indent);
    format.setTopMargin(3 * m_style.space);
    format.setBottomMargin(2 * m_style.space);
    format.setCellPadding(1.5 * m_style.space);
    format.setCellSpacing(0);
    format.setBorder(1);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(m_style.hairline);
    format.setBorderCollapse(true);
    format.setHeaderRowCount(1);
    m_table = m_cursor.insertTable(rows, columns, format);
}

void DocumentWriter::enterCell(int row, int column, Qt::Alignment alignment)
{
    m_cursor = m_table->cellAt(row, column).firstCursorPosition();
    QFont font = m_style.body;
    font.setWeight(row == 0 ? QFont::DemiBold : m_style.body.weight());
    QTextBlockFormat block = blockFormat(0, HeadingLineHeight, font);
    block.setAlignment(alignment);
    m_format = charFormat(font, m_style.text);
    m_cursor.setBlockFormat(block);
    m_cursor.setBlockCharFormat(m_format);
    m_text = DisplayText();
}

void DocumentWriter::leaveTable()
{
    m_table = nullptr;
    m_cursor.movePosition(QTextCursor::End);
    QTextBlockFormat block;
    block.setProperty(MarkdownProperty::Unused, true);
    block.setLineHeight(1, QTextBlockFormat::FixedHeight);
    m_cursor.setBlockFormat(block);
}

void DocumentWriter::write(QStringView text, const QTextCharFormat &format)
{
    if (!text.isEmpty())
        m_cursor.insertText(m_text.convert(text), format);
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
    if (block.topMargin() > 0)
        block.setTopMargin(topMarginAfter(before, block));
    block.setLeftMargin(block.leftMargin() + place.indent);
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
    if (!atUnusedBlock()) {
        m_cursor.insertBlock(block, format);
        return;
    }
    if (m_cursor.position() == 0) // the ground of code needs its room even there
        block.setTopMargin(block.hasProperty(MarkdownProperty::CodeRun) ? 1.5 * m_style.space : 0);
    m_cursor.setBlockFormat(block);
    m_cursor.setBlockCharFormat(format);
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
