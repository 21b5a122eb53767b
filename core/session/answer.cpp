#include "core/session/answer.h"

#include <algorithm>
#include <utility>

namespace Conclave {

bool isFinal(AnswerStatus status)
{
    return status >= AnswerStatus::Complete;
}

bool lacksSomething(const Answer &answer)
{
    return isFinal(answer.status) && answer.status != AnswerStatus::Complete;
}

Microseconds lastMoment(const Answer &answer)
{
    const AnswerTimes &times = answer.times;
    Microseconds last = std::max({times.waiting,
                                  times.connecting,
                                  times.sent,
                                  times.headers,
                                  times.firstReasoning,
                                  times.firstText,
                                  times.lastText,
                                  times.ended})
                            .value_or(Microseconds(0));
    for (const Retry &retry : answer.retries)
        last = std::max(last, retry.failed); // `again` may be yet to come
    for (const Stall &stall : answer.stalls)
        last = std::max(last, stall.to.value_or(stall.from));
    return last;
}

qsizetype timesAsked(const Answer &answer)
{
    if (!answer.times.connecting)
        return 0;
    const bool isToCome = answer.status == AnswerStatus::Retrying;
    const auto again = std::ranges::count_if(
        answer.retries, [](const Retry &retry) { return retry.again.has_value(); });
    return 1 + again - (isToCome ? 1 : 0);
}

bool isStalled(const Answer &answer)
{
    return !isFinal(answer.status) && !answer.stalls.isEmpty() && !answer.stalls.constLast().to;
}

bool isThinking(const Answer &answer, const Stall &stall)
{
    const auto cameBefore = [&stall](std::optional<Microseconds> moment) {
        return moment && *moment <= stall.from;
    };
    return !cameBefore(answer.times.firstReasoning) && !cameBefore(answer.times.firstText);
}

qsizetype writtenBy(const Answer &answer, Microseconds moment)
{
    const qsizetype all = answer.text.size();
    if (!answer.pace.isEmpty())
        return std::min(answer.pace.lengthBy(moment), all);
    const auto [first, last] = std::pair(answer.times.firstText, answer.times.lastText);
    if (!first || !last || moment < *first)
        return 0;
    if (moment >= *last)
        return all;
    return static_cast<qsizetype>(static_cast<double>(all) *
                                  static_cast<double>((moment - *first).count()) /
                                  static_cast<double>((*last - *first).count()));
}

std::optional<TokenRate> tokenRate(const Answer &answer)
{
    if (answer.pieces < 2 || !answer.times.firstText || !answer.times.lastText)
        return {};
    const std::chrono::duration<double> writing = *answer.times.lastText - *answer.times.firstText;
    if (writing.count() < 0.05)
        return {}; // it came in one burst: a speed would be a fiction
    constexpr double CharactersPerToken = 4;
    if (answer.usage.output && isFinal(answer.status)) {
        const qint64 visible = *answer.usage.output - answer.usage.reasoning.value_or(0);
        if (visible > 0) // some providers count reasoning beside the output, not in it
            return TokenRate{double(visible) / writing.count(), answer.usage.estimated};
    }
    return TokenRate{double(answer.text.size()) / CharactersPerToken / writing.count(), true};
}

} // namespace Conclave
