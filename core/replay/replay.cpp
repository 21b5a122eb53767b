#include "core/replay/replay.h"

#include "core/replay/recordedevents.h"
#include "core/session/apply.h"

#include <algorithm>
#include <cmath>

namespace Conclave {

using namespace std::chrono_literals;

namespace {

/// What is left of a time in which nothing ran.
constexpr Microseconds LongestIdle = 1s;
/// Events are told in bundles, however fast it plays: no screen is quicker.
constexpr Microseconds LeastPause = 8ms;

/// The turn as it was when it was asked.
Turn bare(Turn turn)
{
    turn.answers.clear();
    turn.synthesis.reset();
    turn.earlierSyntheses.clear();
    turn.awaitedSince = {};
    turn.verdict.reset();
    turn.ended = false;
    return turn;
}

/// What is played. A verdict is not part of the run: it may be given days later. A clock that was
/// changed between two processes must not make it stand still.
QList<Event> runOf(const Turn &recorded, QList<Event> events)
{
    events.removeIf(
        [](const Event &event) { return std::holds_alternative<VerdictGiven>(event.what); });
    if (events.isEmpty())
        return recordedEvents(recorded);
    std::ranges::stable_sort(events, {}, &Event::at);
    return events;
}

Microseconds times(double factor, Microseconds span)
{
    return Microseconds(std::llround(factor * double(span.count())));
}

} // namespace

Replay::Replay(const Turn &recorded, const QList<Event> &events, const Clock &clock)
    : m_clock(clock)
    , m_recorded(recorded)
    , m_events(runOf(recorded, events))
    , m_turn(bare(recorded))
    , m_since(clock.now())
{
}

Replay::~Replay() = default;

Microseconds Replay::elapsed() const
{
    const Microseconds played =
        isPlaying() ? times(m_speed, m_clock.now() - m_since) : Microseconds(0);
    return std::min(m_position + played, length());
}

void Replay::play()
{
    if (isPlaying())
        return;
    if (hasArrived())
        restart(0us);
    m_since = m_clock.now();
    arm();
    emit stateChanged();
}

void Replay::pause()
{
    if (!isPlaying())
        return;
    m_position = elapsed();
    m_alarm.reset();
    emit stateChanged();
}

void Replay::setSpeed(double speed)
{
    m_position = elapsed();
    m_since = m_clock.now();
    m_speed = std::clamp(speed, SlowestSpeed, FastestSpeed);
    if (isPlaying())
        arm();
}

void Replay::skipTo(Microseconds moment)
{
    const bool wasPlaying = isPlaying();
    m_alarm.reset();
    restart(std::clamp(moment, Microseconds(0), length()));
    m_since = m_clock.now();
    if (wasPlaying && !hasArrived())
        arm();
    if (wasPlaying != isPlaying())
        emit stateChanged();
}

/// Silently up to `moment`: who follows would have to draw every step.
void Replay::restart(Microseconds moment)
{
    m_turn = bare(m_recorded);
    m_position = moment;
    m_next = 0;
    // The beginning is the bare question, although members were asked in the same microsecond.
    while (moment > 0us && !hasArrived() && m_events.at(m_next).at <= moment)
        apply(m_turn, m_events.at(m_next++));
    if (hasArrived())
        m_turn = m_recorded;
    emit restarted();
}

void Replay::goOn()
{
    const Microseconds now = elapsed();
    m_position = now;
    m_since = m_clock.now();
    while (!hasArrived() && m_events.at(m_next).at <= now) {
        const Event event = m_events.at(m_next++);
        if (hasArrived())
            m_turn = m_recorded; // exactly, also where the record says no more than how it ended
        else
            apply(m_turn, event);
        emit happened(event);
        if (m_position != now || !isPlaying()) // whoever was told has decided otherwise
            return;
    }
    if (!hasArrived())
        return arm();
    m_alarm.reset();
    emit stateChanged();
}

void Replay::arm()
{
    Microseconds wait = m_events.at(m_next).at - m_position;
    if (isIdle() && wait > LongestIdle) {
        m_position = m_events.at(m_next).at - LongestIdle;
        wait = LongestIdle;
    }
    m_alarm = m_clock.alarm(std::max(times(1 / m_speed, wait), LeastPause), [this] { goOn(); });
}

bool Replay::isIdle() const
{
    const auto hasEnded = [](const Answer &answer) { return isFinal(answer.status); };
    return std::ranges::all_of(m_turn.answers, hasEnded) &&
           (!m_turn.synthesis || hasEnded(m_turn.synthesis->answer));
}

} // namespace Conclave
