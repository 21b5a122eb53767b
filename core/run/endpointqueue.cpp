#include "core/run/endpointqueue.h"

#include <algorithm>

namespace Conclave {

using namespace std::chrono_literals;

namespace {

/// A rest that grows with every reply of a busy endpoint is no news each time.
bool isNews(const EndpointQueue::Hold &before, const EndpointQueue::Hold &now)
{
    constexpr Microseconds Noticeable = 1s;
    if (before.isResting != now.isResting || before.until.has_value() != now.until.has_value())
        return true;
    return now.until && std::chrono::abs(*now.until - *before.until) > Noticeable;
}

} // namespace

EndpointQueue::Ticket::Ticket(EndpointQueue &queue,
                              std::shared_ptr<Line> line,
                              EndpointId account,
                              quint64 place,
                              Visitor visitor)
    : m_queue(queue)
    , m_line(std::move(line))
    , m_account(account)
    , m_place(place)
    , m_visitor(std::move(visitor))
{
}

EndpointQueue::Ticket::~Ticket()
{
    m_queue.leave(*this);
}

Microseconds EndpointQueue::Ticket::rest() const
{
    return m_line->restsUntil.value(m_account, Microseconds::min());
}

EndpointQueue::Hold EndpointQueue::Ticket::hold() const
{
    const Microseconds now = m_queue.m_clock.now();
    if (!m_hurries && rest() > std::max(now, m_notBefore))
        return {.isResting = true, .until = rest()};
    if (m_notBefore > now)
        return {.until = m_notBefore};
    return {};
}

bool EndpointQueue::Ticket::isDue(Microseconds now) const
{
    return m_hurries || (m_notBefore <= now && rest() <= now);
}

void EndpointQueue::Ticket::comeBackAfter(Microseconds pause)
{
    m_queue.leave(*this);
    m_isGranted = false;
    m_hurries = false;
    m_notBefore = m_queue.m_clock.now() + pause;
    stand(*this);
    m_told = hold();
    m_queue.serveLater(m_line);
}

void EndpointQueue::Ticket::hurry()
{
    m_hurries = true;
    m_notBefore = {};
    m_queue.serveLater(m_line);
}

std::unique_ptr<EndpointQueue::Ticket>
EndpointQueue::enter(const Endpoint &endpoint, Visitor visitor, quint64 place)
{
    std::shared_ptr<Line> &line = m_lines[serverKey(endpoint)];
    if (!line)
        line = std::make_shared<Line>();
    line->limit = endpoint.parallelLimit;
    auto ticket = std::make_unique<Ticket>(
        *this, line, endpoint.id, place > 0 ? place : takePlace(), std::move(visitor));
    const Microseconds now = m_clock.now();
    const bool isFirst = std::ranges::none_of(line->waiting, [&](const Ticket *other) {
        return other->m_place < ticket->m_place && other->isDue(now);
    });
    if (isFirst && ticket->isDue(now) && (line->limit == 0 || line->inUse < line->limit)) {
        ticket->m_isGranted = true;
        ++line->inUse;
    } else {
        stand(*ticket);
        ticket->m_told = ticket->hold();
        serveLater(line); // the limit may be higher than it was for those who wait
    }
    return ticket;
}

void EndpointQueue::rest(const Endpoint &endpoint, Microseconds span)
{
    const auto line = m_lines.value(serverKey(endpoint));
    if (!line)
        return; // nobody was ever here, so nobody can have been told
    Microseconds &until = line->restsUntil[endpoint.id];
    until = std::max(until, m_clock.now() + span);
    serveLater(line);
}

Microseconds EndpointQueue::restLeft(const Endpoint &endpoint) const
{
    const auto line = m_lines.value(serverKey(endpoint));
    if (!line)
        return {};
    const Microseconds now = m_clock.now();
    return std::max(line->restsUntil.value(endpoint.id, now) - now, Microseconds(0));
}

void EndpointQueue::refuse(const Endpoint &endpoint, const Error &error)
{
    const auto line = m_lines.value(serverKey(endpoint));
    if (!line)
        return;
    const auto isMeant = [&](const Ticket *ticket) { return ticket->m_account == endpoint.id; };
    QList<std::function<void(const Error &)>> refused;
    for (const Ticket *ticket : std::as_const(line->waiting)) {
        if (isMeant(ticket))
            refused.append(ticket->m_visitor.refused);
    }
    line->waiting.removeIf(isMeant);
    for (const auto &tell : refused)
        tell(error);
}

void EndpointQueue::stand(Ticket &ticket)
{
    QList<Ticket *> &waiting = ticket.m_line->waiting;
    const auto behind = std::ranges::upper_bound(
        waiting, ticket.m_place, {}, [](const Ticket *other) { return other->m_place; });
    waiting.insert(behind, &ticket);
}

void EndpointQueue::leave(Ticket &ticket)
{
    Line &line = *ticket.m_line;
    if (!ticket.m_isGranted) {
        line.waiting.removeOne(&ticket);
        return;
    }
    --line.inUse;
    // From the event loop: whoever leaves may be in the middle of cancelling everybody.
    if (!line.waiting.isEmpty())
        serveLater(ticket.m_line);
}

void EndpointQueue::serveLater(const std::shared_ptr<Line> &line)
{
    if (std::exchange(line->isServedSoon, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this, line] {
            line->isServedSoon = false;
            serve(line);
        },
        Qt::QueuedConnection);
}

void EndpointQueue::serve(const std::shared_ptr<Line> &line)
{
    // Looked up anew each time: a granted ticket may send at once, fail, and leave again.
    while (Ticket *next = takeNext(*line)) {
        ++line->inUse;
        next->m_isGranted = true;
        const auto granted = next->m_visitor.granted; // the ticket may be gone before it returns
        granted();
    }
    setAlarm(line);
    tellHolds(*line);
}

EndpointQueue::Ticket *EndpointQueue::takeNext(Line &line) const
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

/// For the moment at which the first pause or rest of those who wait is over. One that is over by
/// now, but was not a moment ago, counts: nobody else would look again.
void EndpointQueue::setAlarm(const std::shared_ptr<Line> &line)
{
    line->alarm.reset();
    std::optional<Microseconds> first;
    for (const Ticket *ticket : std::as_const(line->waiting)) {
        const Microseconds due = std::max(ticket->m_notBefore, ticket->rest());
        first = std::min(first.value_or(due), due);
    }
    const Microseconds now = m_clock.now();
    const bool isFull = line->limit != 0 && line->inUse >= line->limit;
    if (!first || (isFull && *first <= now))
        return; // whoever leaves looks again
    line->alarm =
        m_clock.alarm(std::max(*first - now, Microseconds(0)), [this, line = std::weak_ptr(line)] {
            if (const auto alive = line.lock())
                serveLater(alive);
        });
}

void EndpointQueue::tellHolds(Line &line)
{
    // Whoever is told may leave, so those to be told are chosen one by one.
    const auto hasNews = [](const Ticket *ticket) {
        return isNews(ticket->m_told, ticket->hold());
    };
    for (;;) {
        const auto next = std::ranges::find_if(line.waiting, hasNews);
        if (next == line.waiting.end())
            return;
        (*next)->m_told = (*next)->hold();
        const auto held = (*next)->m_visitor.held;
        held();
    }
}

} // namespace Conclave
