#include "ui/words/waitwords.h"

#include "core/net/localaddress.h"
#include "core/net/retrypolicy.h"
#include "ui/words/errorwords.h"
#include "ui/words/figures.h"

#include <QCoreApplication>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A reply that takes longer than this is worth a word.
constexpr Microseconds Quick = 1s;
/// Later than this, a server nearby is likely to be loading its model.
constexpr Microseconds PerhapsLoading = 3s;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::WaitWords)

public:
    const Answer &answer;
    const Member &seat;
    std::optional<Microseconds> now;

    WaitWords all() const;
    WaitWords held() const;
    WaitWords retrying() const;
    WaitWords unanswered() const;
    WaitWords stalled() const;

    QString countdown(std::optional<Microseconds> until) const;
    QString tries() const;
};

QString wholeSeconds(std::chrono::seconds span)
{
    return span < 1min ? Words::tr("%1 s").arg(span.count()) : durationText(span);
}

QString secondsSince(Microseconds moment, Microseconds now)
{
    return wholeSeconds(
        std::chrono::floor<std::chrono::seconds>(std::max(now - moment, Microseconds(0))));
}

bool isLoading(const Answer &answer)
{
    return answer.status == AnswerStatus::Retrying && !answer.retries.isEmpty() &&
           answer.retries.constLast().error.kind == Error::Kind::ModelLoading;
}

bool waitsForSlot(const Answer &answer)
{
    return answer.wait && answer.wait->cause == Wait::Cause::Slot;
}

QString Words::countdown(std::optional<Microseconds> until) const
{
    if (!now || !until)
        return tr("Asked again soon");
    //: %1 is a time such as "4 s"
    return tr("Asked again in %1").arg(secondsUntil(*until, *now));
}

QString Words::tries() const
{
    return tr("try %1 of %2").arg(tryNumber(answer)).arg(RetryPolicy::MostRetries + 1);
}

WaitWords Words::held() const
{
    if (!answer.wait || waitsForSlot(answer))
        return {.caption = answer.wait ? tr("for a slot at its endpoint") : QString()};
    if (answer.wait->cause == Wait::Cause::KeyRing)
        return {.word = tr("waiting for its key"),
                .whatHappened = tr("The key ring has not given the key yet. "
                                   "It may be asking for its password.")};
    const QString when = now && answer.wait->until
                             ? tr("Asked in %1").arg(secondsUntil(*answer.wait->until, *now))
                             : tr("Asked soon");
    return {.word = tr("resting"),
            .whatHappened = tr("The endpoint asked for a rest."),
            .countdown = when,
            .canHurry = true};
}

WaitWords Words::retrying() const
{
    if (answer.retries.isEmpty())
        return {};
    const Retry &last = answer.retries.constLast();
    const ErrorWords error = wordsFor(last.error, seat);
    const bool isResting = answer.wait && answer.wait->cause == Wait::Cause::RateLimit;
    std::optional<Microseconds> until = last.again;
    if (isResting && answer.wait->until)
        until = std::max(last.again.value_or(*answer.wait->until), *answer.wait->until);
    QString when = countdown(until);
    const bool isOverdue = now && until && *now > *until + Quick;
    const bool lacksSlot = waitsForSlot(answer) || isOverdue;
    if (lacksSlot)
        when = tr("Asked again when its endpoint has a free slot");
    const bool isLoading = Conclave::isLoading(answer);
    if (!isLoading)
        when += u" · "_s % tries();
    if (isResting && !lacksSlot)
        when += u" · "_s % tr("the endpoint rests");
    return {.word = isLoading ? tr("loading model") : QString(),
            .whatHappened = error.whatHappened,
            .detail = error.detail,
            .countdown = when,
            .tone = isLoading ? Tone::Neutral : Tone::Warning,
            .canHurry = true,
            .canGiveUp = true};
}

WaitWords Words::unanswered() const
{
    if (!now || !answer.times.sent || *now - *answer.times.sent < Quick)
        return {};
    const Microseconds silent = *now - *answer.times.sent;
    WaitWords words{.caption = tr("no reply for %1").arg(secondsSince(*answer.times.sent, *now))};
    if (silent >= PerhapsLoading && isLocalAddress(seat.endpoint.url))
        words.whatHappened = tr("Perhaps the server is loading its model.");
    return words;
}

WaitWords Words::stalled() const
{
    const Microseconds from = answer.stalls.constLast().from;
    const QString silent = now ? tr("no bytes for %1").arg(secondsSince(from, *now)) : QString();
    if (isThinking(answer, answer.stalls.constLast()))
        return {.caption = silent};
    return {.word = tr("stalled"), .caption = silent, .tone = Tone::Warning};
}

WaitWords Words::all() const
{
    if (answer.status == AnswerStatus::Waiting)
        return held();
    if (answer.status == AnswerStatus::Retrying)
        return retrying();
    if (answer.status == AnswerStatus::Connecting)
        return unanswered();
    return isStalled(answer) ? stalled() : WaitWords{};
}

} // namespace

WaitWords waitWords(const Answer &answer, const Member &seat, std::optional<Microseconds> now)
{
    return Words{answer, seat, now}.all();
}

qsizetype tryNumber(const Answer &answer)
{
    return 1 + std::ranges::count_if(answer.retries, [](const Retry &retry) {
               return retry.error.kind != Error::Kind::ModelLoading;
           });
}

QString secondsUntil(Microseconds moment, Microseconds now)
{
    return wholeSeconds(
        std::max(std::chrono::ceil<std::chrono::seconds>(moment - now), std::chrono::seconds(1)));
}

} // namespace Conclave
