#pragma once

#include "app/services.h"
#include "ui/mainwindow/endpointoutage.h"

#include <QObject>
#include <QTimer>

namespace Conclave {

class MainWindow;

/// Tells the window which endpoints of the current council cannot be reached, and has them checked
/// when the user wants to know.
class OutageDesk final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the desk.
    OutageDesk(Services &services, MainWindow &window);

    void show(); ///< Also after another council was chosen.

private:
    QList<Member> seats() const; ///< Members and chairs that will be asked.
    QList<EndpointOutage> outages() const;
    void checkNow();

    Services &m_services;
    MainWindow &m_window;
    QTimer m_refresh; ///< Runs while one is out: the time of the next check moves on.
};

} // namespace Conclave
