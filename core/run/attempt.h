#pragma once

#include "core/dialects/dialect.h"
#include "core/run/answerstream.h"
#include "core/run/runenvironment.h"
#include "core/session/event.h"

#include <QObject>

#include <memory>
#include <optional>

namespace Conclave {

/// One attempt of one seat to answer: from the place in its endpoint's queue to the one end.
///
/// Says everything as events, stamped and addressed; the last one is AnswerEnded, which comes
/// exactly once and never from inside start() or cancel(). When the server rejects a parameter of
/// the request, it is sent once more without it, and the end says so. Destroying it drops the
/// request silently.
class Attempt final : public QObject
{
    Q_OBJECT

public:
    /// `origin` is the moment the turn was asked, on the environment's clock.
    Attempt(const RunEnvironment &environment,
            const Member &seat,
            const QList<Message> &messages,
            const StreamId &stream,
            Microseconds origin);
    ~Attempt() override;

    const StreamId &stream() const { return m_stream; }
    const Member &seat() const { return m_seat; }

    /// Sends the request now, unless the endpoint is at its own limit. Call once.
    void start();
    void cancel(Notice why = Notice::Stopped);
    bool hasEnded() const { return m_hasEnded; }

signals:
    void happened(const Conclave::Event &event);

private:
    void send();
    void post(const QJsonObject &body);
    void readEnd(const AnswerEnded &end);
    void connectAnswer();
    void say(decltype(Event::what) what);
    void end(const AnswerEnded &end);
    void endLater(const AnswerEnded &end);

    const RunEnvironment &m_environment;
    const Member m_seat;
    const QList<Message> m_messages;
    const StreamId m_stream;
    const Microseconds m_origin;
    std::unique_ptr<EndpointQueue::Ticket> m_ticket;
    std::unique_ptr<AnswerStream> m_answer;
    const Dialect *m_dialect = nullptr; ///< Null until something is sent.
    EndpointAccess m_access;
    QJsonObject m_body;
    bool m_isCorrected = false;        ///< The second body is on its way.
    std::optional<Notice> m_cancelled; ///< Why, once it is.
    bool m_isEnding = false;
    bool m_hasEnded = false;
};

} // namespace Conclave
