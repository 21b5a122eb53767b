#include "core/run/attempt.h"

#include "core/dialects/dialects.h"
#include "core/net/localaddress.h"
#include "core/net/retrypolicy.h"
#include "core/prices/cost.h"

#include <QPointer>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More than any provider takes. A server that says so only while the request is on its way often
/// hangs up before its words can be read.
constexpr qsizetype LargestRequest = qsizetype(64) * 1024 * 1024;

/// A key that takes longer than this is worth a word.
constexpr Microseconds QuickKey = std::chrono::milliseconds(500);

} // namespace

Attempt::Attempt(const RunEnvironment &environment, const Order &order)
    : m_environment(environment)
    , m_order(order)
    , m_body(environment.corrections)
    , m_witness(environment, m_order.seat.endpoint)
{
    connect(&environment.sleep, &SleepWatch::woke, this, [this] {
        // A server on this machine slept as well, and its connection is whole.
        if (m_answer && !isThisMachine(m_access.url))
            m_answer->interrupt(u"this machine was asleep meanwhile"_s);
    });
}

Attempt::~Attempt() = default;

void Attempt::start()
{
    say(AnswerQueued{});
    if (m_end)
        return; // cancelled by whoever was told
    const Microseconds rest = m_environment.queue.restLeft(m_order.seat.endpoint);
    if (m_order.longestPause && rest > *m_order.longestPause)
        return endLater(
            {.status = AnswerStatus::Failed,
             .error = Error{.kind = Error::Kind::RateLimited,
                            .message = u"not asked: the endpoint asked for a rest"_s,
                            .retryAfter = std::chrono::ceil<std::chrono::milliseconds>(rest)}});
    m_ticket = m_environment.queue.enter(
        m_order.seat.endpoint,
        {.granted = [this] { send(); },
         .held = [this] { sayHeld(); },
         .refused =
             [this](const Error &error) {
                 endLater({.status = AnswerStatus::Failed, .error = error});
             }},
        m_order.place);
    if (m_ticket->isGranted())
        send();
    else
        sayHeld();
}

void Attempt::cancel(Notice why)
{
    m_cancelled = why;
    if (m_answer)
        m_answer->cancel(why);
    else
        endLater({.status = AnswerStatus::Cancelled, .notice = why});
}

void Attempt::cancelNow()
{
    cancel();
    if (m_answer)
        m_answer->cancelNow();
    else
        end(*m_end);
}

void Attempt::hurry()
{
    if (m_ticket && !m_ticket->isGranted() && !m_end)
        m_ticket->hurry();
}

void Attempt::giveUp()
{
    if (m_failure)
        endLater({.status = AnswerStatus::Failed, .error = m_failure});
}

void Attempt::send()
{
    const auto fail = [this](const Error &error) {
        endLater({.status = AnswerStatus::Failed, .error = error});
    };
    if (m_end)
        return;
    const Endpoint &endpoint = m_order.seat.endpoint;
    m_dialect = dialectNamed(endpoint.dialect);
    if (!m_dialect)
        return fail({.kind = Error::Kind::Configuration,
                     .message = u"unknown dialect “%1”"_s.arg(endpoint.dialect)});
    const auto outage = m_environment.health.outage(endpoint);
    if (outage && outage->isSlow && !m_order.isInsisted && !m_failure) {
        m_environment.health.checkNow(endpoint);
        return fail({.kind = Error::Kind::Unreachable, .message = outage->error.message});
    }
    m_keyAlarm = m_environment.clock.alarm(QuickKey, [this] { sayKeyAwaited(); });
    m_environment.access(endpoint, [self = QPointer(this)](const Result<EndpointAccess> &access) {
        if (self)
            self->reach(access);
    });
}

/// The key may have come late, for an answer that nobody awaits any more.
void Attempt::reach(const Result<EndpointAccess> &access)
{
    m_keyAlarm.reset();
    if (m_end)
        return;
    if (!access)
        return endLater({.status = AnswerStatus::Failed, .error = access.error()});
    m_access = *access;
    m_failure.reset();
    if (!m_firstTry)
        m_firstTry = m_environment.clock.now();
    m_body.make(m_order.seat, m_order.messages, *m_dialect);
    post();
}

void Attempt::post()
{
    Member reached = m_order.seat;
    reached.endpoint.url = m_access.url;
    m_answer.reset();
    m_wasSent = false;
    say(AnswerConnecting{m_body.json()});
    if (m_end)
        return; // cancelled by whoever was told
    const HttpRequest request = m_dialect->request(reached, m_body.json(), m_access.key);
    if (request.body.size() > LargestRequest)
        return endLater(
            {.status = AnswerStatus::Failed,
             .error = Error{.kind = Error::Kind::TooLong,
                            .message = u"the request is larger than 64 MiB; nothing was sent"_s}});
    m_answer = std::make_unique<AnswerStream>(m_environment.transport.send(request),
                                              *m_dialect,
                                              m_environment.clock,
                                              StreamTimeouts::forAddress(m_access.url),
                                              m_access.key);
    connectAnswer();
}

