#include "ui/markdown/documentwriter.h"

#include "ui/markdown/markdownproperty.h"
#include "ui/markdown/sidewaysscroll.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>
#include <utility>

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
    Mark mark{.position = m_cursor.position(),
              .block = m_cursor.blockFormat(),
              .characters = m_cursor.blockCharFormat(),
              .tableNote = {}};
    if (const QTextTable *table = lastTable()) {
        mark.table = table->objectIndex();
        mark.tableRows = table->rows();
        mark.tableNote = m_cursor.block().text();
    }
    return mark;
}

void DocumentWriter::rewind(const Mark &mark)
{
    m_textOpen = false;
    if (mark.table >= 0) {
        rewindTable(mark);
        return;
    }
    m_cursor.setPosition(mark.position);
    m_cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    m_cursor.removeSelectedText();
    if (m_cursor.blockFormat() == mark.block)
        return;
    m_cursor.setBlockFormat(mark.block); // removing a block may leave its format behind
    m_cursor.setBlockCharFormat(mark.characters);
}

void DocumentWriter::rewindTable(const Mark &mark)
{
    auto *table = static_cast<QTextTable *>(m_cursor.document()->object(mark.table));
    if (table->rows() > mark.tableRows)
        table->removeRows(mark.tableRows, table->rows() - mark.tableRows);
    m_cursor.setPosition(table->lastPosition() + 1);
    m_cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    const bool isChanged = m_cursor.selectedText() != mark.tableNote;
    if (isChanged)
        m_cursor.removeSelectedText();
    m_cursor.movePosition(QTextCursor::End);
    if (m_cursor.blockFormat() != mark.block) {
        m_cursor.setBlockFormat(mark.block);
        m_cursor.setBlockCharFormat(mark.characters);
    }
    if (isChanged)
        m_cursor.insertText(mark.tableNote, mark.characters);
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
        mirrorBlock(Qt::LeftToRight);
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

void DocumentWriter::startCode(QStringView language, const Place &place)
{
    const QFont font = scaled(m_style.body, CaptionSize);
    QTextBlockFormat block = blockFormat(5 * m_style.space, BodyLineHeight, font);
    block.setProperty(MarkdownProperty::CodeRun, currentCodeRun() + 1);
    if (language.isEmpty()) // the line remains as the padding above the code
        block.setLineHeight(m_style.space, QTextBlockFormat::FixedHeight);
    block.setLeftMargin(3 * m_style.space);
    startBlock(block, charFormat(font, m_style.secondary), place);
    write(language, m_format);
}

void DocumentWriter::addCodeLine(QStringView line, const Place &place)
{
    QTextBlockFormat block = blockFormat(0, CodeLineHeight, m_style.code);
    block.setProperty(MarkdownProperty::CodeRun, currentCodeRun());
    block.setLeftMargin(3 * m_style.space);
    block.setRightMargin(3 * m_style.space);
    startBlock(block, charFormat(m_style.code, m_style.text), place);
    write(line, m_format);
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

void DocumentWriter::startTable(int columns, const Place &place)
{
    QTextTableFormat format;
    format.setLeftMargin(place.indent);
    format.setTopMargin(3 * m_style.space);
    format.setBottomMargin(2 * m_style.space);
    format.setCellPadding(1.5 * m_style.space);
    format.setCellSpacing(0);
    format.setBorder(0); // Qt's own borders make painting four times as slow
    format.setBorderCollapse(false);
    format.setHeaderRowCount(1);
    m_table = m_cursor.insertTable(1, columns, format);
    m_row = 0;
    m_headDirection = {};
}

bool DocumentWriter::resumeTable()
{
    if (!m_isReopened)
        m_table = lastTable();
    return m_table != nullptr;
}

void DocumentWriter::reopenTableRow(int tableIndex, int row)
{
    m_table = static_cast<QTextTable *>(m_cursor.document()->object(tableIndex));
    m_row = row;
    m_isReopened = true;
}

int DocumentWriter::nextTableRow() const
{
    return m_isReopened ? m_row : m_table->rows() + hiddenRows();
}

void DocumentWriter::addTableRow()
{
    if (m_isReopened)
        return;
    m_row = m_table->rows();
    m_table->appendRows(1);
}

void DocumentWriter::enterCell(int column, Qt::Alignment alignment)
{
    const QTextTableCell cell = m_table->cellAt(m_row, column);
    m_cursor = cell.firstCursorPosition();
    if (m_isReopened) {
        m_cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor::KeepAnchor);
        m_cursor.removeSelectedText();
    }
    QFont font = m_style.body;
    font.setWeight(m_row == 0 ? QFont::DemiBold : m_style.body.weight());
    QTextBlockFormat block = blockFormat(0, HeadingLineHeight, font);
    block.setAlignment(alignment);
    block.setLayoutDirection(Qt::LeftToRight);
    if (column == 0)
        block.setProperty(MarkdownProperty::TableRow, m_row);
    m_format = charFormat(font, m_style.text);
    m_cursor.setBlockFormat(block);
    m_cursor.setBlockCharFormat(m_format);
    m_text = DisplayText();
    m_indent = 0;
    openText();
}

void DocumentWriter::leaveTable()
{
    if (m_headDirection.isRightToLeft()) {
        QTextTableFormat format = m_table->format();
        format.setAlignment(Qt::AlignRight); // Qt cannot turn its columns round
        m_table->setFormat(format);
    }
    const int index = std::exchange(m_table, nullptr)->objectIndex();
    m_cursor.movePosition(QTextCursor::End);
    if (std::exchange(m_isReopened, false) || hiddenRows() > 0)
        return;
    QTextBlockFormat block;
    block.setProperty(MarkdownProperty::TableIndex, index);
    block.setProperty(MarkdownProperty::Unused, true);
    block.setLineHeight(1, QTextBlockFormat::FixedHeight);
    m_cursor.setBlockFormat(block);
}

int DocumentWriter::hiddenRows() const
{
    return m_cursor.document()->lastBlock().blockFormat().intProperty(MarkdownProperty::HiddenRows);
}

void DocumentWriter::setHiddenRows(int count, const QString &note)
{
    m_cursor.movePosition(QTextCursor::End);
    m_cursor.movePosition(QTextCursor::StartOfBlock, QTextCursor::KeepAnchor);
    m_cursor.removeSelectedText();
    QTextBlockFormat block = noteFormat();
    block.setProperty(MarkdownProperty::TableIndex, lastTable()->objectIndex());
    block.setProperty(MarkdownProperty::HiddenRows, count);
    m_format = charFormat(noteFont(), m_style.secondary);
    m_cursor.setBlockFormat(block);
    m_cursor.setBlockCharFormat(m_format);
    m_text = DisplayText();
    write(note, m_format);
}

QTextTable *DocumentWriter::lastTable() const
{
    // While an edit goes on, a cursor does not know the tables that were made in it.
    const QTextDocument &document = *m_cursor.document();
    const QTextBlockFormat last = document.lastBlock().blockFormat();
    if (!last.hasProperty(MarkdownProperty::TableIndex))
        return nullptr;
    return static_cast<QTextTable *>(
        document.object(last.intProperty(MarkdownProperty::TableIndex)));
}

void DocumentWriter::write(QStringView text, const QTextCharFormat &format)
{
    if (text.isEmpty())
        return;
    const QString shown = m_text.convert(text);
    if (m_isIsolated)
        m_direction.addIsolated(shown);
    else
        m_direction.add(shown);
    m_cursor.insertText(shown, format);
}

void DocumentWriter::beginIsolated()
{
    m_isIsolated = true;
    m_isolated.append({m_cursor.position(), m_cursor.position()});
}

void DocumentWriter::endIsolated()
{
    m_isIsolated = false;
    m_isolated.last().second = m_cursor.position();
}

void DocumentWriter::openText()
{
    m_textOpen = true;
    m_direction = {};
    m_isolated.clear();
}

void DocumentWriter::finishText()
{
    if (!std::exchange(m_textOpen, false))
        return;
    if (m_direction.isRightToLeft())
        mirrorBlock(Qt::RightToLeft);
    if (m_direction.hasRightToLeft())
        isolate();
    if (m_table && m_row == 0 && !m_headDirection.isKnown())
        m_headDirection = m_direction;
}

void DocumentWriter::mirrorBlock(Qt::LayoutDirection direction)
{
    QTextBlockFormat block = m_cursor.blockFormat();
    block.setLayoutDirection(direction);
    if (direction == Qt::RightToLeft && !block.tabPositions().isEmpty()) {
        // Qt turns the types of tabs round, too: a left one would become one that ends its text.
        const qreal hang = block.tabPositions().first().position;
        block.setTabPositions({QTextOption::Tab(hang, QTextOption::RightTab)});
        SidewaysScroll::addSurplus(*m_cursor.document(), hang);
    }
    block.setLeftMargin(block.leftMargin() - m_indent);
    block.setRightMargin(block.rightMargin() + m_indent);
    block.setProperty(MarkdownProperty::Mirrored, m_indent);
    m_cursor.setBlockFormat(block);
}

void DocumentWriter::isolate()
{
    QTextCursor cursor(m_cursor);
    for (auto range = m_isolated.crbegin(); range != m_isolated.crend(); ++range) {
        cursor.setPosition(range->second);
        cursor.insertText(QString(QChar(0x2069)), m_format);
        cursor.setPosition(range->first);
        cursor.insertText(QString(QChar(0x2066)), m_format);
    }
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
    m_indent = place.indent;
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
    m_textOpen = false;
    if (atUnusedBlock()) {
        if (m_cursor.position() == 0)
            block.setTopMargin(0);
        m_cursor.setBlockFormat(block);
        m_cursor.setBlockCharFormat(format);
    } else {
        m_cursor.insertBlock(block, format);
    }
    // Code in an item or a quote stands on the side where that has its marker or its bar.
    if (block.hasProperty(MarkdownProperty::CodeRun) && place.indent > 0 &&
        before.hasProperty(MarkdownProperty::Mirrored))
        mirrorBlock(Qt::LeftToRight);
}

void DocumentWriter::startText(const QTextBlockFormat &block,
                               const QTextCharFormat &format,
                               const Place &place)
{
    const Qt::LayoutDirection before = m_cursor.blockFormat().layoutDirection();
    startBlock(block, format, place);
    openText();
    if (place.continues) // in the direction of its begin
        m_direction.add(before == Qt::RightToLeft ? u"\u200f" : u"\u200e");
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
    return m_cursor.document()->isEmpty() ||
           m_cursor.blockFormat().hasProperty(MarkdownProperty::Unused);
}

int DocumentWriter::currentCodeRun() const
{
    return m_cursor.blockFormat().intProperty(MarkdownProperty::CodeRun);
}

} // namespace Conclave
