#include "core/timeline/timelinelayout.h"

#include "core/run/quorum.h"
#include "core/timeline/density.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace std::chrono_literals;

namespace Conclave {

namespace {

constexpr Microseconds LongestRace = 10000h;

/// When a phase began. Empty moments count as later than all others.
std::optional<Microseconds> earlier(std::optional<Microseconds> a, std::optional<Microseconds> b)
{
    return a && b ? std::min(a, b) : std::max(a, b);
}

void appendUntil(QList<TimelineSegment> &segments, TimelineSegment &next, Microseconds moment)
{
    next.to = moment;
    if (next.from < next.to)
        segments.append(next);
    next.from = std::max(next.from, moment);
}

/// Those tries that were followed by another one, and what was waited before each. From its slot to
/// its end such a try counts as connecting: it brought nothing. `next` goes on from where the last
/// try begins.
void addTries(TimelineLayout &layout, TimelineSegment &next, const Answer &answer, Microseconds end)
{
    for (const Retry &retry : answer.retries) {
        if (retry.failed < next.from || retry.failed > end)
            return; // makes no sense
        next.phase = TimelinePhase::Waiting;
        appendUntil(layout.segments,
                    next,
                    std::clamp(retry.connecting.value_or(next.from), next.from, retry.failed));
        next.phase = TimelinePhase::Connecting;
        next.isLost = true;
        appendUntil(layout.segments, next, retry.failed);
        next.phase = TimelinePhase::Waiting;
        next.isLost = false;
        const bool isToCome = !retry.again || answer.times.connecting < retry.failed;
        appendUntil(
            layout.segments, next, isToCome ? end : std::clamp(*retry.again, next.from, end));
        if (!isToCome)
            layout.notches.append({next.row, next.from});
    }
}

void addPhases(QList<TimelineSegment> &segments,
               TimelineSegment &next,
               const AnswerTimes &times,
               Microseconds end)
{
    const std::array<std::optional<Microseconds>, 4> begins{
        times.waiting,
        times.connecting,
        earlier(times.headers, times.firstReasoning),
        times.firstText};
    for (std::size_t phase = 0; phase < begins.size(); ++phase) {
        const auto begin = begins[phase];
        // Headers before the last connecting were those of an earlier try: they did not count.
        if (!begin || *begin < next.from || *begin > end)
            continue;
        appendUntil(segments, next, *begin);
        next.phase = TimelinePhase(phase);
    }
    appendUntil(segments, next, end);
}

/// Takes a stretch of silence out of the segments from `first` on; what may be thought is left.
void addStall(QList<TimelineSegment> &segments,
              qsizetype first,
              const Answer &answer,
              const Stall &stall,
              Microseconds to)
{
    const bool isThought = isThinking(answer, stall);
    for (qsizetype i = first; i < segments.size(); ++i) {
        const TimelineSegment whole = segments.at(i);
        const Microseconds begin = std::max(stall.from, whole.from);
        const Microseconds end = std::min(to, whole.to);
        const bool isBusy = whole.phase != TimelinePhase::Waiting && !whole.isLost &&
                            !(isThought && whole.phase == TimelinePhase::Thinking);
        if (begin >= end || !isBusy)
            continue;
        QList<TimelineSegment> parts;
        TimelineSegment next = whole;
        appendUntil(parts, next, begin);
        next.phase = TimelinePhase::Stalled;
        appendUntil(parts, next, end);
        next.phase = whole.phase;
        appendUntil(parts, next, whole.to);
        segments.removeAt(i);
        for (const TimelineSegment &part : std::as_const(parts))
            segments.insert(i++, part);
        --i;
    }
}

void addSegments(TimelineLayout &layout, int row, const Answer &answer, Microseconds end)
{
    const qsizetype first = layout.segments.size();
    TimelineSegment next{.row = row, .attempt = answer.attempt, .from = *answer.times.waiting};
    const qsizetype notch = layout.notches.size();
    addTries(layout, next, answer, end);
    addPhases(layout.segments, next, answer.times, end);
    for (const Stall &stall : answer.stalls)
        addStall(layout.segments, first, answer, stall, stall.to.value_or(end));
    if (answer.attempt > 1 && layout.segments.size() > first)
        layout.notches.insert(notch, {row, *answer.times.waiting});
}

/// One burst has no speed; it is drawn as what was written all at once.
void addPace(TimelineLayout &layout, int row, const Answer &answer)
{
    const Density density(answer.pace);
    if (!density.isKnown())
        return;
    layout.paces.append({row, answer.attempt, answer.pace});
    layout.topSpeed = std::max(layout.topSpeed, density.highest());
}

void addAnswer(TimelineLayout &layout,
               int row,
               const Answer &answer,
               bool isLate,
               std::optional<Microseconds> now)
{
    TimelineRow &track = layout.rows[row];
    track.status = answer.status;
    track.took = {};
    track.isLate = isLate;
    track.isStalled = isStalled(answer) && !isThinking(answer, answer.stalls.constLast());
    track.retries = answer.retries.size();
    const AnswerTimes &times = answer.times;
    if (!times.waiting)
        return;
    const Microseconds end = times.ended.value_or(now.value_or(lastMoment(answer)));
    if (*times.waiting < 0us || end < *times.waiting || end > LongestRace)
        return;
    track.took = end - *times.waiting;
    addSegments(layout, row, answer, end);
    addPace(layout, row, answer);
    if (times.ended && isFinal(answer.status))
        layout.ends.append({row, answer.attempt, answer.status, end, isLate});
    layout.last = std::max(layout.last, end);
}

void addMarks(TimelineLayout &layout, const Turn &turn)
{
    const Limits &limits = turn.council.limits;
    const auto mark = [&layout](TimelineMark::Kind kind, std::optional<Microseconds> at) {
        if (at && *at >= 0us && *at <= LongestRace)
            layout.marks.append({kind, *at});
    };
    layout.isLimited = limits.deadline || limits.quorum;
    layout.quorum = limits.quorum.value_or(0);
    mark(TimelineMark::Kind::Deadline, turn.deadlineAt());
    mark(TimelineMark::Kind::Quorum, Quorum::reachedAt(limits, turn.latestAnswers()));
    const bool isAnyLate = std::ranges::any_of(
        turn.answers, [&turn](const Answer &answer) { return turn.isLate(answer); });
    if (layout.isLimited || isAnyLate) // otherwise it begins where the last answer ends
        mark(TimelineMark::Kind::Synthesis, turn.firstSynthesisAt());
}

} // namespace

TimelineLayout timelineLayout(const Turn &turn, std::optional<Microseconds> now)
{
    TimelineLayout layout;
    for (int seat = 0; seat < turn.council.members.size(); ++seat) {
        const Member &member = turn.council.members.at(seat);
        if (!member.enabled && !turn.latest(member.id))
            continue;
        const auto row = static_cast<int>(layout.rows.size());
        layout.rows.append(
            {.name = member.name, .member = member.id, .accent = SeatAccent::of(member, seat)});
        for (const Answer &answer : turn.answers) {
            if (answer.member == member.id)
                addAnswer(layout, row, answer, turn.isLate(answer), now);
        }
    }
    const auto row = static_cast<int>(layout.rows.size());
    layout.rows.append(TimelineRow{});
    for (const Synthesis &synthesis : turn.earlierSyntheses)
        addAnswer(layout, row, synthesis.answer, false, now);
    if (turn.synthesis)
        addAnswer(layout, row, turn.synthesis->answer, false, now);
    addMarks(layout, turn);
    if (now) {
        layout.last = std::clamp(*now, layout.last, LongestRace);
        layout.now = layout.last;
    }
    return layout;
}

} // namespace Conclave