void Attempt::connectAnswer()
{
    AnswerStream *answer = m_answer.get();
    connect(answer, &AnswerStream::sent, this, [this] {
        m_wasSent = true;
        say(AnswerSent{});
    });
    connect(answer, &AnswerStream::headersArrived, this, &Attempt::readHead);
    connect(answer, &AnswerStream::stalled, this, [this](Microseconds silence) {
        say(StallBegan{silence});
    });
    connect(answer, &AnswerStream::revived, this, [this] { say(StallEnded{}); });
    connect(answer, &AnswerStream::reasoningAdded, this, [this](const QString &text) {
        m_gotContent = true;
        say(ReasoningAdded{text});
    });
    connect(answer, &AnswerStream::textAdded, this, [this](const QString &text) {
        m_gotContent = true;
        say(TextAdded{text});
    });
    connect(answer, &AnswerStream::usageReported, this, [this](const Usage &usage) {
        const PriceTable *prices = m_environment.prices;
        const Member &seat = m_order.seat;
        say(UsageReported{
            priced(usage, prices ? prices->find(seat.endpoint, seat.model) : nullptr)});
    });
    connect(answer, &AnswerStream::finished, this, &Attempt::readEnd);
}

void Attempt::readHead(const HttpHead &head)
{
    m_witness.tellHead(head);
    if (head.isGood())
        say(HeadersArrived{});
}

void Attempt::readEnd(const AnswerEnded &end)
{
    if (end.error)
        m_witness.tellFailure(m_access.url, *end.error);
    AnswerEnded told = end;
    if (end.status == AnswerStatus::Failed && end.error) {
        if (m_cancelled) // between the failure and this moment
            return this->end({.status = AnswerStatus::Cancelled, .notice = *m_cancelled});
        if (correct(*end.error) || retry(*end.error))
            return;
    }
    if (m_body.isCorrected() && end.status == AnswerStatus::Complete && end.notice == Notice::None)
        told.notice = Notice::Corrected;
    if (m_gotContent)
        m_body.remember(m_order.seat);
    this->end(told);
}

/// Sends the question once more without what the server does not take; once it has begun to answer,
/// that may be billed twice.
bool Attempt::correct(const Error &error)
{
    if (m_gotContent || !m_body.correct(*m_dialect, error))
        return false;
    post();
    return true;
}

bool Attempt::retry(const Error &error)
{
    const auto pause =
        RetryPolicy::pause({.error = error,
                            .retries = m_retries,
                            .gotContent = m_gotContent,
                            .wasSent = m_wasSent,
                            .isLocal = isLocalAddress(m_access.url),
                            .isThisMachine = isThisMachine(m_access.url),
                            .sinceFirstTry = m_environment.clock.now() - *m_firstTry},
                           m_environment.jitter());
    if (!pause)
        return false;
    const Microseconds rest = m_environment.queue.restLeft(m_order.seat.endpoint);
    if (m_order.longestPause && std::max(*pause, rest) > *m_order.longestPause)
        return false;
    if (error.kind != Error::Kind::ModelLoading) // limited by time, not by number
        ++m_retries;
    m_failure = error;
    m_answer.reset();
    m_ticket->comeBackAfter(*pause);
    say(AnswerRetrying{error, *pause});
    sayHeld(); // its endpoint may rest for longer than that
    return true;
}

void Attempt::sayHeld()
{
    if (m_end)
        return;
    const EndpointQueue::Hold hold = m_ticket->hold();
    if (m_failure && !hold.isResting && hold.until)
        return; // its own pause, which AnswerRetrying has told
    Wait wait{.cause = hold.isResting ? Wait::Cause::RateLimit : Wait::Cause::Slot};
    if (hold.until)
        wait.until = *hold.until - m_order.origin;
    say(AnswerHeld{wait});
}

void Attempt::sayKeyAwaited()
{
    if (!m_end)
        say(AnswerHeld{{.cause = Wait::Cause::KeyRing}});
}

void Attempt::say(decltype(Event::what) what)
{
    emit happened({m_environment.clock.now() - m_order.origin, m_order.stream, std::move(what)});
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
    if (m_end)
        return;
    m_end = end;
    QMetaObject::invokeMethod(
        this, [this] { this->end(*m_end); }, Qt::QueuedConnection);
}

} // namespace Conclave
