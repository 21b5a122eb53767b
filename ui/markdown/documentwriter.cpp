#include "ui/markdown/documentwriter.h"

#include "ui/code/codelanguage.h"
#include "ui/code/codelexer.h"
#include "ui/markdown/blocklook.h"
#include "ui/markdown/codeformat.h"
#include "ui/markdown/markdownproperty.h"

#include <QFontMetricsF>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

namespace Conclave {

DocumentWriter::DocumentWriter(QTextDocument &document, const MarkdownStyle &style)
    : m_style(style)
    , m_cursor(&document)
    , m_table(document, style)
{
    m_cursor.movePosition(QTextCursor::End);
}

DocumentWriter::Mark DocumentWriter::mark() const
{
    if (m_kept)
        return m_kept.mark();
    return {
        m_cursor.position(), m_cursor.blockFormat(), m_cursor.blockCharFormat(), m_table.state()};
}

void DocumentWriter::rewind(const Mark &mark)
{
    m_direction.close();
    if (m_kept.keep(m_cursor, mark))
        return;
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

int DocumentWriter::usedBlocks() const
{
    return m_cursor.document()->blockCount() - (atUnusedBlock() ? 1 : 0);
}

void DocumentWriter::reopenBlock(int number)
{
    finishRewinding();
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
    startText(BlockLook::paragraph(m_style, !place.marker.isEmpty(), place.quotes > 0), place);
    writeMarker(place);
}

void DocumentWriter::startFormula(const Place &place)
{
    const bool mirrored = before().hasProperty(MarkdownProperty::Mirrored);
    startText(BlockLook::formula(m_style, mirrored), place);
    if (mirrored)
        BlockDirection::mirror(m_cursor, Qt::LeftToRight, place.indent);
}

void DocumentWriter::startFootnote(const Place &place)
{
    startText(BlockLook::footnote(m_style), place);
    writeMarker(place);
}

void DocumentWriter::startHeading(int level, const Place &place)
{
    startText(BlockLook::heading(m_style, level), place);
    writeMarker(place);
}

void DocumentWriter::startCode(QStringView info, const Place &place)
{
    BlockLook look = BlockLook::codeHead(m_style, !info.isEmpty());
    look.block.setProperty(MarkdownProperty::CodeRun, currentCodeRun() + 1);
    look.block.setProperty(MarkdownProperty::CodeLanguage, codeLanguageNumber(codeLanguage(info)));
    startBlock(look, place);
    write(codeLabel(info), m_format);
}

void DocumentWriter::addCodeLine(QStringView line, const Place &place)
{
    const QTextBlockFormat before = this->before();
    const int number = before.intProperty(MarkdownProperty::CodeLanguage);
    const CodeLanguage *language = codeLanguage(number);
    const CodeLine code =
        language ? lexCode(*language, line, before.intProperty(MarkdownProperty::CodeState))
                 : CodeLine();

    // A line that is too long goes on a little to the right of where it began.
    const qreal space = QFontMetricsF(m_style.code).horizontalAdvance(u' ');
    BlockLook look = BlockLook::codeLine(m_style, (keptIndent(line) + 2) * space);
    look.block.setProperty(MarkdownProperty::CodeRun, currentCodeRun());
    look.block.setProperty(MarkdownProperty::CodeLanguage, number);
    look.block.setProperty(MarkdownProperty::CodeState, code.state);
    startBlock(look, place);
    writeCode(line, code.spans);
    if (m_cursor.block().text() == line)
        return;
    QTextBlockFormat block = m_cursor.blockFormat();
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

void DocumentWriter::addPlainLine(QStringView line, const Place &place)
{
    startText(BlockLook::plainLine(m_style), place);
    write(line, m_format);
    finishText();
}

void DocumentWriter::addNote(const QString &note)
{
    startText(BlockLook::note(m_style), {});
    write(note, m_format);
    finishText();
}

void DocumentWriter::addRule(const Place &place)
{
    startBlock(BlockLook::rule(m_style), place);
}

void DocumentWriter::startTable(int columns, qreal indent)
{
    finishRewinding(); // or the table would begin below an empty line
    m_table.start(columns, indent);
}

void DocumentWriter::enterCell(int column, Qt::Alignment alignment)
{
    m_cursor = m_table.cell(column);
    BlockLook look = BlockLook::cell(m_style, m_table.isInHeader());
    look.block.setAlignment(alignment);
    look.block.setLayoutDirection(Qt::LeftToRight);
    if (column == 0)
        look.block.setProperty(MarkdownProperty::TableRow, m_table.row());
    m_format = look.text;
    m_cursor.setBlockFormat(look.block);
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
    const BlockLook look = BlockLook::note(m_style);
    m_table.setHiddenRows(count, look.block);
    m_cursor.movePosition(QTextCursor::End);
    m_format = look.text;
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

void DocumentWriter::breakLine(const QTextCharFormat &format)
{
    m_cursor.insertText(QString(QChar(QChar::LineSeparator)), format);
    m_text = DisplayText();
}

void DocumentWriter::startBlock(const BlockLook &look, const Place &place)
{
    const QTextBlockFormat before = this->before();
    QTextBlockFormat block = look.block;
    if (place.continues) {
        block.setTopMargin(0);
        block.setProperty(MarkdownProperty::Continues, true);
    }
    if (block.topMargin() > 0)
        block.setTopMargin(topMarginAfter(before, block, m_style));
    nest(block, place);
    m_format = look.text;
    m_text = DisplayText();
    m_direction.close();
    m_inHeader = false;
    if (atUnusedBlock()) {
        if (m_cursor.position() == 0) // the ground of code needs its room even there
            block.setTopMargin(block.hasProperty(MarkdownProperty::CodeRun) ? 1.5 * m_style.space
                                                                            : 0);
        m_kept.use();
        if (m_cursor.blockFormat() != block)
            m_cursor.setBlockFormat(block);
        if (m_cursor.blockCharFormat() != look.text)
            m_cursor.setBlockCharFormat(look.text);
        m_cursor.block().setUserState(-1); // a table may have left a count there
    } else {
        m_cursor.insertBlock(block, look.text);
    }
    // Or all of its text is shaped anew each time that a part of it is painted.
    m_cursor.block().layout()->setCacheEnabled(true);
    // Code in an item or a quote stands on the side where that has its marker or its bar.
    if (block.hasProperty(MarkdownProperty::CodeRun) && place.indent > 0 &&
        before.hasProperty(MarkdownProperty::Mirrored))
        BlockDirection::mirror(m_cursor, Qt::LeftToRight, place.indent);
}

void DocumentWriter::startText(const BlockLook &look, const Place &place)
{
    const Qt::LayoutDirection before = this->before().layoutDirection();
    startBlock(look, place);
    m_direction.open(place.indent);
    if (place.continues) // in the direction of its begin
        m_direction.write(before == Qt::RightToLeft ? u"\u200f" : u"\u200e");
}

void DocumentWriter::writeMarker(const Place &place)
{
    if (!place.marker.isEmpty())
        m_cursor.insertText(place.marker + u'\t', markerFormat(m_style));
}

bool DocumentWriter::atUnusedBlock() const
{
    if (m_kept)
        return true;
    const QTextBlockFormat format = m_cursor.blockFormat();
    const bool isUsed = format.hasProperty(MarkdownProperty::CodeRun) ||
                        format.hasProperty(MarkdownProperty::Rule); // even without text
    return (m_cursor.document()->isEmpty() && !isUsed) ||
           format.hasProperty(MarkdownProperty::Unused);
}

int DocumentWriter::currentCodeRun() const
{
    return before().intProperty(MarkdownProperty::CodeRun);
}

} // namespace Conclave
