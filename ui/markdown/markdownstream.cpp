#include "ui/markdown/markdownstream.h"

#include "core/markdown/codefence.h"
#include "core/markdown/growingtail.h"
#include "ui/markdown/markdownbuilder.h"

#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

namespace Conclave {

namespace {

constexpr qsizetype RichLimit = 200'000;
constexpr qsizetype PlainLimit = 1'000'000;

} // namespace

MarkdownStream::MarkdownStream(QTextDocument &document) : m_document(document)
{
}

void MarkdownStream::clear()
{
    m_raw.clear();
    m_grows = false;
    restart();
}

void MarkdownStream::restart()
{
    m_document.clear();
    m_splitter = {};
    m_references = {};
    m_begins.clear();
    m_settledOffset = 0;
    m_settledPosition = 0;
    m_open.clear();
    m_taken = 0;
    m_isGuess = false;
}

void MarkdownStream::render(const MarkdownStyle &style, qsizetype most)
{
    QTextCursor edit(&m_document);
    edit.beginEditBlock();
    MarkdownBuilder builder(m_document, style, m_references);
    m_kept = 0;
    addNewText(builder, std::min(most, m_raw.size()));
    m_settledOffset = m_splitter.openOffset();
    showTail(builder);
    builder.finishRewinding();
    edit.endEditBlock();
}

int MarkdownStream::positionOf(qsizetype offset) const
{
    const int end = m_document.characterCount() - 1;
    const auto next = std::ranges::upper_bound(m_begins, offset, {}, &Begin::offset);
    const bool isOpen = next == m_begins.end();
    const Begin behind = isOpen ? Begin{m_settledOffset, m_settledPosition} : *next;
    if (isOpen && offset >= behind.offset) // what is open is written about as long as it is shown
        return int(std::min<qsizetype>(behind.position + (offset - behind.offset), end));
    const Begin begin = next == m_begins.begin() ? Begin() : *std::prev(next);
    const double share = double(offset - begin.offset) / double(behind.offset - begin.offset);
    return std::clamp(begin.position + int(share * (behind.position - begin.position)), 0, end);
}

ShownSpan MarkdownStream::spanOf(const Range &part) const
{
    if (part.length <= 0 || part.end() > m_taken)
        return {};
    // Blocks can begin in the same line, and so at the same offset: all of them are looked at.
    const QList<Begin> begins = this->begins();
    const auto behind = std::ranges::lower_bound(begins, part.end(), {}, &Begin::offset);
    auto first = std::ranges::upper_bound(begins, part.position, {}, &Begin::offset);
    if (first == begins.begin())
        return {};
    first = std::ranges::lower_bound(begins, std::prev(first)->offset, {}, &Begin::offset);
    const bool isLast = behind == begins.end();
    const qsizetype end = isLast ? m_taken : behind->offset;
    const int to = isLast ? m_document.characterCount() - 1 : behind->position;
    const qsizetype offset = first->offset;
    return shownSpan(m_document,
                     {first->position, to},
                     m_raw.mid(offset, end - offset),
                     {part.position - offset, part.length});
}

/// Of all blocks, finished and open.
QList<MarkdownStream::Begin> MarkdownStream::begins() const
{
    QList<Begin> begins = m_begins;
    for (const MarkdownBuilder::Written &open : m_open)
        begins.append({open.block.offset, open.before.position});
    return begins;
}

void MarkdownStream::addNewText(MarkdownBuilder &builder, qsizetype most)
{
    const qsizetype before = m_taken;
    const auto passes = [before, most](qsizetype limit) { return before <= limit && most > limit; };
    addUpTo(std::min(RichLimit, most), builder);
    if (passes(RichLimit)) {
        add(m_splitter.switchToPlainText(), builder);
        removeRest(builder);
        builder.addNote(tr("This answer is very long. From here on it is shown as plain text."));
    }
    addUpTo(std::min(PlainLimit, most), builder);
    if (passes(PlainLimit)) {
        add(m_splitter.switchToPlainText(), builder);
        removeRest(builder);
        builder.addNote(tr("The rest is not shown. “Copy as Markdown” copies all of it."));
    }
    m_taken = most > PlainLimit ? m_raw.size() : most;
}

void MarkdownStream::addUpTo(qsizetype limit, MarkdownBuilder &builder)
{
    if (limit > m_taken)
        add(m_splitter.feed(QStringView(m_raw).sliced(m_taken, limit - m_taken)), builder);
    m_taken = std::max(m_taken, limit);
}

void MarkdownStream::add(const QList<MarkdownBlock> &blocks, MarkdownBuilder &builder)
{
    for (const MarkdownBlock &block : blocks) {
        const MarkdownBuilder::Written written = place(block, builder);
        builder.finish(written);
        m_begins.append({block.offset, written.before.position});
    }
}

/// The tail as it will probably be.
QList<MarkdownBlock> MarkdownStream::growingTail(QList<MarkdownBlock> tail) const
{
    for (MarkdownBlock &block : tail) {
        if (block.kind != MarkdownBlock::Kind::FenceStart)
            continue;
        const qsizetype end = m_raw.indexOf(u'\n', block.offset);
        if (end < 0 || end >= m_taken) // the name of its language may not be whole
            block.text = CodeFence::marks(block.text).toString();
    }
    return Conclave::growingTail(tail);
}

void MarkdownStream::showTail(MarkdownBuilder &builder)
{
    const QList<MarkdownBlock> open = m_splitter.tail();
    const bool isUnfinished = m_grows || m_taken < m_raw.size();
    const QList<MarkdownBlock> tail = isUnfinished ? growingTail(open) : open;
    m_isGuess = tail != open;
    QStringList definitions;
    for (const MarkdownBlock &block : tail)
        if (block.kind == MarkdownBlock::Kind::Definition)
            definitions.append(block.text);
    const bool hadReferences = !m_references.isEmpty();
    m_references.setProvisional(definitions);
    // A link in any of them may go elsewhere now, and what stands before them may change its
    // length.
    if (hadReferences || !m_references.isEmpty())
        removeRest(builder);
    builder.updateLinks();

    QList<MarkdownBuilder::Written> written;
    for (const MarkdownBlock &block : tail)
        written.append(place(block, builder));
    removeRest(builder);
    m_settledPosition =
        written.isEmpty() ? builder.mark().position : written.constFirst().before.position;
    m_open = written;
}

/// Writes the block that comes next, unless it stands there already.
MarkdownBuilder::Written MarkdownStream::place(const MarkdownBlock &block, MarkdownBuilder &builder)
{
    if (m_kept < m_open.size() && m_open[m_kept].block == block)
        return m_open[m_kept++];
    removeRest(builder);
    return builder.write(block);
}

/// Removes what was open before and has not been kept.
void MarkdownStream::removeRest(MarkdownBuilder &builder)
{
    if (m_kept == m_open.size())
        return;
    builder.rewind(m_open[m_kept].before);
    m_open.resize(m_kept);
}

} // namespace Conclave
