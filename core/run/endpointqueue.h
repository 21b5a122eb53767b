#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/council/endpoint.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace Conclave {

/// Keeps every endpoint's own limit of parallel requests and the rests it asked for, first come,
/// first served, over all runs. This is the only place where an answer ever waits for another one.
///
/// The limit is a server's, whoever asks; a rest is an account's, like the key it was asked of.
class EndpointQueue final : public QObject
{
    Q_OBJECT

    struct Line;

public:
    /// Why a ticket waits; both empty: for a slot.
    struct Hold
    {
        bool isResting = false; ///< The endpoint asked all who use this account for a rest.
        std::optional<Microseconds> until; ///< On the clock; empty: nobody can know.

        bool operator==(const Hold &) const = default;
    };

    /// What a ticket's owner is told.
    struct Visitor
    {
        std::function<void()> granted; ///< The slot is yours now. From the event loop.
        std::function<void()> held;    ///< hold() has changed. From the event loop.
        /// See refuse(), from where this is called. The ticket is void.
        std::function<void(const Error &)> refused;
    };

    /// A place in the queue, later a slot. Destroying it leaves the queue or gives the slot back.
    class Ticket final
    {
    public:
        Ticket(EndpointQueue &queue,
               std::shared_ptr<Line> line,
               EndpointId account,
               quint64 place,
               Visitor visitor);
        Ticket(const Ticket &) = delete;
        Ticket &operator=(const Ticket &) = delete;
        ~Ticket();

        bool isGranted() const { return m_isGranted; }
        Hold hold() const; ///< Meaningful while it is not granted.

        /// Gives the slot back and stands in line again, at the old place, but is not served for
        /// the next `pause`. Others are.
        void comeBackAfter(Microseconds pause);
        /// Will be served as soon as there is a slot, whatever pause or rest is on.
        void hurry();

    private:
        friend class EndpointQueue;
        bool isDue(Microseconds now) const;
        Microseconds rest() const; ///< The moment until which its account rests.

        EndpointQueue &m_queue;
        const std::shared_ptr<Line> m_line;
        const EndpointId m_account;
        const quint64 m_place; ///< Lower is served first.
        const Visitor m_visitor;
        bool m_isGranted = false;
        bool m_hurries = false;
        Microseconds m_notBefore{0};
        Hold m_told;
    };

    /// `clock` outlives the queue.
    explicit EndpointQueue(const Clock &clock) : m_clock(clock) {}

    /// A place in all lines, behind those there are, for somebody who will stand there later.
    quint64 takePlace() { return ++m_lastPlace; }

    /// A free slot is granted at once: the ticket then says so and `granted` is not called for it.
    /// Otherwise `granted` is called from the event loop when the slot is free. `place` comes from
    /// takePlace(); 0: a new one. The queue must outlive the ticket.
    std::unique_ptr<Ticket> enter(const Endpoint &endpoint, Visitor visitor, quint64 place = 0);

    /// Nobody else is served with this account for so long; a longer rest that is on stays.
    void rest(const Endpoint &endpoint, Microseconds span);
    Microseconds restLeft(const Endpoint &endpoint) const; ///< 0: it does not rest.

    /// Tells everybody who waits with this very account that it was refused, and why: asking on
    /// would only be knocking at a closed door.
    void refuse(const Endpoint &endpoint, const Error &error);

private:
    struct Line
    {
        int limit = 0; ///< 0: none.
        int inUse = 0;
        QHash<EndpointId, Microseconds> restsUntil; ///< By account.
        QList<Ticket *> waiting;                    ///< By place.
        std::unique_ptr<Alarm> alarm;
        bool isServedSoon = false;
    };

    static void stand(Ticket &ticket);
    void leave(Ticket &ticket);
    void serveLater(const std::shared_ptr<Line> &line);
    void serve(const std::shared_ptr<Line> &line);
    Ticket *takeNext(Line &line) const;
    void setAlarm(const std::shared_ptr<Line> &line);
    static void tellHolds(Line &line);

    const Clock &m_clock;
    QHash<QString, std::shared_ptr<Line>> m_lines;
    quint64 m_lastPlace = 0;
};

} // namespace Conclave
