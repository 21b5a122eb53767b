#include "tests/support/fakehead.h"

#include "tests/support/frames.h"

#include <QDateTime>
#include <QLocale>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

FakeHead::FakeHead(const HeadFaults &faults, const Arrival &arrival)
    : m_faults(faults)
    , m_closeAsked(arrival.closeAsked())
{
}

QByteArray FakeHead::bytes(int status, const HttpHeaders &own) const
{
    return unfinished(status, own) + "\r\n";
}

QByteArray FakeHead::unfinished(int status, const HttpHeaders &own) const
{
    HttpHeaders headers = own + m_faults.more + limits();
    if (!m_faults.type)
        headers.removeIf([](const HttpHeader &header) { return header.first == "Content-Type"; });
    if (status >= 300)
        headers += hints();
    if (m_closeAsked)
        headers.emplaceBack("Connection", "close");

    QByteArray head = interim() + (m_faults.http10 ? "HTTP/1.0 " : "HTTP/1.1 ") +
                      QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
    for (const HttpHeader &header : headers)
        head += header.first + ": " + header.second + "\r\n";
    return head;
}

QByteArray FakeHead::interim() const
{
    switch (m_faults.interim) {
    case 100:
        return "HTTP/1.1 100 Continue\r\n\r\n";
    case 102:
        return "HTTP/1.1 102 Processing\r\n\r\n";
    case 103:
        return "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n";
    default:
        return {};
    }
}

HttpHeaders FakeHead::hints() const
{
    HttpHeaders headers;
    for (const QByteArray &value : m_faults.retryAfter)
        headers.emplaceBack("Retry-After", value);
    if (m_faults.retryDate) {
        const QDateTime date = QDateTime::currentDateTimeUtc().addDuration(*m_faults.retryDate);
        const QString text = QLocale::c().toString(date, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
        headers.emplaceBack("Retry-After", text.toLatin1());
    }
    return headers + m_faults.hints;
}

HttpHeaders FakeHead::limits() const
{
    if (!m_faults.anthropicLimit)
        return {};
    const QDateTime reset = QDateTime::currentDateTimeUtc().addDuration(*m_faults.anthropicLimit);
    return {{"anthropic-ratelimit-requests-limit", "50"},
            {"anthropic-ratelimit-requests-remaining", "0"},
            {"anthropic-ratelimit-requests-reset", reset.toString(Qt::ISODate).toLatin1()}};
}

} // namespace Conclave
