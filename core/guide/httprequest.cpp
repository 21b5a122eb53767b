#include "core/guide/httprequest.h"

#include <QList>

#include <algorithm>
#include <utility>

namespace Conclave {

namespace {

constexpr qsizetype LongestHead = qsizetype{16} * 1024;
constexpr qsizetype LongestBody = qsizetype{4} * 1024 * 1024;

} // namespace

HttpRequestReader::State HttpRequestReader::read(const QByteArray &bytes)
{
    if (m_state != State::Reading)
        return m_state;
    if (m_isInBody) {
        addToBody(bytes);
        return m_state;
    }
    // Look at no byte twice, but for an end that is cut by the portions.
    const qsizetype from = std::max<qsizetype>(m_head.size() - 3, 0);
    m_head += bytes;
    const qsizetype end = m_head.indexOf("\r\n\r\n", from);
    if (end > LongestHead || (end < 0 && m_head.size() > LongestHead)) {
        refuse(431);
    } else if (end >= 0) {
        const QByteArray rest = m_head.mid(end + 4);
        m_head.truncate(end);
        readHead();
        m_isInBody = true;
        addToBody(rest);
    }
    return m_state;
}

void HttpRequestReader::readHead()
{
    QList<QByteArray> lines = m_head.split('\n');
    for (QByteArray &line : lines)
        line = line.trimmed();
    readRequestLine(lines.takeFirst());
    for (const QByteArray &line : std::as_const(lines))
        readField(line);
}

void HttpRequestReader::readRequestLine(const QByteArray &line)
{
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() != 3 || !parts[1].startsWith('/'))
        return refuse(400);
    if (parts[2] != "HTTP/1.1")
        return refuse(505);
    m_request.method = parts[0];
    m_request.path = parts[1].split('?').first();
}

void HttpRequestReader::readField(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0)
        return refuse(400);
    const QByteArray name = line.left(colon).toLower();
    const QByteArray value = line.mid(colon + 1).trimmed();
    if (name == "transfer-encoding")
        return refuse(411);
    if (name != "content-length")
        return;
    const bool isNumber =
        !value.isEmpty() && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber || (m_bodySize && *m_bodySize != value.toLongLong()))
        return refuse(400);
    // More digits than fit read as 0, so the length of the number decides first.
    if (value.size() > 9 || value.toLongLong() > LongestBody)
        return refuse(413);
    m_bodySize = value.toLongLong();
}

void HttpRequestReader::addToBody(const QByteArray &bytes)
{
    if (m_state != State::Reading)
        return;
    const qsizetype size = m_bodySize.value_or(0);
    m_request.body += bytes.first(std::min(bytes.size(), size - m_request.body.size()));
    if (m_request.body.size() == size)
        m_state = State::Complete;
}

void HttpRequestReader::refuse(int status)
{
    if (m_state == State::Refused)
        return; // the first reason is the one to tell
    m_state = State::Refused;
    m_refusal = status;
}

} // namespace Conclave
