#pragma once

#include "app/services.h"
#include "core/run/livesession.h"
#include "core/run/turnestimate.h"

#include <QTimer>

namespace Conclave {

class MainWindow;

/// Tells what the question in the window will use, before it is asked, and asks the user before a
/// turn that may cost more than the limit that is set.
class SpendingDesk final : public QObject
{
    Q_OBJECT

public:
    /// All outlive the desk.
    SpendingDesk(Services &services, LiveSession &session, MainWindow &window);

    /// Whether the question may be asked: its estimate is within the limit, nothing is known of its
    /// cost, or the user agreed just now.
    bool mayAsk(const Question &question);

private:
    TurnEstimate estimate(const Question &question) const;
    void show();
    void chooseLimit();

    Services &m_services;
    LiveSession &m_session;
    MainWindow &m_window;
    QTimer m_soon; ///< From the last key to the estimate.
};

} // namespace Conclave
