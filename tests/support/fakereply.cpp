#include "tests/support/fakereply.h"

#include "tests/support/frames.h"

#include <utility>

namespace Conclave {

using namespace std::chrono_literals;
using std::chrono::microseconds;

namespace {

constexpr auto LoginPage = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>"
                           "<form method=\"post\"><input name=\"user\"></form></body></html>\n";

constexpr auto EarlyHints = "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n";

QString keyOf(const Arrival &arrival)
{
    const QByteArray value = arrival.header("Authorization");
    return QString::fromUtf8(value.startsWith("Bearer ") ? value.mid(7) : value);
}

} // namespace

FakeReply::FakeReply(const Scenario &scenario, const Arrival &arrival)
    : m_scenario(scenario)
    , m_arrival(arrival)
    , m_answer(scenario, arrival)
{
    if (m_scenario.opening == Scenario::Opening::Stream && !arrival.streamAsked)
        m_scenario.opening = Scenario::Opening::Whole;
}

FakeReply::FakeReply(int status, const QByteArray &json, const Arrival &arrival)
    : m_arrival(arrival)
    , m_answer({}, arrival)
    , m_fixed(plain(status, "application/json", json))
{
}

FakeReply::Step FakeReply::next()
{
    if (m_slices.isEmpty()) {
        if (!m_fixed.isEmpty())
            return {0us, m_fixed, Then::Finish};
        slice(m_scenario.opening == Scenario::Opening::Stream ? stream() : open());
    }
    return m_slices.takeFirst();
}

FakeReply::Step FakeReply::open() const
{
    using enum Scenario::Opening;
    const microseconds due = m_scenario.firstToken;
    const auto statusOr = [this](int usual) {
        return m_scenario.status == 0 ? usual : m_scenario.status;
    };
    switch (m_scenario.opening) {
    case Stream:
    case Whole:
        return {dueOf(m_answer.tokens()),
                plain(200, "application/json", m_answer.whole()),
                Then::Finish};
    case Error: {
        const int status = statusOr(500);
        const QByteArray body = errorBody(status, m_arrival.model, keyOf(m_arrival));
        return {due, plain(status, "application/json", body), Then::Finish};
    }
    case ErrorIn200: {
        const QByteArray body = errorBody(500, m_arrival.model, {});
        return {due, plain(200, "application/json", body), Then::Finish};
    }
    case Html:
        return {due, plain(200, "text/html; charset=utf-8", LoginPage), Then::Finish};
    case EmptyBody:
        return {due, plain(200, "text/event-stream", {}), Then::Finish};
    case BareStatus:
        return {due, plain(statusOr(204), {}, {}), Then::Finish};
    case Redirect: {
        Headers headers;
        headers.emplaceBack("Location", m_scenario.location);
        return {due, plain(statusOr(307), {}, {}, headers), Then::Finish};
    }
    case Silence:
        return {0us, {}, Then::Hang};
    case Close:
        return {due, {}, Then::Close};
    case Reset:
        return {due, {}, Then::Reset};
    case HalfStatusLine:
        return {due, "HTTP/1.1 20", Then::Close};
    case HalfHeaders:
        return {due, "HTTP/1.1 200 OK\r\nContent-Type: text/eve", Then::Close};
    case NotHttp:
        return {due, "SSH-2.0-OpenSSH_9.2p1\r\n", Then::Close};
    }
    Q_UNREACHABLE();
}

FakeReply::Step FakeReply::stream()
{
    if (m_scenario.earlyHeaders && !m_headSent)
        return {0us, takeHead()};
    if (m_scenario.breaking != Scenario::Break::Never && m_index >= m_scenario.breakAfter)
        return breakOff();
    if (m_scenario.endless || m_index < m_answer.tokens())
        return token(event(m_answer.chunk(m_index)));
    return end();
}

FakeReply::Step FakeReply::breakOff()
{
    using enum Scenario::Break;
    const microseconds due = dueOf(m_index);
    const QByteArray head = takeHead();
    switch (m_scenario.breaking) {
    case Never:
    case Close:
    case ShortBody:
        return {due, head, Then::Close};
    case Reset:
        return {due, head, Then::Reset};
    case Silence:
        return {due, head, Then::Hang};
    case MissingEnd:
        return {due, head + bodyEnd(), bodyDone()};
    case BadJson: {
        m_scenario.breaking = Never;
        Step step = token(event(R"({"id":"chatcmpl-fake","choices":[{"index":0,"del)"));
        step.bytes.prepend(head);
        return step;
    }
    case ErrorEvent: {
        const QByteArray error = event(errorBody(500, m_arrival.model, {}));
        return {due, head + framed(error + event("[DONE]")) + bodyEnd(), bodyDone()};
    }
    case BadChunk:
        return {due, head + "zzz\r\n" + event(m_answer.finish()) + "\r\n", Then::Close};
    }
    Q_UNREACHABLE();
}

FakeReply::Step FakeReply::token(const QByteArray &event)
{
    QByteArray bytes = takeHead();
    if (m_index == 0) {
        if (m_scenario.noChoices)
            bytes += framed(this->event(promptFilterResults()));
        bytes += framed(this->event(m_answer.opening()));
    }
    const QByteArray lineEnd = m_scenario.crlf ? "\r\n" : "\n";
    if (m_scenario.comments)
        bytes += framed(": keep-alive" + lineEnd + lineEnd);
    return {dueOf(m_index++), bytes + framed(event)};
}

FakeReply::Step FakeReply::end()
{
    QByteArray events;
    if (m_scenario.finishReason)
        events += event(m_answer.finish());
    if (m_arrival.usageAsked && m_scenario.usage)
        events += event(m_answer.usage());
    events += event("[DONE]");
    return {dueOf(m_answer.tokens()), takeHead() + framed(events) + bodyEnd(), bodyDone()};
}

void FakeReply::slice(const Step &step)
{
    const qsizetype size = step.bytes.size();
    if (!isSliced() || size < 2) {
        m_slices.append(step);
        return;
    }
    const bool halves = m_scenario.slicing == Scenario::Slicing::Halves;
    const qsizetype length = halves ? (size + 1) / 2 : 1;
    for (qsizetype from = 0; from < size; from += length)
        m_slices.append({step.at, step.bytes.mid(from, length)});
    if (halves) // a pause, or the two halves would mostly be read as one
        m_slices.last().at += 1ms;
    m_slices.last().then = step.then;
}

QByteArray FakeReply::plain(int status,
                            const QByteArray &type,
                            const QByteArray &body,
                            const Headers &headers) const
{
    Headers all = headers;
    if (!type.isEmpty())
        all.emplaceBack("Content-Type", type);
    if (!m_scenario.retryAfter.isEmpty())
        all.emplaceBack("Retry-After", m_scenario.retryAfter);
    if (m_arrival.closeAsked())
        all.emplaceBack("Connection", "close");
    if (status != 204 && status != 304)
        all.emplaceBack("Content-Length", QByteArray::number(body.size()));
    return httpHead(status, all) + body;
}

QByteArray FakeReply::takeHead()
{
    return std::exchange(m_headSent, true) ? QByteArray() : streamHead();
}

QByteArray FakeReply::streamHead() const
{
    Headers headers{{"Content-Type", "text/event-stream; charset=utf-8"},
                    {"Cache-Control", "no-cache"},
                    {"x-request-id", "req_fake"}};
    if (m_arrival.closeAsked())
        headers.emplaceBack("Connection", "close");
    if (m_scenario.breaking == Scenario::Break::ShortBody)
        headers.emplaceBack("Content-Length", QByteArray::number(bodySize()));
    else if (isChunked())
        headers.emplaceBack("Transfer-Encoding", "chunked");

    const QByteArray hints = m_scenario.early103 ? EarlyHints : "";
    return hints + httpHead(200, headers);
}

/// Of the answer as it would be without its break.
qsizetype FakeReply::bodySize() const
{
    Scenario scenario = m_scenario;
    scenario.breaking = Scenario::Break::Never;
    scenario.framing = Scenario::Framing::UntilClose;
    scenario.endless = false;
    FakeReply unbroken(scenario, m_arrival);
    unbroken.m_headSent = true;
    qsizetype size = 0;
    for (Step step; step.then == Then::GoOn; size += step.bytes.size())
        step = unbroken.next();
    return size;
}

QByteArray FakeReply::event(const QByteArray &data) const
{
    const QByteArray lineEnd = m_scenario.crlf ? "\r\n" : "\n";
    return "data: " + data + lineEnd + lineEnd;
}

QByteArray FakeReply::framed(const QByteArray &bytes) const
{
    return isChunked() ? httpChunk(bytes) : bytes;
}

QByteArray FakeReply::bodyEnd() const
{
    const bool ends = isChunked() && m_scenario.framing != Scenario::Framing::Open;
    return ends ? QByteArray("0\r\n\r\n") : QByteArray();
}

FakeReply::Then FakeReply::bodyDone() const
{
    switch (m_scenario.framing) {
    case Scenario::Framing::Chunked:
        return Then::Finish;
    case Scenario::Framing::UntilClose:
        return Then::Close;
    case Scenario::Framing::Open:
        return Then::Hang;
    }
    Q_UNREACHABLE();
}

microseconds FakeReply::dueOf(int token) const
{
    const double wait = m_scenario.rate > 0 ? 1e6 * token / m_scenario.rate : 0;
    return m_scenario.firstToken + microseconds(qint64(wait));
}

bool FakeReply::isChunked() const
{
    return m_scenario.framing != Scenario::Framing::UntilClose &&
           m_scenario.breaking != Scenario::Break::ShortBody;
}

} // namespace Conclave
