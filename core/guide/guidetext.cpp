#include "core/guide/guidetext.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

namespace {

const QSet<QString> &stopWords()
{
    static const QStringList list =
        u"a about above after again all also am an and any anything are aren as ask asked "
        "at be because been before being below between both but by can cannot conclave "
        "could did do does doesn doing don done down during each either else ever every "
        "explain few for from further get gets getting give go goes going got had happen "
        "happens has hasn have having he her here hers him his how however i if in into "
        "is isn it its itself just kind let like ll long make makes many may me mean "
        "meaning means might mine more most much must my myself need needs no nor not now "
        "of off on once only or other our ours out over please possible put re same say "
        "see shall she should show so some something such support supported supports tell "
        "than thank thanks that the their them then there these they thing things this "
        "those through to too under understand until up us use used user using ve very "
        "want was way we well were what when where whether which while who whom whose why "
        "will with without won work works would wouldn yet you your yours"_s.split(u' ');
    static const QSet<QString> set(list.begin(), list.end());
    return set;
}

QString stem(QString word)
{
    static constexpr std::array endings{"ations"_L1,
                                        "ation"_L1,
                                        "ings"_L1,
                                        "ing"_L1,
                                        "ies"_L1,
                                        "ied"_L1,
                                        "ed"_L1,
                                        "es"_L1,
                                        "s"_L1,
                                        "e"_L1,
                                        "y"_L1};
    for (const QLatin1StringView ending : endings) {
        if (word.endsWith(ending) && word.size() >= ending.size() + 3) {
            word.chop(ending.size());
            break;
        }
    }
    return word;
}

bool isTopicWord(const QString &word)
{
    return word.size() > 1 && !isStopWord(word);
}

/// Without the mark that makes a line an item of a list or a part of a quotation.
QString unmarked(QStringView line)
{
    static const QRegularExpression mark(u"^(?:>\\s*)*(?:[-*+]\\s+|\\d{1,3}[.)]\\s+)?"_s);
    const QString trimmed = line.trimmed().toString();
    return trimmed.mid(mark.match(trimmed).capturedLength());
}

} // namespace

QStringList words(QStringView text)
{
    QStringList result;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i].isLetterOrNumber())
            continue;
        if (i > begin)
            result += text.mid(begin, i - begin).toString().toLower();
        begin = i + 1;
    }
    return result;
}

bool isStopWord(const QString &word)
{
    return (word.size() == 1 && word.front().isLetter()) || stopWords().contains(word);
}

QStringList topicWords(QStringView text, qsizetype limit)
{
    QStringList result;
    const QStringList all = words(text);
    for (const QString &word : all) {
        if (result.size() >= limit)
            break;
        if (isTopicWord(word) && !result.contains(word))
            result += word;
    }
    return result;
}

QSet<QString> topicStems(QStringView text)
{
    QSet<QString> result;
    const QStringList all = words(text);
    for (const QString &word : all) {
        if (isTopicWord(word))
            result += stem(word);
    }
    return result;
}

QStringList guideSentences(const QString &markdown)
{
    // A new sentence begins after . ! or ? and a space, at a capital, a digit or an opening mark.
    static const QRegularExpression border(u"(?<=[.!?])[*_)\"”]*\\s+(?=[\\p{Lu}\\d*`“\"(\\[])"_s);
    QStringList result;
    bool inCode = false;
    const QStringList lines = markdown.split(u'\n');
    for (const QString &line : lines) {
        const QString text = unmarked(line);
        if (text.startsWith("```"_L1)) {
            inCode = !inCode;
            continue;
        }
        if (inCode || text.startsWith(u'#') || text.startsWith(u'|'))
            continue;
        result += text.split(border, Qt::SkipEmptyParts);
    }
    return result;
}

} // namespace Conclave
