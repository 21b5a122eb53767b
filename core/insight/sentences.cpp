#include "core/insight/sentences.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>

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

QString withoutMark(const QString &line)
{
    static const QRegularExpression mark(uR"(^(?:>\s*)*(?:[-*+]\s+|\d{1,3}[.)]\s+)?)"_s);
    return QString(line).remove(mark);
}

void split(const QString &paragraph, QStringList &result)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Sentence, paragraph);
    qsizetype start = 0;
    for (qsizetype end = finder.toNextBoundary(); end >= 0; end = finder.toNextBoundary()) {
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
    bool isCode = false;
    const auto flush = [&] { split(std::exchange(paragraph, {}), result); };
    for (const QString &line : markdown.split(u'\n')) {
        const QString text = line.trimmed();
        if (isFence(text)) {
            isCode = !isCode;
            flush();
        } else if (isCode) {
            continue;
        } else if (text.isEmpty() || !isProse(text)) {
            flush();
        } else {
            const QString plain = withoutMark(text);
            if (plain.size() != text.size())
                flush(); // a list item begins
            paragraph += plain + u' ';
        }
    }
    flush();
    return result;
}

} // namespace Conclave
