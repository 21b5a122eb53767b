#include "app/firststart.h"

#include "app/councildesk.h"
#include "ui/mainwindow/mainwindow.h"

namespace Conclave {

FirstStart::FirstStart(Services &services,
                       CouncilDesk &councils,
                       MainWindow &window,
                       const QList<quint16> &ports)
    : m_services(services)
    , m_window(window)
{
    if (!services.isFirstStart())
        return;
    connect(&window, &MainWindow::serverChosen, &councils, &CouncilDesk::seat);
    connect(&councils, &CouncilDesk::currentChanged, this, &FirstStart::end);
    look(ports);
}

FirstStart::~FirstStart() = default;

void FirstStart::look(const QList<quint16> &ports)
{
    const RunEnvironment environment = m_services.environment();
    m_discovery = std::make_unique<Discovery>(environment.transport, environment.clock, ports);
    connect(
        m_discovery.get(), &Discovery::finished, this, [this](const QList<FoundServer> &servers) {
            QList<FoundServer> ready = servers;
            ready.removeIf([](const FoundServer &server) {
                return server.needsKey || server.models.isEmpty();
            });
            m_discovery.reset();
            m_window.showServers(ready);
        });
    m_discovery->start();
}

void FirstStart::end()
{
    m_discovery.reset();
    m_window.showServers({});
}

} // namespace Conclave
