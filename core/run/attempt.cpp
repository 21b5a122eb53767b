#include "core/run/attempt.h"

#include "core/dialects/dialects.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

Attempt::Attempt(const RunEnvironment &environment,
                 const Member &seat,
                 const QList<Message> &messages,
                 const StreamId &stream,
                 Microseconds origin)
    : m_environment(environment)
    , m_seat(seat)
    , m_messages(messages)
    , m_stream(stream)
    , m_origin(origin)
{
}

Attempt::~Attempt() = default;

void Attempt::start()
{
    say(AnswerQueued{});
    m_ticket = m_environment.queue.enter(m_seat.endpoint, [this] { send(); });
    if (m_ticket->isGranted())
        send();
}

void Attempt::cancel(Notice why)
{
    if (m_answer)
        m_answer->cancel(why);
    else
        endLater({.status = AnswerStatus::Cancelled, .notice = why});
}

void Attempt::send()
{
    const auto fail = [this](const Error &error) {
        endLater({.status = AnswerStatus::Failed, .error = error});
    };
    if (m_isEnding)
        return;
    const Dialect *dialect = dialectNamed(m_seat.endpoint.dialect);
    if (!dialect)
        return fail({.kind = Error::Kind::Configuration,
                     .message = u"unknown dialect “%1”"_s.arg(m_seat.endpoint.dialect)});
    const Result<EndpointAccess> access = m_environment.access(m_seat.endpoint);
    if (!access)
        return fail(access.error());

    const QJsonObject body = dialect->body(m_seat, m_messages);
    Endpoint reached = m_seat.endpoint;
    reached.url = access->url;
    say(AnswerConnecting{body});
    if (m_isEnding)
        return; // cancelled by whoever was told
    m_answer = std::make_unique<AnswerStream>(
        m_environment.transport.post(dialect->request(reached, body, access->key)),
        *dialect,
        m_environment.clock,
        StreamTimeouts::forAddress(access->url),
        access->key);
    connectAnswer();
}

void Attempt::connectAnswer()
{
    connect(m_answer.get(), &AnswerStream::sent, this, [this] { say(AnswerSent{}); });
    connect(m_answer.get(), &AnswerStream::headersArrived, this, [this] { say(HeadersArrived{}); });
    connect(m_answer.get(), &AnswerStream::reasoningAdded, this, [this](const QString &text) {
        say(ReasoningAdded{text});
    });
    connect(m_answer.get(), &AnswerStream::textAdded, this, [this](const QString &text) {
        say(TextAdded{text});
    });
    connect(m_answer.get(), &AnswerStream::usageReported, this, [this](const Usage &usage) {
        say(UsageReported{usage});
    });
    connect(m_answer.get(), &AnswerStream::finished, this, &Attempt::end);
}

void Attempt::say(decltype(Event::what) what)
{
    emit happened({m_environment.clock.now() - m_origin, m_stream, std::move(what)});
}

void Attempt::end(const AnswerEnded &end)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    m_ticket.reset();
    say(end);
}

void Attempt::endLater(const AnswerEnded &end)
{
    if (m_isEnding)
        return;
    m_isEnding = true;
    QMetaObject::invokeMethod(
        this, [this, end] { this->end(end); }, Qt::QueuedConnection);
}

} // namespace Conclave
