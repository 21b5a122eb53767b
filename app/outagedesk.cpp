#include "app/outagedesk.h"

#include "ui/mainwindow/mainwindow.h"
#include "ui/words/errorwords.h"

namespace Conclave {

using namespace std::chrono_literals;

OutageDesk::OutageDesk(Services &services, MainWindow &window)
    : m_services(services)
    , m_window(window)
{
    m_refresh.setInterval(2s);
    connect(&m_refresh, &QTimer::timeout, this, &OutageDesk::show);
    connect(&services.health(), &EndpointHealth::changed, this, &OutageDesk::show);
    connect(&window, &MainWindow::checkRequested, this, &OutageDesk::checkNow);
}

void OutageDesk::show()
{
    const QList<EndpointOutage> outages = this->outages();
    if (outages.isEmpty())
        m_refresh.stop();
    else
        m_refresh.start();
    m_window.showOutages(outages);
}

QList<Member> OutageDesk::seats() const
{
    const Council council = currentCouncil(m_services.settings);
    QList<Member> seats = council.enabledMembers();
    for (const auto &chair : {council.chair, council.secondChair}) {
        if (chair)
            seats.append(*chair);
    }
    return seats;
}

QList<EndpointOutage> OutageDesk::outages() const
{
    QList<EndpointOutage> outages;
    QSet<QUrl> seen;
    const Clock &clock = m_services.clock();
    const QDateTime now = clock.wallTime();
    for (const Member &seat : seats()) {
        const auto outage = m_services.health().outage(seat.endpoint);
        if (!outage || seen.contains(seat.endpoint.url))
            continue;
        seen.insert(seat.endpoint.url);
        EndpointOutage told{.url = seat.endpoint.url,
                            .name = seat.endpoint.name.isEmpty() ? seat.endpoint.url.authority()
                                                                 : seat.endpoint.name,
                            .whatHappened = wordsFor(outage->error, seat).whatHappened,
                            .since = outage->since};
        // Of two clocks: by the millisecond it would be another moment each time.
        if (outage->nextCheck) {
            const auto left = std::chrono::duration<double>(*outage->nextCheck - clock.now());
            told.nextCheck = QDateTime::fromSecsSinceEpoch(
                qRound64(double(now.toMSecsSinceEpoch()) / 1000 + left.count()), Qt::UTC);
        }
        outages.append(told);
    }
    return outages;
}

void OutageDesk::checkNow()
{
    for (const Member &seat : seats())
        m_services.health().checkNow(seat.endpoint);
    show();
}

} // namespace Conclave
