#include "ui/markdown/markdownbuilder.h"

#include "ui/markdown/codefence.h"
#include "ui/markdown/markdownreader.h"

namespace Conclave {

namespace {

QStringView withoutLineEnd(QStringView line)
{
    while (line.endsWith(u'\n') || line.endsWith(u'\r'))
        line.chop(1);
    return line;
}

QStringView withoutIndent(QStringView line, int indent)
{
    while (indent-- > 0 && line.startsWith(u' '))
        line = line.sliced(1);
    return line;
}

} // namespace

MarkdownBuilder::MarkdownBuilder(QTextDocument &document, const MarkdownStyle &style)
    : m_document(document)
    , m_style(style)
    , m_writer(document, style)
{
}

void MarkdownBuilder::add(const MarkdownBlock &block)
{
    QTextCursor edit(&m_document); // without it each insertion would be laid out by itself
    edit.beginEditBlock();
    write(block);
    edit.endEditBlock();
}

void MarkdownBuilder::write(const MarkdownBlock &block)
{
    switch (block.kind) {
    case MarkdownBlock::Kind::Markdown:
        writeMarkdown(block.text);
        break;
    case MarkdownBlock::Kind::FenceStart:
        m_writer.startCode(CodeFence::language(block.text), {});
        break;
    case MarkdownBlock::Kind::CodeLine:
        m_writer.addCodeLine(withoutIndent(withoutLineEnd(block.text), block.indent), {});
        break;
    case MarkdownBlock::Kind::FenceEnd:
        break; // the next block keeps its distance by itself
    case MarkdownBlock::Kind::PlainLine:
        m_writer.addPlainLine(withoutLineEnd(block.text));
        break;
    }
}

void MarkdownBuilder::writeMarkdown(const QString &source)
{
    const DocumentWriter::Mark before = mark();
    if (MarkdownReader(m_writer, m_style, source).read())
        return;
    rewind(before);
    const auto lines = QStringView(source).split(u'\n');
    for (const QStringView line : lines)
        m_writer.addPlainLine(withoutLineEnd(line));
}

} // namespace Conclave
