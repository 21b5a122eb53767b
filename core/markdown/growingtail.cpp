#include "core/markdown/growingtail.h"

#include "core/markdown/closedmarks.h"
#include "core/markdown/linemarks.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

using Kind = MarkdownBlock::Kind;

namespace {

constexpr qsizetype MostColumns = 32; ///< Of a table that is not yet known to be one.

/// Whether it begins, or is, the rule below the header of a table.
bool isPartOfRule(QStringView line)
{
    return std::ranges::all_of(line, [](QChar c) { return QStringView(u"\\|:- ").contains(c); });
}

qsizetype cellCount(QStringView header)
{
    qsizetype bars = 0;
    for (qsizetype i = 1; i < header.size(); ++i)
        bars += header[i] == u'|' && header[i - 1] != u'\\';
    return bars + (header.endsWith(u'|') ? 0 : 1);
}

/// Whether a line of a paragraph may be the mark of something else, as soon as more of it is there.
bool isPartOfMark(QStringView line)
{
    constexpr qsizetype MostDigits = 9;
    const QStringView text = trimmedBlanks(line);
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const bool endsItem = text.endsWith(u'.') || text.endsWith(u')');
    const QStringView number = text.chopped(endsItem ? 1 : 0);
    const bool isNumber =
        !number.isEmpty() && number.size() <= MostDigits && std::ranges::all_of(number, isDigit);
    const bool isRun = !text.isEmpty() && QStringView(u"-=+*#`~").contains(text.front()) &&
                       runLength(text, text.front()) == text.size();
    return isNumber || isRun;
}

/// Takes away a last line that may still become something else.
void dropUnsettledLine(MarkdownBlock &paragraph)
{
    const qsizetype end = paragraph.text.lastIndexOf(u'\n');
    if (end < 0)
        return;
    const QStringView line = QStringView(paragraph.text).sliced(end + 1);
    const bool isBelowHeader = paragraph.text.startsWith(u'|') && isPartOfRule(line) &&
                               paragraph.text.indexOf(u'\n') == end;
    if (isBelowHeader || isPartOfMark(line))
        paragraph.text.truncate(end);
}

/// Adds the columns that the rule below the header has not drawn yet.
void completeColumns(MarkdownBlock &header)
{
    if (header.columns.isEmpty())
        header.columns = u"|"_s;
    const qsizetype drawn = header.columns.count(u'|') - 1;
    const qsizetype missing = cellCount(trimmedBlanks(header.text)) - drawn;
    if (missing > 0 && drawn + missing <= MostColumns)
        header.columns += tableColumns(u"-|"_s.repeated(missing)).sliced(1);
}

void settleParagraph(MarkdownBlock &paragraph)
{
    dropUnsettledLine(paragraph);
    const QString &text = paragraph.text;
    const QStringView header = trimmedBlanks(text);
    if (paragraph.continues || header.size() < 2 || header.front() != u'|' ||
        text.contains(u'\n') || cellCount(header) > MostColumns)
        return;
    paragraph.kind = Kind::Table;
}

} // namespace

QList<MarkdownBlock> growingTail(QList<MarkdownBlock> tail)
{
    if (tail.isEmpty())
        return tail;
    MarkdownBlock &last = tail.last();
    if (last.kind == Kind::Paragraph)
        settleParagraph(last);
    if (last.kind == Kind::Table)
        completeColumns(last);
    if (last.kind == Kind::Paragraph || (last.kind == Kind::Markdown && isHeading(last.text)))
        last.text = withClosedMarks(last.text);
    else if (last.kind == Kind::Table || last.kind == Kind::TableRow)
        last.text = rowWithClosedMarks(last.text);
    if (last.kind == Kind::Paragraph && last.text.isEmpty()) {
        if (!last.containers.isEmpty() && last.containers.constLast().isUnused)
            last.kind = Kind::Marker;
        else
            tail.removeLast();
    }
    return tail;
}

} // namespace Conclave
