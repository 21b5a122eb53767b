#include "core/run/endpointqueue.h"

namespace Conclave {

EndpointQueue::Ticket::Ticket(EndpointQueue &queue,
                              const QString &key,
                              std::function<void()> granted)
    : m_queue(queue)
    , m_key(key)
    , m_granted(std::move(granted))
{
}

EndpointQueue::Ticket::~Ticket()
{
    m_queue.leave(*this);
}

std::unique_ptr<EndpointQueue::Ticket> EndpointQueue::enter(const Endpoint &endpoint,
                                                            std::function<void()> granted)
{
    // By address, not by id: the same server entered twice is still one server.
    const QString key = endpoint.url.toString(QUrl::FullyEncoded);
    auto ticket = std::make_unique<Ticket>(*this, key, std::move(granted));
    Line &line = m_lines[key];
    line.limit = endpoint.parallelLimit;
    if (line.waiting.isEmpty() && (line.limit == 0 || line.inUse < line.limit)) {
        ticket->m_isGranted = true;
        ++line.inUse;
    } else {
        line.waiting.append(ticket.get());
        grantLater(key); // the limit may be higher than it was for those who wait
    }
    return ticket;
}

void EndpointQueue::leave(Ticket &ticket)
{
    Line &line = m_lines[ticket.m_key];
    if (!ticket.m_isGranted) {
        line.waiting.removeOne(&ticket);
        return;
    }
    --line.inUse;
    // From the event loop: whoever leaves may be in the middle of cancelling everybody.
    if (!line.waiting.isEmpty())
        grantLater(ticket.m_key);
}

void EndpointQueue::grantLater(const QString &key)
{
    QMetaObject::invokeMethod(
        this, [this, key] { grantNext(key); }, Qt::QueuedConnection);
}

void EndpointQueue::grantNext(const QString &key)
{
    // Looked up anew each time: a granted ticket may send at once, fail, and leave again.
    const auto hasRoom = [this, &key] {
        const Line &line = m_lines[key];
        return !line.waiting.isEmpty() && (line.limit == 0 || line.inUse < line.limit);
    };
    while (hasRoom()) {
        Line &line = m_lines[key];
        Ticket *next = line.waiting.takeFirst();
        ++line.inUse;
        next->m_isGranted = true;
        next->m_granted();
    }
}

} // namespace Conclave
