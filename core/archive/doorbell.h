#pragma once

#include <QMetaObject>
#include <QObject>

#include <functional>
#include <memory>
#include <mutex>

namespace Conclave {

/// How other threads reach an object, as long as it wants to be reached.
class Doorbell final : public std::enable_shared_from_this<Doorbell>
{
public:
    explicit Doorbell(QObject *owner) : m_owner(owner) {}

    /// `work` is done in the owner's thread; it is dropped once the owner does not want it any
    /// more.
    void ring(const std::function<void()> &work)
    {
        const auto answer = [self = shared_from_this(), work] {
            if (self->m_owner) // it may have been silenced while this was on its way
                work();
        };
        const std::scoped_lock lock(m_mutex);
        if (m_owner)
            QMetaObject::invokeMethod(m_owner, answer, Qt::QueuedConnection);
    }
    /// In the owner's thread, before it goes.
    void silence()
    {
        const std::scoped_lock lock(m_mutex);
        m_owner = nullptr;
    }

private:
    std::mutex m_mutex;
    QObject *m_owner; ///< Changed in its own thread only, which may read it without the lock.
};

} // namespace Conclave
