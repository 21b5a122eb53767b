#pragma once

#include "core/dialects/dialect.h"
#include "core/run/answerstream.h"
#include "core/run/correctedbody.h"
#include "core/run/endpointwitness.h"
#include "core/run/runenvironment.h"
#include "core/session/event.h"

#include <QObject>

#include <memory>
#include <optional>

namespace Conclave {

/// One attempt of one seat to answer: from the place in its endpoint's queue to the one end.
///
/// Says everything as events, stamped and addressed; the last one is AnswerEnded, which comes
/// exactly once and never from inside start() or cancel(). A request that failed before any content
/// is sent again as the RetryPolicy says; when the server rejects a parameter, once more without
/// it; what was rejected before is left out at once (Corrections). The end says so. Destroying it
/// drops the request silently.
class Attempt final : public QObject
{
    Q_OBJECT

public:
    struct Order
    {
        Member seat;
        QList<Message> messages;
        StreamId stream;
        Microseconds origin{0}; ///< When the turn was asked, on the environment's clock.
        /// The user asks for it: also an endpoint that is out is tried.
        bool isInsisted = false;
        /// To wait longer than this for a retry or a rest is a failure instead; empty: any time.
        std::optional<Microseconds> longestPause;
        quint64 place =
            0; ///< In the endpoint's queue, see EndpointQueue::takePlace(); 0: the last.
    };

    Attempt(const RunEnvironment &environment, const Order &order);
    ~Attempt() override;

    const StreamId &stream() const { return m_order.stream; }
    const Member &seat() const { return m_order.seat; }

    /// Sends the request now, unless the endpoint is at its own limit or rests. Call once.
    void start();
    void cancel(Notice why = Notice::Stopped);
    void cancelNow(); ///< The same, but the end comes before this returns.
    /// Sends at once what waits for a retry or for the end of a rest. No effect otherwise.
    void hurry();
    /// Ends with the error instead of waiting for a retry. No effect when none is waited for.
    void giveUp();

signals:
    void happened(const Conclave::Event &event);

private:
    void send();
    void reach(const Result<EndpointAccess> &access);
    void sayKeyAwaited();
    void post();
    void connectAnswer();
    void readHead(const HttpHead &head);
    void readEnd(const AnswerEnded &end);
    bool correct(const Error &error);
    bool retry(const Error &error);
    void sayHeld();
    void say(decltype(Event::what) what);
    void end(const AnswerEnded &end);
    void endLater(const AnswerEnded &end);

    const RunEnvironment &m_environment;
    const Order m_order;
    std::unique_ptr<EndpointQueue::Ticket> m_ticket;
    std::unique_ptr<AnswerStream> m_answer; ///< Null: nothing is on its way.
    const Dialect *m_dialect = nullptr;     ///< Null until something is sent.
    EndpointAccess m_access;
    CorrectedBody m_body;
    const EndpointWitness m_witness;
    std::optional<Error> m_failure;    ///< Of the try before; set while a retry is waited for.
    std::unique_ptr<Alarm> m_keyAlarm; ///< Set while the key is waited for.
    std::optional<Microseconds> m_firstTry;
    int m_retries = 0;
    bool m_wasSent = false;
    bool m_gotContent = false;
    std::optional<Notice> m_cancelled; ///< Why, once it is.
    std::optional<AnswerEnded> m_end;  ///< Set once nothing more is to be asked.
    bool m_hasEnded = false;
};

} // namespace Conclave
