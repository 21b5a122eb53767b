#include "core/run/quorum.h"

#include <algorithm>

namespace Conclave {

namespace {

/// When waiting is over, as far as it can be told now.
std::optional<Microseconds>
due(const Limits &limits, const QList<const Answer *> &answers, Microseconds since)
{
    std::optional<Microseconds> due;
    if (limits.deadline)
        due = since + *limits.deadline;
    if (const auto reached = Quorum::reachedAt(limits, answers)) {
        const Microseconds afterGrace = *reached + limits.grace;
        due = std::min(due.value_or(afterGrace), afterGrace);
    }
    return due;
}

} // namespace

Quorum Quorum::decide(const Limits &limits,
                      const QList<const Answer *> &answers,
                      Microseconds now,
                      Microseconds since)
{
    if (std::ranges::all_of(answers, [](const Answer *answer) { return isFinal(answer->status); }))
        return {.step = Step::End};
    const std::optional<Microseconds> due = Conclave::due(limits, answers, since);
    if (!due || now < *due)
        return {.step = Step::Wait, .until = due};
    const bool isAnyText =
        std::ranges::any_of(answers, [](const Answer *answer) { return !answer->text.isEmpty(); });
    return {.step = isAnyText ? Step::Start : Step::Overdue};
}

std::optional<Microseconds> Quorum::reachedAt(const Limits &limits,
                                              const QList<const Answer *> &answers)
{
    if (!limits.quorum)
        return {};
    QList<Microseconds> ends;
    for (const Answer *answer : answers) {
        if (answer->status == AnswerStatus::Complete && answer->times.ended)
            ends.append(*answer->times.ended);
    }
    if (*limits.quorum < 1 || ends.size() < *limits.quorum)
        return {};
    std::ranges::sort(ends);
    return ends.at(*limits.quorum - 1);
}

} // namespace Conclave
