#include "core/markdown/linemarks.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Whether a mark of this size is followed by a blank or by nothing.
bool standsAlone(QStringView line, qsizetype size)
{
    return size == line.size() || isBlank(line[size]);
}

QString columnRule(QStringView cell)
{
    const bool left = cell.startsWith(u':');
    const bool right = cell.size() > 1 && cell.endsWith(u':');
    const QStringView dashes = cell.sliced(left ? 1 : 0).chopped(right ? 1 : 0);
    if (dashes.isEmpty() || runLength(dashes, u'-') != dashes.size())
        return {};
    return (left ? u":--"_s : u"---"_s) + (right ? u":|"_s : u"-|"_s);
}

} // namespace

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t';
}

qsizetype runLength(QStringView text, QChar mark)
{
    const auto *end = std::ranges::find_if_not(text, [mark](QChar c) { return c == mark; });
    return end - text.begin();
}

QStringView afterBlanks(QStringView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    return text;
}

QStringView trimmedBlanks(QStringView text)
{
    text = afterBlanks(text);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

bool isRule(QStringView line)
{
    if (line.isEmpty() || !QStringView(u"-_*").contains(line.front()))
        return false;
    const QChar mark = line.front();
    return std::ranges::all_of(line, [mark](QChar c) { return c == mark || isBlank(c); }) &&
           std::ranges::count(line, mark) >= 3;
}

bool isHeading(QStringView line)
{
    const qsizetype level = runLength(line, u'#');
    return level >= 1 && level <= 6 && standsAlone(line, level);
}

bool isUnderline(QStringView line)
{
    const QStringView marks = trimmedBlanks(line);
    return !marks.isEmpty() && (marks.front() == u'=' || marks.front() == u'-') &&
           runLength(marks, marks.front()) == marks.size();
}

QString tableColumns(QStringView line)
{
    QStringView cells = trimmedBlanks(line);
    if (!cells.contains(u'|') || !cells.contains(u'-'))
        return {};
    if (cells.startsWith(u'|'))
        cells = cells.sliced(1);
    if (cells.endsWith(u'|'))
        cells.chop(1);
    QString columns = u"|"_s;
    for (const QStringView cell : cells.split(u'|')) {
        const QString rule = columnRule(trimmedBlanks(cell));
        if (rule.isEmpty())
            return {};
        columns += rule;
    }
    return columns;
}

std::optional<ContainerMark> containerMark(QStringView line)
{
    using Kind = MarkdownContainer::Kind;
    if (line.isEmpty())
        return {};
    const QChar first = line.front();
    if (first == u'>')
        return ContainerMark{{.kind = Kind::Quote, .mark = first}, 1};
    if (QStringView(u"-+*").contains(first)) {
        if (!standsAlone(line, 1))
            return {};
        return ContainerMark{{.kind = Kind::Bullet, .mark = first, .isUnused = true}, 1};
    }
    constexpr qsizetype mostDigits = 9;
    const auto *end =
        std::find_if_not(line.begin(), line.begin() + std::min(mostDigits, line.size()), isDigit);
    const qsizetype digits = end - line.begin();
    if (digits == 0 || digits == line.size() || !QStringView(u".)").contains(line[digits]) ||
        !standsAlone(line, digits + 1))
        return {};
    return ContainerMark{{.kind = Kind::Ordered,
                          .mark = line[digits],
                          .number = line.first(digits).toUInt(),
                          .isUnused = true},
                         digits + 1};
}

qsizetype taskMark(QStringView line, MarkdownContainer::Task &task)
{
    using Task = MarkdownContainer::Task;
    if (line.size() < 3 || line[0] != u'[' || line[2] != u']' || !standsAlone(line, 3) ||
        !QStringView(u" xX").contains(line[1]))
        return 0;
    task = line[1] == u' ' ? Task::Unticked : Task::Ticked;
    return line.size() - afterBlanks(line.sliced(3)).size();
}

} // namespace Conclave
