#pragma once

#include <QByteArray>

#include <optional>

namespace Conclave {

struct ReceivedRequest
{
    QByteArray method;
    QByteArray path; ///< Without the query.
    QByteArray body;
};

/// Reads one HTTP/1.1 request from bytes that may come in any portions.
///
/// Knows bodies with Content-Length only, a head of at most 16 KiB and a body of at most 4 MiB.
class HttpRequestReader final
{
public:
    enum class State { Reading, Complete, Refused };

    /// Bytes after the end of the request, or after a refusal, are ignored.
    State read(const QByteArray &bytes);

    const ReceivedRequest &request() const { return m_request; } ///< Whole once Complete.
    int refusal() const { return m_refusal; }                    ///< The HTTP status once Refused.

private:
    void readHead();
    void readRequestLine(const QByteArray &line);
    void readField(const QByteArray &line);
    void addToBody(const QByteArray &bytes);
    void refuse(int status);

    State m_state = State::Reading;
    QByteArray m_head;
    bool m_isInBody = false;
    std::optional<qsizetype> m_bodySize; ///< As announced.
    ReceivedRequest m_request;
    int m_refusal = 0;
};

} // namespace Conclave
