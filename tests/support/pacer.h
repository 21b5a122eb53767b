#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <queue>

#include <chrono>
#include <functional>
#include <vector>

namespace Conclave {

/// One timer for everything that is due at a moment, so that a hundred streams cost one wake-up.
///
/// Times are absolute (steady clock), therefore pacing does not drift.
class Pacer final : public QObject
{
    Q_OBJECT

public:
    /// How much later than due the calls came.
    struct Lateness
    {
        std::chrono::microseconds max{0};
        std::chrono::microseconds sum{0};
        int calls = 0; ///< Calls that were still in the future when they were asked for.
    };

    explicit Pacer(QObject *parent = nullptr);

    static std::chrono::microseconds now(); ///< The steady clock.

    /// Calls `work` once `due` is reached, from the event loop and never from inside callAt();
    /// not at all if `context` is gone by then. Calls due at once come in the order of asking.
    void callAt(std::chrono::microseconds due, QObject *context, std::function<void()> work);

    const Lateness &lateness() const { return m_lateness; }
    void resetLateness() { m_lateness = {}; }

private:
    struct Call
    {
        std::chrono::microseconds due;
        quint64 order;
        bool timed;
        QPointer<QObject> context;
        std::function<void()> work;
    };
    struct IsLater
    {
        bool operator()(const Call &a, const Call &b) const;
    };

    void callDue();
    void startTimer();

    std::priority_queue<Call, std::vector<Call>, IsLater> m_calls;
    quint64 m_order = 0;
    QTimer m_timer;
    Lateness m_lateness;
};

} // namespace Conclave
