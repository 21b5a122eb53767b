#include "tests/support/streamreply.h"

#include "tests/support/fakehead.h"
#include "tests/support/fakevoices.h"
#include "tests/support/frames.h"
#include "tests/support/gzip.h"

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace std::chrono_literals;
using std::chrono::microseconds;
using Then = ReplyStep::Then;

StreamReply::StreamReply(const Scenario &scenario, const Arrival &arrival)
    : m_scenario(scenario)
    , m_arrival(arrival)
    , m_voice(voiceFor(scenario, arrival))
    , m_writer(scenario.events.lineEnds, m_voice->framing())
{
}

ReplyStep StreamReply::next()
{
    if (m_scenario.earlyHeaders && !m_headSent)
        return {0us, takeHead()};
    if (m_scenario.body.coding != BodyFaults::Coding::None)
        return compressed();
    if (m_scenario.body.breaking != BodyFaults::Break::Never &&
        m_index >= m_scenario.body.breakAfter)
        return breakOff();
    if (m_scenario.endless || m_index < answer().tokens())
        return tokens();
    return end();
}

ReplyStep StreamReply::breakOff()
{
    using enum BodyFaults::Break;
    switch (m_scenario.body.breaking) {
    case Never:
    case Close:
    case ShortBody:
        return part({}, Then::Close);
    case Reset:
        return part({}, Then::Reset);
    case Silence:
        return part({}, Then::Hang);
    case OnlyComments:
    case OnlyPings:
        return chatter();
    case HalfLine:
        return part(framed(m_writer.beginning("{")), Then::Reset);
    case HalfEvent:
        return part(framed(m_writer.beginning(halfJson())), Then::Close);
    case MissingEnd:
        return part(bodyEnd(), bodyDone());
    case BadJson:
        return brokenJson();
    case ErrorEvent:
        return lastWords(m_voice->failure());
    case Overloaded:
        return lastWords(m_voice->overload());
    case BadChunk:
        return part(m_scenario.body.chunkSize + "\r\n" + m_writer.events(m_voice->ending()) +
                        "\r\n",
                    Then::Close);
    }
    Q_UNREACHABLE();
}

ReplyStep StreamReply::lastWords(const FakeFrames &frames)
{
    return part(framed(m_writer.events(frames)) + bodyEnd(), bodyDone());
}

ReplyStep StreamReply::part(const QByteArray &bytes, Then usual)
{
    const auto then = [this, usual] {
        switch (m_scenario.body.parting) {
        case BodyFaults::Parting::Usual:
            return usual;
        case BodyFaults::Parting::Close:
            return Then::Close;
        case BodyFaults::Parting::Reset:
            return Then::Reset;
        case BodyFaults::Parting::Silence:
            return Then::Hang;
        }
        Q_UNREACHABLE();
    };
    return {answer().dueOf(m_index), takeHead() + bytes, then()};
}

ReplyStep StreamReply::brokenJson()
{
    m_scenario.body.breaking = BodyFaults::Break::Never;
    const QByteArray event = m_writer.event(unnamed(halfJson()));
    return {answer().dueOf(m_index++), takeHead() + framed(event)};
}

ReplyStep StreamReply::chatter()
{
    const microseconds at = answer().dueOf(m_index) + microseconds(m_scenario.pause) * m_chatter++;
    const bool pings = m_scenario.body.breaking == BodyFaults::Break::OnlyPings;
    const QByteArray bytes =
        pings ? m_writer.event({"ping", R"({"type":"ping"})"}) : m_writer.comment();
    return {at, takeHead() + framed(bytes)};
}

ReplyStep StreamReply::tokens()
{
    const microseconds at = answer().dueOf(m_index);
    QByteArray events;
    if (m_index == 0)
        events = opening();
    const int left = m_scenario.endless ? Scenario::Always : answer().tokens() - m_index;
    for (int i = std::min(m_scenario.events.batch, left); i > 0; --i) {
        events += oddities();
        events += m_writer.events(m_voice->token(m_index++));
    }
    return {at, takeHead() + framed(events)};
}

ReplyStep StreamReply::end()
{
    const FakeFrames ending = m_voice->ending();
    QByteArray events = m_writer.events(ending);
    if (m_scenario.events.doubleDone)
        events += m_writer.event(ending.constLast());
    if (m_scenario.events.afterDone)
        events += m_writer.events(m_voice->saying("LATE "));
    return {answer().dueOf(answer().tokens()), takeHead() + framed(events) + bodyEnd(), bodyDone()};
}

