#include "ui/markdown/markdownbuilder.h"

#include "core/markdown/codefence.h"
#include "core/math/mathtext.h"
#include "ui/markdown/formulawriter.h"
#include "ui/markdown/markdownreader.h"

#include <QTextDocument>

namespace Conclave {

using Kind = MarkdownBlock::Kind;

MarkdownBuilder::MarkdownBuilder(QTextDocument &document,
                                 const MarkdownStyle &style,
                                 LinkReferences &references)
    : m_document(document)
    , m_style(style)
    , m_references(references)
    , m_writer(document, style)
{
}

MarkdownBuilder::Written MarkdownBuilder::write(const MarkdownBlock &block)
{
    Written written{block, mark()};
    const int before = m_writer.usedBlocks();
    writeBlock(block);
    const int added = m_writer.usedBlocks() - before;
    if ((block.kind == Kind::Paragraph || block.kind == Kind::Markdown) && added <= 1)
        written.user = {block, m_document.blockCount() - 1};
    else if (const DocumentWriter::Mark after = mark();
             (block.kind == Kind::Table || block.kind == Kind::TableRow) && after.table.index >= 0)
        written.user = {block, after.table.index, after.table.rows - 1};
    return written;
}

void MarkdownBuilder::finish(const Written &written)
{
    if (written.block.kind == Kind::Definition)
        m_references.define(written.block.text);
    if (written.user)
        m_references.addUser(*written.user);
}

void MarkdownBuilder::writeBlock(const MarkdownBlock &block)
{
    QTextCursor edit(&m_document); // without it each insertion would be laid out by itself
    edit.beginEditBlock();
    switch (block.kind) {
    case Kind::Paragraph:
    case Kind::Markdown:
    case Kind::Table:
    case Kind::TableRow:
    case Kind::Marker: {
        const DocumentWriter::Mark before = mark();
        if (!writeMarkdown(block)) {
            rewind(before);
            if (block.kind == Kind::Table)
                addNote(tr("This table has too many columns. It is shown as it was written."));
            writeSource(block.kind == Kind::Table ? block.text + u'\n' + block.columns
                                                  : block.text);
        }
        break;
    }
    case Kind::FenceStart:
    case Kind::CodeLine:
        writeCode(block);
        break;
    case Kind::Formula:
        writeFormulaBlock(block);
        break;
    case Kind::FenceEnd: // the next block keeps its distance by itself
    case Kind::Definition:
        break;
    case Kind::PlainLine:
        m_writer.addPlainLine(block.text, {.marker = {}, .continues = block.continues});
        break;
    }
    edit.endEditBlock();
}

bool MarkdownBuilder::writeMarkdown(const MarkdownBlock &block)
{
    const QString definitions = m_references.definitionsFor(block.text);
    MarkdownReader reader(m_writer, m_style);
    if (block.kind == Kind::TableRow) // the table stands in the containers already
        return reader.readTableRow(block.text, block.columns, definitions);
    reader.enter(block.containers, block.continues);
    if (block.kind == Kind::Paragraph)
        return reader.readParagraph(block.text, definitions);
    if (block.kind == Kind::Table)
        return reader.read(definitions + block.text + u'\n' + block.columns);
    if (block.kind == Kind::Markdown)
        return reader.read(definitions + block.text);
    reader.useUpMarker();
    return true;
}

void MarkdownBuilder::writeCode(const MarkdownBlock &block)
{
    MarkdownReader reader(m_writer, m_style);
    reader.enter(block.containers, block.continues);
    DocumentWriter::Place place = reader.place();
    if (block.kind == Kind::CodeLine) {
        place.marker.clear();
        m_writer.addCodeLine(block.text, place);
        return;
    }
    reader.useUpMarker();
    m_writer.startCode(CodeFence::language(block.text), reader.place());
}

void MarkdownBuilder::writeFormulaBlock(const MarkdownBlock &block)
{
    MarkdownReader reader(m_writer, m_style);
    reader.enter(block.containers);
    reader.useUpMarker();
    if (mathText(block.text, true)) {
        m_writer.startFormula(reader.place());
        const QString source = u"$$\n" + block.text + u"\n$$";
        writeFormula(m_writer, m_style, m_writer.format(), block.text, source, true);
        m_writer.finishText();
        return;
    }
    m_writer.startCode(u"math", reader.place());
    const auto lines = QStringView(block.text).split(u'\n');
    for (const QStringView line : lines)
        m_writer.addCodeLine(line, reader.place());
}

void MarkdownBuilder::writeSource(const QString &source)
{
    const auto lines = QStringView(source).split(u'\n');
    for (const QStringView line : lines)
        m_writer.addPlainLine(line, {});
}

void MarkdownBuilder::updateLinks()
{
    const QList<LinkReferences::User> users = m_references.takeOutdated();
    for (const LinkReferences::User &user : users) {
        QTextCursor edit(&m_document);
        edit.beginEditBlock();
        if (user.block.columns.isEmpty()) {
            m_writer.reopenBlock(user.number);
            writeMarkdown(user.block);
            m_writer.closeReopenedBlock();
        } else {
            m_writer.table().reopenRow(user.number, user.row);
            MarkdownReader(m_writer, m_style)
                .readTableRow(user.block.text,
                              user.block.columns,
                              m_references.definitionsFor(user.block.text));
        }
        edit.endEditBlock();
    }
}

} // namespace Conclave
