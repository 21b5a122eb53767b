#pragma once

#include <QMetaObject>
#include <QObject>

#include <functional>
#include <memory>
#include <mutex>

namespace Conclave {

/// How other threads reach the archive, as long as it is open.
class Doorbell final : public std::enable_shared_from_this<Doorbell>
{
public:
    explicit Doorbell(QObject *archive) : m_archive(archive) {}

    void ring(const std::function<void()> &work)
    {
        const auto answer = [self = shared_from_this(), work] {
            if (self->m_archive) // it may have been closed while this was on its way
                work();
        };
        const std::scoped_lock lock(m_mutex);
        if (m_archive)
            QMetaObject::invokeMethod(m_archive, answer, Qt::QueuedConnection);
    }
    /// In the archive's thread.
    void silence()
    {
        const std::scoped_lock lock(m_mutex);
        m_archive = nullptr;
    }

private:
    std::mutex m_mutex;
    QObject *m_archive; ///< Changed in its own thread only, which may read it without the lock.
};

} // namespace Conclave
