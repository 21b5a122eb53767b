#pragma once

#include "tests/support/arrival.h"
#include "tests/support/requestintake.h"

#include <optional>

namespace Conclave {

/// Makes requests out of the bytes of one connection. Bodies need a Content-Length.
///
/// A request whose body is longer than the limit comes without its body as soon as its head is
/// there, and nothing comes after it.
class RequestReader final
{
public:
    explicit RequestReader(qsizetype bodyLimit = RequestIntake::NoLimit) : m_bodyLimit(bodyLimit) {}

    void feed(const QByteArray &bytes) { m_buffer += bytes; }

    /// The next complete request, without its time; empty while bytes are missing.
    std::optional<Arrival> next();
    /// Whether what came cannot be the beginning of a request, such as a TLS handshake.
    bool isForeign() const;

private:
    bool readHead();

    QByteArray m_buffer;
    std::optional<Arrival> m_request; ///< Its head is read, its body is not complete.
    qsizetype m_bodySize = 0;
    qsizetype m_bodyLimit;
    bool m_isOver = false; ///< A body was too long.
};

} // namespace Conclave
