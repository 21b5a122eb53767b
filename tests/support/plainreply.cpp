#include "tests/support/plainreply.h"

#include "tests/support/errorbodies.h"
#include "tests/support/fakevoices.h"
#include "tests/support/gzip.h"

#include <QUrl>

namespace Conclave {

namespace {

using std::chrono::microseconds;
using Then = ReplyStep::Then;

constexpr auto LoginPage = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>"
                           "<form method=\"post\"><input name=\"user\"></form></body></html>\n";

constexpr auto Json = "application/json";
constexpr auto HtmlType = "text/html; charset=utf-8";

/// Header lines in one step of a flood.
constexpr int HeadersAtOnce = 50;

} // namespace

PlainReply::PlainReply(const Scenario &scenario, const Arrival &arrival)
    : m_scenario(scenario)
    , m_arrival(arrival)
    , m_voice(voiceFor(scenario, arrival))
    , m_head(scenario.head, arrival)
{
}

ReplyStep PlainReply::next()
{
    return m_scenario.opening == Scenario::Opening::EndlessHeaders ? header() : open();
}

ReplyStep PlainReply::open() const
{
    using enum Scenario::Opening;
    const auto error = [this](int status, const QByteArray &body) {
        return ReplyStep{due(), reply(status, Json, body), Then::Finish};
    };
    switch (m_scenario.opening) {
    case Stream:
    case Whole:
        return whole();
    case Error:
        return error(statusOr(500), m_voice->error(statusOr(500)));
    case HtmlError:
        return {due(), reply(statusOr(502), HtmlType, errorPage(statusOr(502))), Then::Finish};
    case Loading:
        return error(503, loadingBody());
    case Overloaded:
        return error(529, overloadedBody());
    case EchoedKey:
        return {due(), echoedKey(statusOr(400)), Then::Finish};
    case ErrorIn200:
        return error(200, m_voice->error(500));
    case Html:
        return {due(), reply(200, HtmlType, LoginPage), Then::Finish};
    case EmptyBody:
        return {due(), reply(200, "text/event-stream", {}), Then::Finish};
    case BareStatus:
        return {due(), reply(statusOr(204), {}, {}), Then::Finish};
    case Redirect:
        return {due(), reply(statusOr(307), {}, {}, {{"Location", target()}}), Then::Finish};
    default:
        return cutOff();
    }
}

ReplyStep PlainReply::cutOff() const
{
    using enum Scenario::Opening;
    switch (m_scenario.opening) {
    case Close:
        return {due(), {}, Then::Close};
    case Reset:
        return {due(), {}, Then::Reset};
    case HalfStatusLine:
        return {due(), "HTTP/1.1 20", Then::Close};
    case HalfHeaders:
        return {due(), "HTTP/1.1 200 OK\r\nContent-Type: text/eve", Then::Close};
    case NotHttp:
        return {due(), "SSH-2.0-OpenSSH_9.2p1\r\n", Then::Close};
    default:
        return {microseconds(0), {}, Then::Hang};
    }
}

ReplyStep PlainReply::whole() const
{
    const FakeAnswer &answer = m_voice->answer();
    const microseconds due = answer.dueOf(answer.tokens());
    const QByteArray bytes = reply(200, Json, m_voice->whole());
    if (m_scenario.body.breaking == BodyFaults::Break::ShortBody) {
        const qsizetype body = bytes.indexOf("\r\n\r\n") + 4;
        const bool resets = m_scenario.body.parting == BodyFaults::Parting::Reset;
        return {
            due, bytes.left(body + (bytes.size() - body) / 2), resets ? Then::Reset : Then::Close};
    }
    if (m_scenario.body.framing == BodyFaults::Framing::TooLong)
        return {due, bytes + m_voice->whole(), Then::Finish};
    return {due, bytes, Then::Finish};
}

ReplyStep PlainReply::header()
{
    const microseconds at = due() + microseconds(m_scenario.pause) * m_headers;
    QByteArray bytes;
    if (m_headers == 0)
        bytes = m_head.unfinished(200, {{"Content-Type", "text/event-stream"}});
    const int lines = m_scenario.pause.count() == 0 ? HeadersAtOnce : 1;
    for (int i = 0; i < lines; ++i)
        bytes += "X-Endless: " + QByteArray::number(m_headers++) + "\r\n";
    return {at, bytes};
}

QByteArray PlainReply::target() const
{
    const bool hasPath = !QUrl::fromEncoded(m_scenario.location).path().isEmpty();
    return hasPath ? m_scenario.location : m_scenario.location + m_arrival.path;
}

QByteArray PlainReply::echoedKey(int status) const
{
    const QByteArray authorization = m_arrival.header("Authorization");
    const HttpHeaders echo{{"X-Debug-Authorization",
                            authorization.isEmpty() ? m_arrival.key().toUtf8() : authorization}};
    return reply(status, Json, echoingBody(m_arrival.key()), echo);
}

QByteArray PlainReply::reply(int status,
                             const QByteArray &type,
                             const QByteArray &body,
                             const HttpHeaders &headers) const
{
    HttpHeaders all = headers;
    QByteArray sent = body;
    if (!type.isEmpty())
        all.emplaceBack("Content-Type", type);
    if (m_scenario.body.coding != BodyFaults::Coding::None && !body.isEmpty()) {
        all.emplaceBack("Content-Encoding", "gzip");
        sent = gzip(body);
        if (m_scenario.body.coding == BodyFaults::Coding::CutGzip)
            sent.chop(sent.size() / 3);
    }
    if (status == 407)
        all.emplaceBack("Proxy-Authenticate", "Basic realm=\"fake proxy\"");
    if (status != 204 && status != 304)
        all.emplaceBack("Content-Length", QByteArray::number(sent.size()));
    return m_head.bytes(status, all) + sent;
}

int PlainReply::statusOr(int usual) const
{
    return m_scenario.status == 0 ? usual : m_scenario.status;
}

} // namespace Conclave