ReplyStep StreamReply::compressed()
{
    QByteArray body = gzip(plainBody());
    if (m_scenario.body.coding == BodyFaults::Coding::CutGzip)
        body.chop(body.size() / 3);
    return {answer().dueOf(answer().tokens()), takeHead() + framed(body) + bodyEnd(), bodyDone()};
}

QByteArray StreamReply::opening()
{
    return (m_scenario.events.bom ? "\xEF\xBB\xBF" : "") + m_writer.events(m_voice->opening());
}

QByteArray StreamReply::oddities()
{
    QByteArray events;
    if (m_scenario.events.comments)
        events += m_writer.comment();
    if (m_scenario.events.unknown)
        events += m_writer.unknown();
    return events + m_writer.events(m_voice->oddities());
}

QByteArray StreamReply::halfJson() const
{
    const QByteArray json = m_voice->token(m_index).constLast().data;
    return json.left(json.size() / 2);
}

QByteArray StreamReply::takeHead()
{
    return std::exchange(m_headSent, true) ? QByteArray() : head();
}

QByteArray StreamReply::head() const
{
    HttpHeaders headers{{"Content-Type", contentType()},
                        {"Cache-Control", "no-cache"},
                        {"x-request-id", "req_fake"}};
    if (m_scenario.body.coding != BodyFaults::Coding::None)
        headers.emplaceBack("Content-Encoding", "gzip");
    if (isChunked())
        headers.emplaceBack("Transfer-Encoding", "chunked");
    else if (m_scenario.body.breaking == BodyFaults::Break::ShortBody ||
             m_scenario.body.framing == BodyFaults::Framing::TooLong)
        headers.emplaceBack("Content-Length", QByteArray::number(plainBody().size()));
    return FakeHead(m_scenario.head, m_arrival).bytes(200, headers);
}

QByteArray StreamReply::contentType() const
{
    return m_voice->framing() == FakeVoice::Framing::Lines ? "application/x-ndjson"
                                                           : "text/event-stream; charset=utf-8";
}

QByteArray StreamReply::plainBody() const
{
    Scenario scenario = m_scenario;
    scenario.body.breaking = BodyFaults::Break::Never;
    scenario.body.framing = BodyFaults::Framing::UntilClose;
    scenario.body.coding = BodyFaults::Coding::None;
    scenario.endless = false;
    StreamReply unbroken(scenario, m_arrival);
    unbroken.m_headSent = true;
    QByteArray body;
    for (ReplyStep step; step.then == Then::GoOn; body += step.bytes)
        step = unbroken.next();
    return body;
}

QByteArray StreamReply::framed(const QByteArray &bytes) const
{
    if (!isChunked())
        return bytes;
    if (!m_scenario.body.tinyChunks)
        return httpChunk(bytes);
    QByteArray chunks;
    for (qsizetype i = 0; i < bytes.size(); ++i)
        chunks += httpChunk(bytes.mid(i, 1));
    return chunks;
}

QByteArray StreamReply::bodyEnd()
{
    if (m_scenario.body.framing == BodyFaults::Framing::TooLong)
        return m_writer.events(m_voice->saying("BEYOND "));
    const bool ends = isChunked() && m_scenario.body.framing != BodyFaults::Framing::Open;
    return ends ? QByteArray("0\r\n\r\n") : QByteArray();
}

Then StreamReply::bodyDone() const
{
    switch (m_scenario.body.framing) {
    case BodyFaults::Framing::Chunked:
    case BodyFaults::Framing::TooLong:
        return Then::Finish;
    case BodyFaults::Framing::UntilClose:
        return Then::Close;
    case BodyFaults::Framing::UntilReset:
        return Then::Reset;
    case BodyFaults::Framing::Open:
        return Then::Hang;
    }
    Q_UNREACHABLE();
}

bool StreamReply::isChunked() const
{
    const bool counted = m_scenario.body.framing == BodyFaults::Framing::Chunked ||
                         m_scenario.body.framing == BodyFaults::Framing::Open;
    return counted && m_scenario.body.breaking != BodyFaults::Break::ShortBody;
}

} // namespace Conclave
