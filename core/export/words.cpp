#include "core/export/words.h"

#include "core/base/text.h"
#include "core/base/unknowntime.h"
#include "core/prices/spending.h"
#include "core/session/answerjson.h"
#include "core/session/runtimes.h"
#include "core/session/synthesissources.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString Unknown = u"–"_s;

QString estimate(bool estimated, const QString &number)
{
    return estimated ? QString(u"≈ "_s % number) : number;
}

QString sinceQueued(const Answer &answer, std::optional<Microseconds> moment)
{
    if (!moment || !answer.times.waiting)
        return Unknown;
    return spanText(*moment - *answer.times.waiting);
}

QString noticeText(Notice notice)
{
    switch (notice) {
    case Notice::None:
        return {};
    case Notice::Length:
        return u"cut by the token limit"_s;
    case Notice::Filtered:
        return u"cut by the provider’s content filter"_s;
    case Notice::Refused:
        return u"the model declined"_s;
    case Notice::ToolCall:
        return u"the model tried to call a tool"_s;
    case Notice::Unmarked:
        return u"the stream gave no reason for its end"_s;
    case Notice::Stopped:
        return u"stopped by the user"_s;
    case Notice::Interrupted:
        return u"interrupted"_s;
    case Notice::Deadline:
        return u"stopped at the deadline or quorum"_s;
    case Notice::Late:
        return u"came after the synthesis had begun"_s;
    case Notice::Corrected:
        return u"sent without a parameter that the server rejects"_s;
    case Notice::Quit:
        return u"Conclave ended before the answer did"_s;
    }
    return {};
}

QString errorWords(const Error &error)
{
    constexpr qsizetype Longest = 1000;
    QString words = errorKindName(error.kind);
    if (error.http)
        words += u", HTTP %1"_s.arg(error.http);
    if (!error.message.isEmpty())
        words += u": "_s % singleLine(error.message, Longest);
    return words;
}

/// " (1 failed, 1 late)": why the others are not in it; empty when all are.
QString missing(const SynthesisSources &sources)
{
    QStringList parts;
    if (sources.failed > 0)
        parts.append(u"%1 failed"_s.arg(sources.failed));
    if (sources.stopped > 0)
        parts.append(u"%1 stopped"_s.arg(sources.stopped));
    if (sources.late > 0)
        parts.append(u"%1 late"_s.arg(sources.late));
    return parts.isEmpty() ? QString() : QString(u" ("_s % parts.join(u", "_s) % u')');
}

QString authorText(SynthesisAuthor by)
{
    switch (by) {
    case SynthesisAuthor::Chair:
        return u"by the chair"_s;
    case SynthesisAuthor::SecondChair:
        return u"by the second chair"_s;
    case SynthesisAuthor::Extract:
        return u"extracted without a model"_s;
    }
    return {};
}

} // namespace

QList<Synthesis> syntheses(const Turn &turn)
{
    QList<Synthesis> all = turn.earlierSyntheses;
    if (turn.synthesis)
        all.append(*turn.synthesis);
    return all;
}

QString headingFor(const QString &question)
{
    constexpr qsizetype Longest = 200;
    const bool isHeading = question.size() <= Longest && !question.trimmed().contains(u'\n');
    return isHeading ? question : titleFor(question);
}

QString spanText(std::optional<Microseconds> span)
{
    if (!span)
        return Unknown;
    const double ms = double(span->count()) / 1000;
    if (ms < 1000)
        return QString::number(ms, 'f', ms < 10 ? 1 : 0) % u" ms"_s;
    return QString::number(ms / 1000, 'f', 2) % u" s"_s;
}

QString timeText(const QDateTime &time)
{
    return isKnown(time) ? QString(time.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s) % u" UTC"_s)
                         : u"without a date"_s;
}

bool isImported(const Session &session, const Turn &turn)
{
    return !session.importedFrom.isEmpty() && !isTimed(turn);
}

QString firstTextAfter(const Answer &answer)
{
    return sinceQueued(answer, answer.times.firstText);
}

