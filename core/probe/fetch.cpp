#include "core/probe/fetch.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MostErrorBytes = qsizetype(64) * 1024;

} // namespace

Fetch::Fetch(Transport &transport,
             const Clock &clock,
             const HttpRequest &request,
             const Limits &limits)
    : m_clock(clock)
    , m_mostBytes(limits.bytes)
    , m_start(clock.now())
    , m_wire(transport.send(request))
    , m_connectAlarm(clock.alarm(limits.connect,
                                 [this] {
                                     if (!m_isSent)
                                         timeOut();
                                 }))
    , m_alarm(clock.alarm(limits.whole, [this] { timeOut(); }))
{
    connect(m_wire.get(), &ByteStream::sent, this, [this] { m_isSent = true; });
    connect(m_wire.get(), &ByteStream::headersReceived, this, &Fetch::readHead);
    connect(m_wire.get(), &ByteStream::received, this, &Fetch::readBytes);
    connect(m_wire.get(), &ByteStream::closed, this, &Fetch::readEnd);
}

Fetch::~Fetch() = default;

void Fetch::readHead(const HttpHead &head)
{
    m_isSent = true;
    m_roundTrip = m_clock.now() - m_start;
    m_reply.head = head;
}

void Fetch::readBytes(const QByteArray &bytes)
{
    m_reply.body += bytes;
    if (!m_reply.isGood() && m_reply.body.size() >= MostErrorBytes)
        conclude(m_reply); // an error says what it has to say in less
    else if (m_reply.body.size() > m_mostBytes)
        conclude(Error{.kind = Error::Kind::TooLarge,
                       .message = u"the reply passed %1 KiB"_s.arg(m_mostBytes / 1024)});
}

void Fetch::readEnd(const Done &end)
{
    // Of a reply that says no, the beginning is enough.
    if (end || (m_roundTrip && !m_reply.isGood()))
        conclude(m_reply);
    else
        conclude(end.error());
}

void Fetch::timeOut()
{
    using enum Error::Kind;
    if (!m_isSent)
        conclude(Error{.kind = ConnectTimeout, .message = u"connection timed out"_s});
    else if (!m_roundTrip)
        conclude(Error{.kind = FirstByteTimeout, .message = u"no reply in time"_s});
    else
        conclude(Error{.kind = IdleTimeout, .message = u"the reply did not end in time"_s});
}

void Fetch::conclude(const Result<FetchedReply> &result)
{
    m_wire->disconnect(this);
    m_connectAlarm.reset();
    m_alarm.reset();
    // Later: this may be inside a signal of the wire.
    QMetaObject::invokeMethod(
        this,
        [this, result] {
            m_wire.reset();
            emit finished(result);
        },
        Qt::QueuedConnection);
}

} // namespace Conclave
