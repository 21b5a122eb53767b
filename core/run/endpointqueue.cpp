#include "core/run/endpointqueue.h"

#include <algorithm>

namespace Conclave {

namespace {

/// By address, not by id: the same server entered twice is still one server.
QString keyOf(const Endpoint &endpoint)
{
    return endpoint.url.toString(QUrl::FullyEncoded);
}

} // namespace

EndpointQueue::Ticket::Ticket(EndpointQueue &queue,
                              const Endpoint &endpoint,
                              quint64 place,
                              Visitor visitor)
    : m_queue(queue)
    , m_key(keyOf(endpoint))
    , m_account(endpoint.id)
    , m_place(place)
    , m_visitor(std::move(visitor))
{
}

EndpointQueue::Ticket::~Ticket()
{
    m_queue.leave(*this);
}

EndpointQueue::Hold EndpointQueue::Ticket::hold() const
{
    const Microseconds now = m_queue.m_clock.now();
    const Microseconds rest = m_hurries ? now : m_queue.m_lines[m_key]->restsUntil;
    if (rest > std::max(now, m_notBefore))
        return {.isResting = true, .until = rest};
    if (m_notBefore > now)
        return {.until = m_notBefore};
    return {};
}

bool EndpointQueue::Ticket::isDue(Microseconds now) const
{
    return m_hurries || (m_notBefore <= now && m_queue.m_lines[m_key]->restsUntil <= now);
}

void EndpointQueue::Ticket::comeBackAfter(Microseconds pause)
{
    m_queue.leave(*this);
    m_isGranted = false;
    m_hurries = false;
    m_notBefore = m_queue.m_clock.now() + pause;
    m_queue.stand(*this);
    m_told = hold();
    m_queue.serveLater(m_key);
}

void EndpointQueue::Ticket::hurry()
{
    m_hurries = true;
    m_notBefore = {};
    m_queue.serveLater(m_key);
}

std::unique_ptr<EndpointQueue::Ticket> EndpointQueue::enter(const Endpoint &endpoint,
                                                            Visitor visitor)
{
    auto ticket = std::make_unique<Ticket>(*this, endpoint, ++m_lastPlace, std::move(visitor));
    std::shared_ptr<Line> &line = m_lines[ticket->m_key];
    if (!line)
        line = std::make_shared<Line>();
    line->limit = endpoint.parallelLimit;
    const Microseconds now = m_clock.now();
    const bool isFirst = std::ranges::none_of(
        line->waiting, [now](const Ticket *before) { return before->isDue(now); });
    if (isFirst && ticket->isDue(now) && (line->limit == 0 || line->inUse < line->limit)) {
        ticket->m_isGranted = true;
        ++line->inUse;
    } else {
        stand(*ticket);
        ticket->m_told = ticket->hold();
        serveLater(ticket->m_key); // the limit may be higher than it was for those who wait
    }
    return ticket;
}

void EndpointQueue::rest(const Endpoint &endpoint, Microseconds span)
{
    const auto line = m_lines.value(keyOf(endpoint));
    if (!line)
        return; // nobody was ever here, so nobody can have been told
    line->restsUntil = std::max(line->restsUntil, m_clock.now() + span);
    serveLater(keyOf(endpoint));
}

void EndpointQueue::refuse(const Endpoint &endpoint, const Error &error)
{
    const auto line = m_lines.value(keyOf(endpoint));
    if (!line)
        return;
    QList<std::function<void(const Error &)>> refused;
    for (const Ticket *ticket : std::as_const(line->waiting)) {
        if (ticket->m_account == endpoint.id)
            refused.append(ticket->m_visitor.refused);
    }
    line->waiting.removeIf([&](const Ticket *ticket) { return ticket->m_account == endpoint.id; });
    for (const auto &tell : refused)
        tell(error);
}

void EndpointQueue::stand(Ticket &ticket)
{
    QList<Ticket *> &waiting = m_lines[ticket.m_key]->waiting;
    const auto behind = std::ranges::upper_bound(
        waiting, ticket.m_place, {}, [](const Ticket *other) { return other->m_place; });
    waiting.insert(behind, &ticket);
}

void EndpointQueue::leave(Ticket &ticket)
{
    Line &line = *m_lines[ticket.m_key];
    if (!ticket.m_isGranted) {
        line.waiting.removeOne(&ticket);
        return;
    }
    --line.inUse;
    // From the event loop: whoever leaves may be in the middle of cancelling everybody.
    if (!line.waiting.isEmpty())
        serveLater(ticket.m_key);
}

void EndpointQueue::serveLater(const QString &key)
{
    QMetaObject::invokeMethod(
        this, [this, key] { serve(key); }, Qt::QueuedConnection);
}

void EndpointQueue::serve(const QString &key)
{
    const std::shared_ptr<Line> line = m_lines[key];
    // Looked up anew each time: a granted ticket may send at once, fail, and leave again.
    while (Ticket *next = takeNext(*line)) {
        ++line->inUse;
        next->m_isGranted = true;
        const auto granted = next->m_visitor.granted; // the ticket may be gone before it returns
        granted();
    }
    setAlarm(key);
    tellHolds(key);
}

EndpointQueue::Ticket *EndpointQueue::takeNext(Line &line)
{
    if (line.limit != 0 && line.inUse >= line.limit)
        return nullptr;
    const Microseconds now = m_clock.now();
    const auto next = std::ranges::find_if(
        line.waiting, [now](const Ticket *ticket) { return ticket->isDue(now); });
    if (next == line.waiting.end())
        return nullptr;
    Ticket *ticket = *next;
    line.waiting.erase(next);
    return ticket;
}

/// For the moment at which the first pause or rest of those who wait is over.
void EndpointQueue::setAlarm(const QString &key)
{
    Line &line = *m_lines[key];
    line.alarm.reset();
    const Microseconds now = m_clock.now();
    std::optional<Microseconds> first;
    for (const Ticket *ticket : std::as_const(line.waiting)) {
        const Microseconds due = std::max(ticket->m_notBefore, line.restsUntil);
        if (!ticket->isDue(now))
            first = std::min(first.value_or(due), due);
    }
    if (first)
        line.alarm = m_clock.alarm(*first - now, [this, key] { serveLater(key); });
}

void EndpointQueue::tellHolds(const QString &key)
{
    // Whoever is told may leave, so those to be told are chosen one by one.
    const std::shared_ptr<Line> line = m_lines[key];
    const auto isNews = [](const Ticket *ticket) { return ticket->hold() != ticket->m_told; };
    for (;;) {
        const auto next = std::ranges::find_if(line->waiting, isNews);
        if (next == line->waiting.end())
            return;
        (*next)->m_told = (*next)->hold();
        const auto held = (*next)->m_visitor.held;
        held();
    }
}

} // namespace Conclave
