#include "ui/timeline/timelinelayout.h"

#include <algorithm>
#include <array>

using namespace std::chrono_literals;

namespace Conclave {

namespace {

constexpr Microseconds LongestRace = 10000h;

Microseconds lastKnown(const AnswerTimes &times)
{
    const std::optional<Microseconds> last = std::max({times.waiting,
                                                       times.connecting,
                                                       times.sent,
                                                       times.headers,
                                                       times.firstReasoning,
                                                       times.firstText,
                                                       times.lastText});
    return last.value_or(0us);
}

/// When a phase began. Empty moments count as later than all others.
std::optional<Microseconds> earlier(std::optional<Microseconds> a, std::optional<Microseconds> b)
{
    return a && b ? std::min(a, b) : std::max(a, b);
}

void addSegments(QList<TimelineSegment> &segments, int row, const Answer &answer, Microseconds end)
{
    const AnswerTimes &times = answer.times;
    const std::array<std::optional<Microseconds>, 4> begins{
        times.waiting,
        times.connecting,
        earlier(times.headers, times.firstReasoning),
        times.firstText};
    TimelineSegment segment{
        .row = row, .attempt = answer.attempt, .from = *times.waiting, .to = *times.waiting};
    const auto appendUntil = [&](Microseconds moment) {
        segment.to = moment;
        if (segment.from < segment.to)
            segments.append(segment);
    };
    for (std::size_t phase = 0; phase < begins.size(); ++phase) {
        const auto begin = begins[phase];
        // Headers before the last connecting were those of an earlier try: they did not count.
        if (!begin || *begin < segment.from || *begin > end)
            continue;
        appendUntil(*begin);
        segment.phase = TimelinePhase(phase);
        segment.from = *begin;
    }
    appendUntil(end);
}

void addAnswer(TimelineLayout &layout,
               int row,
               const Answer &answer,
               std::optional<Microseconds> now)
{
    TimelineRow &track = layout.rows[row];
    track.status = answer.status;
    track.took = {};
    const AnswerTimes &times = answer.times;
    if (!times.waiting)
        return;
    const Microseconds end = times.ended.value_or(now.value_or(lastKnown(times)));
    if (*times.waiting < 0us || end < *times.waiting || end > LongestRace)
        return;
    track.took = end - *times.waiting;
    addSegments(layout.segments, row, answer, end);
    if (times.ended && isFinal(answer.status))
        layout.ends.append({row, answer.attempt, answer.status, end});
    layout.last = std::max(layout.last, end);
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
            {.name = member.name, .member = member.id, .accent = MemberAccent::of(member, seat)});
        for (const Answer &answer : turn.answers) {
            if (answer.member == member.id)
                addAnswer(layout, row, answer, now);
        }
    }
    const auto row = static_cast<int>(layout.rows.size());
    layout.rows.append(TimelineRow{});
    if (turn.synthesis)
        addAnswer(layout, row, turn.synthesis->answer, now);
    if (now) {
        layout.last = std::clamp(*now, layout.last, LongestRace);
        layout.now = layout.last;
    }
    return layout;
}

} // namespace Conclave
