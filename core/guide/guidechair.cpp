#include "core/guide/guidechair.h"

#include "core/guide/guidetext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <functional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

namespace {

constexpr qsizetype MostSentences = 300; ///< All of them are compared with all others.
constexpr qsizetype FewestStems = 3;     ///< A sentence with fewer says nothing to agree on.
constexpr qsizetype LongestSentence = 400;
constexpr qsizetype LongestAnswer = qsizetype{64} * 1024; ///< Characters read of one answer.
constexpr qsizetype MostShared = 4;
constexpr qsizetype MostSingle = 4;

/// A sentence of one answer and who else says as much.
struct Claim
{
    QString text;
    QSet<QString> stems;
    QStringList labels;  ///< Its own answer's first.
    qsizetype place = 0; ///< Among the claims of its answer.
};

QList<GuideChairTask::Answer> readAnswers(const QString &json)
{
    QList<GuideChairTask::Answer> answers;
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    const QJsonArray array = document.array();
    for (const QJsonValue value : array) {
        const QJsonValue label = value["label"_L1];
        const QJsonValue text = value["text"_L1];
        if (!label.isString() || !text.isString())
            return {};
        answers += GuideChairTask::Answer{label.toString(), text.toString().left(LongestAnswer)};
    }
    return answers;
}

bool sayTheSame(const Claim &one, const Claim &other)
{
    // Two of three words of the shorter one: a sentence quoted inside a longer one counts.
    const qsizetype shared = (QSet<QString>(one.stems) & other.stems).size();
    return shared >= FewestStems &&
           3 * shared >= 2 * std::min(one.stems.size(), other.stems.size());
}

/// Whether \a sentence says something by itself, unlike a lead-in or a pointer to a source.
bool isStatement(const QString &sentence)
{
    return !sentence.endsWith(u':') && !sentence.startsWith(u'—') && !sentence.startsWith(u'(') &&
           sentence.size() <= LongestSentence;
}

QList<Claim> claimsOf(const GuideChairTask &task)
{
    QList<Claim> claims;
    const qsizetype answerCount = std::max<qsizetype>(task.answers.size(), 1);
    const qsizetype share = std::max<qsizetype>(MostSentences / answerCount, 1);
    for (const GuideChairTask::Answer &answer : task.answers) {
        if (claims.size() >= MostSentences)
            break;
        const QStringList said = guideSentences(answer.text);
        qsizetype place = 0;
        for (const QString &sentence : said) {
            const QSet<QString> stems = topicStems(sentence);
            if (stems.size() >= FewestStems && isStatement(sentence))
                claims += Claim{sentence, stems, {answer.label}, place++};
            if (place == share)
                break;
        }
    }
    return claims;
}

/// Notes in each claim which other answers hold one that says the same.
void countSupport(QList<Claim> &claims)
{
    for (Claim &claim : claims) {
        for (const Claim &other : std::as_const(claims)) {
            const QString &label = other.labels.first();
            if (!claim.labels.contains(label) && sayTheSame(claim, other))
                claim.labels += label;
        }
        std::sort(claim.labels.begin() + 1, claim.labels.end());
    }
}

QString withLabels(const Claim &claim)
{
    QStringList labels = claim.labels;
    labels.sort();
    return u"%1 [%2]"_s.arg(claim.text, labels.join(u"] ["_s));
}

/// The \a claims at most \a limit of which nothing in \a chosen says already; adds them there.
QStringList choose(const QList<Claim> &claims, qsizetype limit, QList<Claim> &chosen)
{
    QStringList lines;
    for (const Claim &claim : claims) {
        const bool isSaid = std::ranges::any_of(
            chosen, [&claim](const Claim &earlier) { return sayTheSame(claim, earlier); });
        if (lines.size() < limit && !isSaid) {
            chosen += claim;
            lines += withLabels(claim);
        }
    }
    return lines;
}

QString heading(const QString &title, const QStringList &lines)
{
    return u"### %1\n\n- %2\n\n"_s.arg(title, lines.join(u"\n- "_s));
}

QStringList missing(const GuideChairTask &task)
{
    QStringList lines;
    QSet<QString> said;
    for (const GuideChairTask::Answer &answer : task.answers) {
        said += topicStems(answer.text);
        if (answer.text.trimmed().isEmpty())
            lines += u"Answer [%1] is empty."_s.arg(answer.label);
    }
    QStringList unmet;
    const QStringList asked = topicWords(task.question);
    for (const QString &word : asked) {
        if (!said.contains(topicStems(word)))
            unmet += u"“%1”"_s.arg(word);
    }
    if (!unmet.isEmpty())
        lines += u"No answer speaks of "_s + unmet.join(u", "_s) + u'.';
    if (lines.isEmpty())
        lines += u"Nothing obvious: the answers meet every key word of the question."_s;
    return lines;
}

} // namespace

std::optional<GuideChairTask> readGuideChairTask(const QString &prompt)
{
    GuideChairTask task;
    bool isInside = false;
    const QStringList lines = prompt.split(u'\n');
    for (const QString &untrimmed : lines) {
        const QString line = untrimmed.trimmed();
        if (!isInside && line.startsWith("Question:"_L1))
            task.question = line.mid(9).trimmed();
        isInside = isInside || line.startsWith("<<<ANSWERS"_L1);
        if (!isInside || !line.startsWith(u'['))
            continue;
        task.answers = readAnswers(line);
        if (!task.answers.isEmpty())
            return task;
    }
    return std::nullopt;
}

QString guideSynthesis(const GuideChairTask &task)
{
    QList<Claim> claims = claimsOf(task);
    countSupport(claims);
    QList<Claim> shared;
    QList<Claim> single;
    for (const Claim &claim : claims)
        (claim.labels.size() > 1 ? shared : single) += claim;
    std::ranges::stable_sort(
        shared, std::ranges::greater(), [](const Claim &claim) { return claim.labels.size(); });

    std::ranges::stable_sort(single, {}, &Claim::place); // let each member have a word first

    QList<Claim> chosen;
    const QStringList together = choose(shared, MostShared, chosen);
    const QStringList alone = choose(single, MostSingle, chosen);
    QString text;
    if (!together.isEmpty())
        text += heading(u"What the answers agree on"_s, together);
    else if (task.answers.size() > 1)
        text += u"The %1 answers have no statement in common.\n\n"_s.arg(task.answers.size());
    else
        text += u"There is only one answer, so there is nothing to agree on.\n\n"_s;
    if (!alone.isEmpty())
        text += heading(u"Only one member said"_s, alone);
    return text + heading(u"What is missing"_s, missing(task)).trimmed();
}

} // namespace Conclave
