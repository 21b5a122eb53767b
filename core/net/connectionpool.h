#pragma once

#include "core/base/clock.h"
#include "core/base/descriptors.h"

#include <QNetworkAccessManager>
#include <QThread>

#include <memory>
#include <vector>

namespace Conclave {

/// QNetworkAccessManagers, one for every exchange that is going on.
///
/// A manager does all its work in one thread, which a server can keep busy for ever: Qt 6.4 reads
/// headers byte by byte until none is left. It also queues what goes beyond six connections to
/// one host, silently. So exchanges do not share managers at the same time; idle ones are used
/// again, and dropped after a minute.
///
/// Never makes more of them than the system's limit of open descriptors bears: a thread that
/// cannot get its own would end the process.
class ConnectionPool final
{
    struct Entry;

public:
    /// For an exchange: what wakes its thread, its socket, and the socket's other end in case it
    /// is the Guide's, which is in this process.
    static constexpr int DescriptorsEach = 3;
    /// For files, databases and looking up names, beyond what is open before the first exchange.
    static constexpr int DescriptorsKeptFree = 16;

    /// A manager for one exchange. Destroying it gives the manager back. Must not outlive the pool.
    class Lease final
    {
    public:
        Lease(ConnectionPool &pool, Entry &entry);
        Lease(const Lease &) = delete;
        Lease &operator=(const Lease &) = delete;
        ~Lease();

        QNetworkAccessManager &network() const;
        /// The manager's thread might not come back from the exchange: nobody else shall get it.
        void distrust() { m_isTrusted = false; }

    private:
        ConnectionPool &m_pool;
        Entry &m_entry;
        bool m_isTrusted = true;
    };

    /// `descriptors` is how many this process may have open.
    explicit ConnectionPool(const Clock &clock, int descriptors = descriptorLimit());
    /// Does not wait for threads that are kept busy by a server: they end when it lets them.
    ~ConnectionPool();

    std::unique_ptr<Lease> lease(); ///< Null: the descriptors do not suffice.
    /// Managers that are in use or can be.
    qsizetype size() const { return qsizetype(m_entries.size()); }

private:
    struct Entry
    {
        QNetworkAccessManager network;
        bool isLeased = false;
    };
    using Entries = std::vector<std::unique_ptr<Entry>>;

    Entry *idleEntry() const;
    bool isIdle() const;
    bool hasRoom();
    void giveBack(Entry &entry, bool isTrusted);
    void dropIdle();
    void retire(Entries::iterator from);
    void bury();
    void leaveUndertaker();

    const Clock &m_clock;
    const int m_descriptors;
    int m_openElsewhere = 0; ///< Descriptors, when the first exchange began.
    Entries m_entries;
    Entries m_retired;        ///< To be destroyed elsewhere.
    std::size_t m_buried = 0; ///< Those that m_undertaker destroys now.
    QObject m_context;
    std::unique_ptr<QThread> m_undertaker; ///< Null: none is destroyed.
    std::unique_ptr<Alarm> m_dropAlarm;
};

} // namespace Conclave
