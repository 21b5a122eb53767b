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
class EndpointQueue final : public QObject
{
    Q_OBJECT

public:
    /// Why a ticket waits; both empty: for a slot, or for its own pause.
    struct Hold
    {
        bool isResting = false;            ///< The endpoint asked all its visitors for a rest.
        std::optional<Microseconds> until; ///< On the clock; empty: nobody can know.

        bool operator==(const Hold &) const = default;
    };

    /// What a ticket's owner is told, always from the event loop.
    struct Visitor
    {
        std::function<void()> granted;              ///< The slot is yours now.
        std::function<void()> held;                 ///< hold() has changed.
        std::function<void(const Error &)> refused; ///< See refuse(); the ticket is void.
    };

    /// A place in the queue, later a slot. Destroying it leaves the queue or gives the slot back.
    class Ticket final
    {
    public:
        Ticket(EndpointQueue &queue, const Endpoint &endpoint, quint64 place, Visitor visitor);
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

        EndpointQueue &m_queue;
        const QString m_key;
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

    /// A free slot is granted at once: the ticket then says so and `granted` is not called for it.
    /// Otherwise `granted` is called from the event loop when the slot is free. The queue must
    /// outlive the ticket.
    std::unique_ptr<Ticket> enter(const Endpoint &endpoint, Visitor visitor);

    /// Nobody else is served at this endpoint for so long; a longer rest that is on stays.
    void rest(const Endpoint &endpoint, Microseconds span);

    /// Tells everybody who waits with this very account that it was refused, and why: asking on
    /// would only be knocking at a closed door.
    void refuse(const Endpoint &endpoint, const Error &error);

private:
    struct Line
    {
        int limit = 0; ///< 0: none.
        int inUse = 0;
        Microseconds restsUntil{0};
        QList<Ticket *> waiting; ///< By place.
        std::unique_ptr<Alarm> alarm;
    };

    void stand(Ticket &ticket);
    void leave(Ticket &ticket);
    void serveLater(const QString &key);
    void serve(const QString &key);
    Ticket *takeNext(Line &line);
    void setAlarm(const QString &key);
    void tellHolds(const QString &key);

    const Clock &m_clock;
    QHash<QString, std::shared_ptr<Line>> m_lines;
    quint64 m_lastPlace = 0;
};

} // namespace Conclave
