#include "ui/markdown/shownlines.h"

#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>

namespace Conclave {

namespace {

/// Whether `c` stands within its line, and where it stands depends on nothing that follows later.
bool isSimple(QChar c)
{
    constexpr char16_t FirstMark = 0x300;
    if (c < QChar(FirstMark))
        return true;
    if (c.isMark() || c.isSurrogate() || c == QChar::ObjectReplacementCharacter)
        return false;
    switch (c.direction()) {
    case QChar::DirL:
    case QChar::DirEN:
    case QChar::DirES:
    case QChar::DirET:
    case QChar::DirCS:
    case QChar::DirB:
    case QChar::DirS:
    case QChar::DirWS:
    case QChar::DirON:
        return true;
    default:
        return false;
    }
}

} // namespace

ShownLines::ShownLines(const QTextBlock &block)
    : m_text(block.text())
    , m_blockFormat(block.blockFormatIndex())
    , m_position(block.layout()->position())
    , m_isSimple(std::ranges::all_of(m_text, isSimple))
{
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        const int end = fragment.position() + fragment.length() - block.position();
        if (!m_runs.isEmpty() && m_runs.constLast().format == fragment.charFormatIndex())
            m_runs.last().end = end;
        else
            m_runs.append({end, fragment.charFormatIndex()});
    }
    const QTextLayout &layout = *block.layout();
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        m_lines.append(
            {line.textStart() + line.textLength(), line.naturalTextRect(), line.ascent()});
    }
}

std::optional<qreal> ShownLines::firstChange(const ShownLines &now) const
{
    if (!m_isSimple || !now.m_isSimple || m_blockFormat != now.m_blockFormat ||
        m_position != now.m_position || now.m_lines.isEmpty())
        return {};
    const qsizetype same = sameAs(now);
    const auto [was, is] =
        std::ranges::mismatch(m_lines, now.m_lines, [same](const Line &before, const Line &after) {
            return before == after && before.end <= same;
        });
    const auto changed = is == now.m_lines.end() ? std::prev(is) : is;
    return now.m_position.y() + changed->rect.top();
}

/// How many characters, from the first, are the same in the same formats.
qsizetype ShownLines::sameAs(const ShownLines &other) const
{
    const auto text = std::ranges::mismatch(m_text, other.m_text).in1 - m_text.begin();
    const auto [was, is] = std::ranges::mismatch(m_runs, other.m_runs);
    if (was == m_runs.end() || is == other.m_runs.end() || was->format != is->format)
        return std::min<qsizetype>(text, was == m_runs.begin() ? 0 : std::prev(was)->end);
    return std::min<qsizetype>(text, std::min(was->end, is->end));
}

} // namespace Conclave
