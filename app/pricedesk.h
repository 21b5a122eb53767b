#pragma once

#include "app/services.h"

#include <QObject>

namespace Conclave {

class MainWindow;

/// What the user does with prices of their own.
class PriceDesk final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the desk.
    PriceDesk(Services &services, MainWindow &window);

signals:
    void changed(); ///< Other prices count from now on.

private:
    void edit();

    Services &m_services;
    MainWindow &m_window;
};

} // namespace Conclave
