#include "tests/support/requestreader.h"

#include "tests/support/fakevoices.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

std::optional<Arrival> RequestReader::next()
{
    if (m_isOver || (!m_request && !readHead()))
        return std::nullopt;
    if (m_bodySize > m_bodyLimit) {
        m_isOver = true;
        m_request->isCut = true;
        return std::exchange(m_request, std::nullopt);
    }
    if (m_buffer.size() < m_bodySize)
        return std::nullopt;

    m_request->body = m_buffer.left(m_bodySize);
    m_buffer.remove(0, m_bodySize);
    const QJsonObject json = QJsonDocument::fromJson(m_request->body).object();
    m_request->model = json["model"_L1].toString();
    m_request->streamAsked = json["stream"_L1].toBool();
    m_request->usageAsked = json["stream_options"_L1].toObject()["include_usage"_L1].toBool();
    readQuestion(*m_request);
    return std::exchange(m_request, std::nullopt);
}

bool RequestReader::isForeign() const
{
    if (m_request || m_buffer.isEmpty())
        return false;
    const char first = m_buffer[0]; // of a method, or of an empty line that HTTP allows before it
    return (first < 'A' || first > 'Z') && first != '\r' && first != '\n';
}

bool RequestReader::readHead()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QList<QByteArray> lines = m_buffer.left(end).split('\n');
    m_buffer.remove(0, end + 4);

    const QList<QByteArray> requestLine = lines.first().trimmed().split(' ');
    Arrival request;
    request.method = requestLine.value(0);
    request.path = requestLine.value(1);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        request.headers.emplaceBack(lines[i].left(colon).trimmed(),
                                    lines[i].mid(colon + 1).trimmed());
    }
    m_bodySize = std::max(0LL, request.header("Content-Length").toLongLong());
    m_request = request;
    return true;
}

} // namespace Conclave
