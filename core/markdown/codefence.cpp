#include "core/markdown/codefence.h"

#include "core/markdown/linecursor.h"
#include "core/markdown/linemarks.h"

#include <algorithm>

namespace Conclave {

std::optional<CodeFence> CodeFence::opening(QStringView line)
{
    const QStringView text = line.trimmed();
    if (!text.startsWith(u'`') && !text.startsWith(u'~'))
        return {};
    const QChar mark = text.front();
    const qsizetype length = runLength(text, mark);
    if (length < 3 || (mark == u'`' && text.mid(length).contains(mark)))
        return {};
    return CodeFence{mark, static_cast<int>(length), indentation(line)};
}

QStringView CodeFence::marks(QStringView line)
{
    const QStringView text = line.trimmed();
    return text.isEmpty() ? text : text.first(runLength(text, text.front()));
}

QStringView CodeFence::language(QStringView line)
{
    const QStringView info = line.trimmed().sliced(marks(line).size()).trimmed();
    const auto *end = std::ranges::find_if(info, [](QChar c) { return c.isSpace(); });
    return info.first(end - info.begin());
}

bool CodeFence::isClosedBy(QStringView line) const
{
    const QStringView text = line.trimmed();
    return text.size() >= length && runLength(text, mark) == text.size() &&
           indentation(line) <= indent + 3;
}

} // namespace Conclave