QString totalTime(const Answer &answer)
{
    return sinceQueued(answer, answer.times.ended);
}

QString speedText(const Answer &answer)
{
    const std::optional<TokenRate> rate = tokenRate(answer);
    return rate ? estimate(rate->estimated, QString::number(rate->tokensPerSecond, 'f', 1))
                : Unknown;
}

QString tokensText(const Usage &usage)
{
    return usage.output ? estimate(usage.estimated, QString::number(*usage.output)) : Unknown;
}

QString costText(const Turn &turn, const Answer &answer)
{
    const std::optional<double> cost = costUsdOf(answer, turn.council.find(answer.member));
    if (!cost)
        return Unknown;
    if (*cost == 0)
        return u"$0.00"_s;
    const int digits = *cost < 0.01 ? 6 : 4;
    return estimate(answer.usage.estimated || answer.usage.isCostEstimated,
                    u'$' % QString::number(*cost, 'f', digits));
}

QString statusText(const Answer &answer)
{
    QStringList reasons;
    if (answer.notice != Notice::None)
        reasons.append(noticeText(answer.notice));
    if (answer.error)
        reasons.append(errorWords(*answer.error));
    const QString status = statusName(answer.status);
    return reasons.isEmpty() ? status : QString(status % u" — "_s % reasons.join(u"; "_s));
}

QStringList troubleTexts(const Turn &turn, const Answer &answer)
{
    QStringList texts;
    if (turn.latest(answer.member) && turn.isLate(answer)) // a synthesis is never late
        texts.append(u"late: it had not ended when the synthesis began"_s);
    for (const Retry &retry : answer.retries) {
        const QString error = errorWords(retry.error);
        texts.append(retry.again ? u"asked again after %1: %2"_s.arg(
                                       spanText(*retry.again - retry.failed), error)
                                 : u"failed before it ended: "_s + error);
    }
    for (const Stall &stall : answer.stalls) {
        const auto end = stall.to ? stall.to : answer.times.ended;
        texts.append(u"no bytes for %1"_s.arg(
            spanText(end ? std::optional(*end - stall.from) : std::nullopt)));
    }
    return texts;
}

QString synthesisText(const Turn &turn, const Synthesis &synthesis)
{
    const SynthesisSources sources = sourcesOf(turn, synthesis);
    QString text = u"%1 of %2"_s.arg(sources.from).arg(sources.asked);
    if (sources.partial > 0)
        text += u", %1 partial"_s.arg(sources.partial);
    return text % missing(sources) % u"; "_s % authorText(synthesis.by);
}

QString verdictText(const Turn &turn)
{
    if (!turn.isJudged())
        return {};
    const Verdict &verdict = *turn.verdict;
    QStringList parts;
    if (verdict.tie)
        parts.append(u"no difference"_s);
    else if (const Member *best = verdict.winner ? turn.council.find(*verdict.winner) : nullptr)
        parts.append(u"best: "_s % singleLine(best->name));
    QStringList ratings;
    for (const Member &member : turn.council.members) {
        if (const int rating = verdict.ratings.value(member.id))
            ratings.append(
                u"%1 %2 of %3"_s.arg(singleLine(member.name)).arg(rating).arg(Verdict::BestRating));
    }
    if (!ratings.isEmpty())
        parts.append(ratings.join(u", "_s));
    if (verdict.blind)
        parts.append(u"judged blind"_s);
    return parts.join(u"; "_s);
}

QString runTimesText(const Turn &turn)
{
    const RunTimes times = runTimes(turn);
    const QString speedup =
        times.speedup ? QString(QString::number(*times.speedup, 'f', 1) % u'×') : Unknown;
    return u"wall %1 · sum %2 · slowest %3 · speed-up %4 · overhead %5"_s.arg(
        spanText(times.wall),
        spanText(times.sum),
        spanText(times.slowest),
        speedup,
        spanText(times.overhead));
}

} // namespace Conclave
