#include "core/insight/sentences.h"

#include "core/insight/vocabulary.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isFence(QStringView line)
{
    return line.startsWith("```"_L1) || line.startsWith("~~~"_L1);
}

bool isProse(QStringView line)
{
    return !line.startsWith(u'#') && !line.startsWith(u'|') && !line.startsWith("---"_L1);
}

/// Takes the quote marks off; how many there were.
qsizetype unquote(QString &line)
{
    static const QRegularExpression marks(uR"(^(?:>\s*)+)"_s);
    const QString taken = marks.match(line).captured();
    line.remove(0, taken.size());
    return taken.count(u'>');
}

QString withoutListMark(const QString &line)
{
    static const QRegularExpression mark(uR"(^(?:[-*+]|\d{1,3}[.)])\s+)"_s);
    return QString(line).remove(mark);
}

/// The boundary finder takes the point of "20. November" for the end of a sentence.
bool isInDate(QStringView sentence, QStringView rest)
{
    static const QRegularExpression day(uR"((?:^|\s)\d{1,2}\.\s*$)"_s);
    constexpr qsizetype LongestMonth = 12;
    qsizetype end = 0;
    while (end < std::min(rest.size(), LongestMonth) && rest[end].isLetter())
        ++end;
    return Vocabulary::month(rest.first(end).toString()) > 0 &&
           day.match(sentence.last(std::min<qsizetype>(sentence.size(), 5)).toString()).hasMatch();
}

void split(const QString &paragraph, QStringList &result)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Sentence, paragraph);
    qsizetype start = 0;
    for (qsizetype end = finder.toNextBoundary(); end >= 0; end = finder.toNextBoundary()) {
        if (isInDate(QStringView(paragraph).sliced(start, end - start),
                     QStringView(paragraph).sliced(end)))
            continue;
        const QString sentence = paragraph.mid(start, end - start).simplified();
        if (!sentence.isEmpty())
            result.append(sentence);
        start = end;
    }
}

} // namespace

QStringList sentences(const QString &markdown)
{
    QStringList result;
    QString paragraph;
    QChar fence; // of the code block we are in
    qsizetype depth = 0;
    const auto flush = [&] { split(std::exchange(paragraph, {}), result); };
    for (const QString &line : markdown.split(u'\n')) {
        QString text = line.trimmed();
        const qsizetype quoted = unquote(text);
        if (quoted > std::exchange(depth, quoted))
            flush();
        if (isFence(text) && (fence.isNull() || text.front() == fence)) {
            fence = fence.isNull() ? text.front() : QChar();
            flush();
        } else if (!fence.isNull()) {
            continue;
        } else if (text.isEmpty() || !isProse(text)) {
            flush();
        } else {
            const QString plain = withoutListMark(text);
            if (plain.size() != text.size())
                flush(); // a list item begins
            paragraph += plain + u' ';
        }
    }
    flush();
    return result;
}

} // namespace Conclave
