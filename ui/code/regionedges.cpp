#include "ui/code/regionedges.h"

#include "ui/code/codecursor.h"
#include "ui/code/codestate.h"

#include <algorithm>

namespace Conclave {

namespace {

constexpr qsizetype LongestTag = 16;
constexpr qsizetype LongestHeredocWord = 40;

/// Short enough for a state; two different words rarely have the same.
int shortHash(QStringView word)
{
    unsigned hash = 7;
    for (const QChar c : word)
        hash = hash * 31 + c.unicode();
    return int((hash ^ hash >> 10 ^ hash >> 20) & (CodeState::MostData >> 1));
}

QChar characterAt(QStringView text, qsizetype place)
{
    return place < text.size() ? text[place] : QChar();
}

std::optional<RegionOpening> counted(const CodeRegion &region, QStringView text)
{
    RegionOpening opening{.length = region.open.size()};
    for (; characterAt(text, opening.length) == region.counted; ++opening.length)
        ++opening.data;
    if (opening.data > CodeState::MostData ||
        !text.sliced(opening.length).startsWith(region.openTail))
        return {};
    opening.length += region.openTail.size();
    return opening;
}

std::optional<RegionOpening> tagged(const CodeRegion &region, QStringView text)
{
    const QStringView tag = text.sliced(region.open.size()).left(LongestTag + 1);
    const qsizetype end = tag.indexOf(u'(');
    if (end < 0 || tag.first(end).contains(u' ') || tag.first(end).contains(u')'))
        return {};
    return RegionOpening{region.open.size() + end + 1, shortHash(tag.first(end))};
}

std::optional<RegionOpening> heredoc(const CodeRegion &region, QStringView text)
{
    RegionOpening opening{.length = region.open.size()};
    const QChar mark = characterAt(text, opening.length);
    if (mark == u'-' || mark == u'~')
        ++opening.length;
    const QChar quote = characterAt(text, opening.length);
    const bool quoted = quote == u'\'' || quote == u'"';
    if (quoted)
        ++opening.length;
    else if (!quote.isUpper() && quote != u'_') // a shift, or something appended
        return {};
    const QStringView rest = text.sliced(opening.length).left(LongestHeredocWord);
    const auto *end = std::ranges::find_if_not(rest, [](QChar c) { return isWordPart(c); });
    const QStringView word = rest.first(end - rest.begin());
    opening.length += word.size();
    if (word.isEmpty() || (quoted && characterAt(text, opening.length++) != quote))
        return {};
    opening.data = shortHash(word) << 1 | int(quote == u'\'');
    return opening;
}

qsizetype taggedEnd(const CodeRegion &region, QStringView text, int data)
{
    if (!text.startsWith(u')'))
        return 0;
    const QStringView tag = text.sliced(1);
    const qsizetype end = tag.left(LongestTag + 1).indexOf(region.close);
    return end >= 0 && shortHash(tag.first(end)) == data ? 1 + end + region.close.size() : 0;
}

} // namespace

std::optional<RegionOpening>
RegionOpening::read(const CodeRegion &region, QStringView text, bool formatted)
{
    if (region.has(CodeRegion::Heredoc))
        return heredoc(region, text);
    if (region.has(CodeRegion::Tagged))
        return tagged(region, text);
    if (!region.counted.isNull())
        return counted(region, text);
    const bool interpolates = formatted && region.has(CodeRegion::Formatted);
    return RegionOpening{region.open.size(), interpolates ? 1 : 0};
}

qsizetype endingLength(const CodeRegion &region, QStringView text, int data)
{
    if (region.has(CodeRegion::Tagged))
        return taggedEnd(region, text, data);
    if (region.close.isEmpty() || text.front() != region.close.front() ||
        !text.startsWith(region.close))
        return 0;
    qsizetype length = region.close.size();
    if (!region.counted.isNull()) {
        const QStringView run = text.sliced(length).left(data);
        const auto isCounted = [&region](QChar c) { return c == region.counted; };
        if (run.size() < data || !std::ranges::all_of(run, isCounted))
            return 0;
        length += data;
    }
    return text.sliced(length).startsWith(region.closeTail) ? length + region.closeTail.size() : 0;
}

bool endsHeredoc(QStringView line, int data)
{
    QStringView word = line.trimmed();
    while (word.endsWith(u';') || word.endsWith(u',') || word.endsWith(u')'))
        word.chop(1);
    return shortHash(word) == data >> 1;
}

} // namespace Conclave
