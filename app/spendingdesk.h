#pragma once

#include "app/services.h"
#include "core/run/livesession.h"
#include "core/run/turnestimate.h"

#include <QTimer>

namespace Conclave {

class MainWindow;

/// Tells what the question in the window will use, before it is asked, and asks the user before
/// anything is sent with which a turn may cost more than the limit that is set.
class SpendingDesk final : public QObject
{
    Q_OBJECT

public:
    /// All outlive the desk.
    SpendingDesk(Services &services, LiveSession &session, MainWindow &window);

    /// The services' environment, in which no synthesis begins by itself that passes the limit.
    static RunEnvironment environment(Services &services);

    using Send = std::function<void(double agreedUsd)>; ///< As SendGate's: 0 if nobody was asked.

    /// Calls `send` at once if the question's estimate is within the limit or not known; else asks
    /// the user and calls it, or `keep`, when they have answered.
    void ask(const Question &question, const Send &send, const std::function<void()> &keep);

    void show(); ///< The estimate, anew.

private:
    /// What the user is asked.
    struct Doubt
    {
        QString title;
        QString button;
        SpendingHold hold;
    };

    void askAgain(const CouncilRun &run, const QList<MemberId> &members, const Send &send);
    std::optional<SpendingHold> holdOf(const Turn &turn, const QList<MemberId> &members) const;
    void confirm(const Doubt &doubt, const Send &send, const std::function<void()> &keep);
    TurnEstimate estimate(const Question &question) const;
    void chooseLimit();

    Services &m_services;
    LiveSession &m_session;
    MainWindow &m_window;
    QTimer m_soon; ///< From the last key to the estimate.
};

} // namespace Conclave
