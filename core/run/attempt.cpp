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
    m_cancelled = why;
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
    m_dialect = dialectNamed(m_seat.endpoint.dialect);
    if (!m_dialect)
        return fail({.kind = Error::Kind::Configuration,
                     .message = u"unknown dialect “%1”"_s.arg(m_seat.endpoint.dialect)});
    const Result<EndpointAccess> access = m_environment.access(m_seat.endpoint);
    if (!access)
        return fail(access.error());
    m_access = *access;
    post(m_dialect->body(m_seat, m_messages));
}

void Attempt::post(const QJsonObject &body)
{
    m_body = body;
    Endpoint reached = m_seat.endpoint;
    reached.url = m_access.url;
    m_answer.reset();
    say(AnswerConnecting{body});
    if (m_isEnding)
        return; // cancelled by whoever was told
    m_answer = std::make_unique<AnswerStream>(
        m_environment.transport.post(m_dialect->request(reached, body, m_access.key)),
        *m_dialect,
        m_environment.clock,
        StreamTimeouts::forAddress(m_access.url),
        m_access.key);
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
    connect(m_answer.get(), &AnswerStream::finished, this, &Attempt::readEnd);
}

void Attempt::readEnd(const AnswerEnded &end)
{
    AnswerEnded told = end;
    if (end.status == AnswerStatus::Failed && end.error && !m_isCorrected) {
        if (m_cancelled) // between the rejection and this moment
            return this->end({.status = AnswerStatus::Cancelled, .notice = *m_cancelled});
        if (const auto body = m_dialect->corrected(m_body, *end.error)) {
            m_isCorrected = true;
            post(*body);
            return;
        }
    }
    if (m_isCorrected && end.status == AnswerStatus::Complete && end.notice == Notice::None)
        told.notice = Notice::Corrected;
    this->end(told);
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
