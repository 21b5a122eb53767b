#include "core/net/connectionpool.h"

#include <algorithm>

namespace Conclave {

using namespace std::chrono_literals;

namespace {

QString originOf(const QUrl &url)
{
    // Qt counts a default port that is spelled out and one that is not as the same.
    const int port = url.port(url.scheme() == u"https" ? 443 : 80);
    return url.scheme() + u"://" + url.host() + u':' + QString::number(port);
}

} // namespace

ConnectionPool::Lease::Lease(ConnectionPool &pool, Entry &entry, const QString &origin)
    : m_pool(pool)
    , m_entry(entry)
    , m_origin(origin)
{
    ++m_entry.inUse[m_origin];
}

ConnectionPool::Lease::~Lease()
{
    m_pool.giveBack(m_entry, m_origin);
}

QNetworkAccessManager &ConnectionPool::Lease::network() const
{
    return m_entry.network;
}

ConnectionPool::ConnectionPool(const Clock &clock) : m_clock(clock)
{
}

ConnectionPool::~ConnectionPool() = default;

std::unique_ptr<ConnectionPool::Lease> ConnectionPool::lease(const QUrl &url)
{
    const QString origin = originOf(url);
    return std::make_unique<Lease>(*this, entryWithRoomFor(origin), origin);
}

ConnectionPool::Entry &ConnectionPool::entryWithRoomFor(const QString &origin)
{
    for (const auto &entry : m_entries) {
        if (entry->inUse.value(origin) < ConnectionsPerOrigin)
            return *entry;
    }
    Entry &entry = *m_entries.emplace_back(std::make_unique<Entry>());
    entry.network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    return entry;
}

void ConnectionPool::giveBack(Entry &entry, const QString &origin)
{
    if (--entry.inUse[origin] == 0)
        entry.inUse.remove(origin);
    // Not at once: the next question usually comes soon and wants its threads back.
    if (entry.inUse.isEmpty() && size() > 1)
        m_dropAlarm = m_clock.alarm(60s, [this] { dropIdle(); });
}

void ConnectionPool::dropIdle()
{
    // The first one stays: it costs little and saves the next question a thread's start.
    const auto idle = std::remove_if(m_entries.begin() + 1, m_entries.end(), [](const auto &entry) {
        return entry->inUse.isEmpty();
    });
    m_entries.erase(idle, m_entries.end());
}

} // namespace Conclave
