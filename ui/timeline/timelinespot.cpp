#include "ui/timeline/timelinespot.h"

#include <algorithm>
#include <iterator>

using namespace std::chrono_literals;

namespace Conclave {

namespace {

/// Where something begins on a track, and where it ends.
QList<Microseconds> turningPoints(const TimelineLayout &layout, int row)
{
    QList<Microseconds> points{0us, layout.last};
    for (const TimelineSegment &segment : layout.segments) {
        if (segment.row == row)
            points += {segment.from, segment.to};
    }
    std::ranges::sort(points);
    return points;
}

Microseconds phaseBack(const TimelineLayout &layout, const TimelineSpot &spot)
{
    const QList<Microseconds> points = turningPoints(layout, spot.row);
    const auto next = std::ranges::lower_bound(points, spot.at);
    return next == points.begin() ? 0us : *std::prev(next);
}

Microseconds phaseForth(const TimelineLayout &layout, const TimelineSpot &spot)
{
    const QList<Microseconds> points = turningPoints(layout, spot.row);
    const auto next = std::ranges::upper_bound(points, spot.at);
    return next == points.end() ? layout.last : *next;
}

/// Onto the next multiple of `step` in that direction, so that the readout shows round numbers.
Microseconds stepped(Microseconds at, Microseconds step, bool isForth)
{
    return isForth ? (at / step + 1) * step : (at + step - 1us) / step * step - step;
}

} // namespace

std::optional<int> attemptAt(const TimelineLayout &layout, const TimelineSpot &spot)
{
    std::optional<int> attempt;
    for (const TimelineSegment &segment : layout.segments) {
        if (segment.row == spot.row && segment.from <= spot.at)
            attempt = std::max(attempt.value_or(0), segment.attempt);
    }
    for (const TimelineEnd &end : layout.ends) { // one that took no time has nothing else
        if (end.row == spot.row && end.at <= spot.at)
            attempt = std::max(attempt.value_or(0), end.attempt);
    }
    return attempt;
}

std::optional<TimelinePhase> phaseAt(const TimelineLayout &layout, const TimelineSpot &spot)
{
    for (const TimelineSegment &segment : layout.segments) {
        const bool isLast = spot.at == segment.to && layout.now == segment.to;
        if (segment.row == spot.row && segment.from <= spot.at && (spot.at < segment.to || isLast))
            return segment.phase;
    }
    return {};
}

const Answer *
answerOf(const Turn &turn, const TimelineLayout &layout, int row, std::optional<int> attempt)
{
    const TimelineRow &track = layout.rows.at(row);
    if (track.accent) {
        const auto answer = std::ranges::find_if(turn.answers, [&](const Answer &a) {
            return a.member == track.member && a.attempt == attempt;
        });
        return answer == turn.answers.end() ? nullptr : &*answer;
    }
    for (const Synthesis &synthesis : turn.earlierSyntheses) {
        if (synthesis.answer.attempt == attempt)
            return &synthesis.answer;
    }
    const bool isNewest = turn.synthesis && turn.synthesis->answer.attempt == attempt;
    return isNewest ? &turn.synthesis->answer : nullptr;
}

TimelineSpot
moved(const TimelineSpot &spot, SpotMove move, const TimelineLayout &layout, Microseconds step)
{
    TimelineSpot next = spot;
    switch (move) {
    case SpotMove::Up:
        --next.row;
        break;
    case SpotMove::Down:
        ++next.row;
        break;
    case SpotMove::Back:
        next.at = stepped(spot.at, step, false);
        break;
    case SpotMove::Forth:
        next.at = stepped(spot.at, step, true);
        break;
    case SpotMove::PhaseBack:
        next.at = phaseBack(layout, spot);
        break;
    case SpotMove::PhaseForth:
        next.at = phaseForth(layout, spot);
        break;
    case SpotMove::Start:
        next.at = 0us;
        break;
    case SpotMove::End:
        next.at = layout.last;
        break;
    }
    next.row = std::clamp(next.row, 0, std::max(0, static_cast<int>(layout.rows.size()) - 1));
    next.at = std::clamp(next.at, 0us, layout.last);
    return next;
}

} // namespace Conclave
