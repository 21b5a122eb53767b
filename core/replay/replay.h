#pragma once

#include "core/base/clock.h"
#include "core/session/turnfeed.h"

#include <QList>

#include <memory>

namespace Conclave {

/// Plays a turn that has ended once more: nothing is sent and the record is not touched. It stands
/// at the beginning until play().
///
/// Times in which nothing of the turn was running, as before a retry an hour later, are shortened
/// to a moment. When it has arrived at its end, turn() is the record itself.
class Replay final : public TurnFeed
{
    Q_OBJECT

public:
    static constexpr double SlowestSpeed = 0.1;
    static constexpr double FastestSpeed = 100;

    /// `events` are what happened, as a journal has them; without any, what the record says, see
    /// recordedEvents().
    Replay(const Turn &recorded, const QList<Event> &events, const Clock &clock);
    ~Replay() override;

    const Turn &turn() const override { return m_turn; }
    bool isRunning() const override { return !hasArrived(); } ///< Also while it stands still.
    Microseconds elapsed() const override;

    Microseconds length() const { return m_events.constLast().at; }
    bool isPlaying() const { return m_alarm != nullptr; }
    bool hasArrived() const { return m_next == m_events.size(); }
    double speed() const { return m_speed; }

    void play();                 ///< Goes on; from the beginning when it has arrived.
    void pause();                ///< It stands still until play().
    void setSpeed(double speed); ///< Times real speed; clamped.
    /// Is at once where the turn was then, and goes on from there if it was playing.
    void skipTo(Microseconds moment);

signals:
    /// skipTo() or play() made turn() another one: whoever shows it begins anew.
    void restarted();
    void stateChanged(); ///< It began to play, stood still or arrived.

private:
    void restart(Microseconds moment);
    void goOn();
    void arm();
    bool isIdle() const;

    const Clock &m_clock;
    const Turn m_recorded;
    const QList<Event> m_events; ///< One or more.
    Turn m_turn;
    qsizetype m_next = 0;       ///< Of the events, the first that has not happened.
    Microseconds m_position{0}; ///< Since asking, at m_since.
    Microseconds m_since{0};    ///< On the clock.
    double m_speed = 1;
    std::unique_ptr<Alarm> m_alarm; ///< To the next event; null: it stands still.
};

} // namespace Conclave
