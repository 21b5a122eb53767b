#include "core/net/connectionpool.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <iterator>
#include <utility>

namespace Conclave {

using namespace std::chrono_literals;

ConnectionPool::Lease::Lease(ConnectionPool &pool, Entry &entry) : m_pool(pool), m_entry(entry)
{
    m_entry.isLeased = true;
}

ConnectionPool::Lease::~Lease()
{
    m_pool.giveBack(m_entry, m_isTrusted);
}

QNetworkAccessManager &ConnectionPool::Lease::network() const
{
    return m_entry.network;
}

ConnectionPool::ConnectionPool(const Clock &clock, int descriptors)
    : m_clock(clock)
    , m_descriptors(descriptors)
{
}

ConnectionPool::~ConnectionPool()
{
    constexpr auto Patience = 200ms; // the others are done long before
    const QDeadlineTimer deadline(Patience);
    while (m_undertaker || !m_retired.empty()) {
        if (!m_undertaker)
            bury();
        if (!m_undertaker->wait(deadline))
            break;
        m_undertaker.reset();
    }
    while (m_undertaker || !m_retired.empty()) {
        if (m_undertaker)
            leaveUndertaker();
        bury(); // what would have been next does not wait for it
    }
}

std::unique_ptr<ConnectionPool::Lease> ConnectionPool::lease()
{
    if (Entry *entry = idleEntry())
        return std::make_unique<Lease>(*this, *entry);
    if (!hasRoom())
        return nullptr;
    Entry &entry = *m_entries.emplace_back(std::make_unique<Entry>());
    entry.network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    return std::make_unique<Lease>(*this, entry);
}

ConnectionPool::Entry *ConnectionPool::idleEntry() const
{
    const auto idle =
        std::ranges::find_if_not(m_entries, [](const auto &entry) { return entry->isLeased; });
    return idle == m_entries.end() ? nullptr : idle->get();
}

bool ConnectionPool::isIdle() const
{
    return std::ranges::none_of(m_entries, [](const auto &entry) { return entry->isLeased; });
}

bool ConnectionPool::hasRoom()
{
    const auto managers = int(m_entries.size() + m_retired.size() + m_buried);
    // Now and then only: the threads of exchanges that just begin have not opened theirs yet.
    if (isIdle())
        m_openElsewhere = std::max(0, openDescriptors(m_descriptors) - managers);
    const int free = m_descriptors - DescriptorsKeptFree - m_openElsewhere;
    return (managers + 1) * DescriptorsEach <= free;
}

void ConnectionPool::giveBack(Entry &entry, bool isTrusted)
{
    entry.isLeased = false;
    if (!isTrusted)
        retire(std::partition(m_entries.begin(), m_entries.end(), [&entry](const auto &other) {
            return other.get() != &entry;
        }));
    // Not at once: the next question usually comes soon and wants its threads back.
    if (size() > 1)
        m_dropAlarm = m_clock.alarm(60s, [this] { dropIdle(); });
}

void ConnectionPool::dropIdle()
{
    if (m_entries.empty())
        return;
    // The first one stays: it costs little and saves the next question a thread's start.
    const auto idle = std::partition(
        m_entries.begin() + 1, m_entries.end(), [](const auto &entry) { return entry->isLeased; });
    retire(idle);
}

void ConnectionPool::retire(Entries::iterator from)
{
    m_retired.insert(
        m_retired.end(), std::move_iterator(from), std::move_iterator(m_entries.end()));
    m_entries.erase(from, m_entries.end());
    bury();
}

void ConnectionPool::bury()
{
    if (m_undertaker || m_retired.empty())
        return;
    // A manager waits for its thread, up to five seconds.
    m_buried = m_retired.size();
    Entries dead = std::exchange(m_retired, {});
    auto entries = std::make_shared<Entries>(std::move(dead));
    m_undertaker.reset(QThread::create([entries] { entries->clear(); }));
    for (const auto &entry : *entries)
        entry->network.moveToThread(m_undertaker.get());
    QObject::connect(m_undertaker.get(), &QThread::finished, &m_context, [this] {
        m_undertaker.reset();
        m_buried = 0;
        bury();
    });
    m_undertaker->start();
}

void ConnectionPool::leaveUndertaker()
{
    QThread *left = m_undertaker.release();
    QObject::connect(left, &QThread::finished, left, &QObject::deleteLater);
    if (left->isFinished())
        left->deleteLater();
}

} // namespace Conclave
