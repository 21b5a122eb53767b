#include "core/session/synthesissources.h"

namespace Conclave {

namespace {

/// The member's newest answer at a moment; null when it had not been asked.
const Answer *latestAt(const Turn &turn, MemberId member, std::optional<Microseconds> moment)
{
    const Answer *latest = nullptr;
    for (const Answer &answer : turn.answers) {
        if (answer.member == member && (!moment || answer.times.waiting <= moment))
            latest = &answer;
    }
    return latest;
}

bool hadEnded(const Answer &answer, std::optional<Microseconds> moment)
{
    return isFinal(answer.status) && (!moment || answer.times.ended <= moment);
}

} // namespace

SynthesisSources sourcesOf(const Turn &turn, const Synthesis &synthesis)
{
    const std::optional<Microseconds> began = synthesis.answer.times.waiting;
    SynthesisSources sources{.from = synthesis.from.size(), .partial = synthesis.partial.size()};
    for (const Member &member : turn.council.members) {
        const Answer *answer = latestAt(turn, member.id, began);
        if (!answer)
            continue;
        ++sources.asked;
        if (synthesis.from.contains(member.id))
            continue;
        if (!hadEnded(*answer, began))
            ++sources.late;
        else if (answer->status == AnswerStatus::Cancelled)
            ++sources.stopped;
        else
            ++sources.failed;
    }
    return sources;
}

} // namespace Conclave
