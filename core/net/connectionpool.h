#pragma once

#include "core/base/clock.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QUrl>

#include <memory>
#include <vector>

namespace Conclave {

/// As many QNetworkAccessManagers as it takes for no request to wait.
///
/// A QNetworkAccessManager opens at most six connections to one host and queues further requests
/// silently (HTTP/1.1, fixed in Qt 6.4). The pool hands out managers that have a free connection
/// for the origin, creates more on demand, and drops idle ones after a minute.
class ConnectionPool final
{
    struct Entry;

public:
    static constexpr int ConnectionsPerOrigin = 6;

    /// One connection's worth of a manager. Destroying it gives the connection back. Must not
    /// outlive the pool.
    class Lease final
    {
    public:
        Lease(ConnectionPool &pool, Entry &entry, const QString &origin);
        Lease(const Lease &) = delete;
        Lease &operator=(const Lease &) = delete;
        ~Lease();

        QNetworkAccessManager &network() const;

    private:
        ConnectionPool &m_pool;
        Entry &m_entry;
        QString m_origin;
    };

    explicit ConnectionPool(const Clock &clock);
    ~ConnectionPool();

    std::unique_ptr<Lease> lease(const QUrl &url);
    qsizetype size() const { return qsizetype(m_entries.size()); } ///< Managers there are now.

private:
    struct Entry
    {
        QNetworkAccessManager network;
        QHash<QString, int> inUse; ///< Leases by origin.
    };

    Entry &entryWithRoomFor(const QString &origin);
    void giveBack(Entry &entry, const QString &origin);
    void dropIdle();

    const Clock &m_clock;
    std::vector<std::unique_ptr<Entry>> m_entries;
    std::unique_ptr<Alarm> m_dropAlarm;
};

} // namespace Conclave
