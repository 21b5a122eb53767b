#pragma once

#include "app/services.h"
#include "core/probe/discovery.h"

#include <QObject>

#include <memory>

namespace Conclave {

class CouncilDesk;
class MainWindow;

/// Looks for local servers when the program is started for the first time, and has the window
/// offer councils of their models until there is one.
class FirstStart final : public QObject
{
    Q_OBJECT

public:
    /// All outlive the object. Does nothing when it is not the first start.
    FirstStart(Services &services,
               CouncilDesk &councils,
               MainWindow &window,
               const QList<quint16> &ports = Discovery::usualPorts());
    ~FirstStart() override;

private:
    void look(const QList<quint16> &ports);
    void end();

    Services &m_services;
    MainWindow &m_window;
    std::unique_ptr<Discovery> m_discovery; ///< Null: nothing is running.
};

} // namespace Conclave
