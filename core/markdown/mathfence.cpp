#include "core/markdown/mathfence.h"

#include "core/markdown/codefence.h"
#include "core/math/mathtext.h"

#include <QStringList>

#include <utility>

namespace Conclave {

using Kind = MarkdownBlock::Kind;

bool MathFence::isOpenedBy(QStringView line)
{
    return CodeFence::language(line).compare(u"math", Qt::CaseInsensitive) == 0;
}

void MathFence::begin(QStringView line, qsizetype offset)
{
    m_size = 0;
    m_blocks = {{.kind = Kind::FenceStart, .text = line.toString(), .offset = offset}};
}

bool MathFence::add(const QString &line, qsizetype offset)
{
    m_size += line.size() + 1;
    m_blocks.append({.kind = Kind::CodeLine, .text = line, .offset = offset});
    return m_size <= LongestFormula;
}

MarkdownBlock MathFence::takeFormula()
{
    QStringList lines;
    const QList<MarkdownBlock> blocks = takeCode();
    for (const MarkdownBlock &block : blocks)
        if (block.kind == Kind::CodeLine)
            lines.append(block.text);
    return {.kind = Kind::Formula, .text = lines.join(u'\n'), .offset = blocks.constFirst().offset};
}

QList<MarkdownBlock> MathFence::takeCode()
{
    return std::exchange(m_blocks, {});
}

} // namespace Conclave
