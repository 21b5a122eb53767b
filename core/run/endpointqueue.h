#pragma once

#include "core/council/endpoint.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <functional>
#include <memory>

namespace Conclave {

/// Keeps every endpoint's own limit of parallel requests, first come, first served, over all runs.
/// This is the only place where an answer ever waits for another one.
class EndpointQueue final : public QObject
{
    Q_OBJECT

public:
    /// A place in the queue, later a slot. Destroying it leaves the queue or gives the slot back.
    class Ticket final
    {
    public:
        Ticket(EndpointQueue &queue, const QString &key, std::function<void()> granted);
        Ticket(const Ticket &) = delete;
        Ticket &operator=(const Ticket &) = delete;
        ~Ticket();

        bool isGranted() const { return m_isGranted; }

    private:
        friend class EndpointQueue;
        EndpointQueue &m_queue;
        QString m_key;
        std::function<void()> m_granted;
        bool m_isGranted = false;
    };

    using QObject::QObject;

    /// A free slot is granted at once: the ticket then says so and `granted` is never called.
    /// Otherwise `granted` is called once, from the event loop, when the slot is free.
    /// The queue must outlive the ticket.
    std::unique_ptr<Ticket> enter(const Endpoint &endpoint, std::function<void()> granted);

private:
    struct Line
    {
        int limit = 0; ///< 0: none.
        int inUse = 0;
        QList<Ticket *> waiting;
    };

    void leave(Ticket &ticket);
    void grantLater(const QString &key);
    void grantNext(const QString &key);

    QHash<QString, Line> m_lines;
};

} // namespace Conclave
