#pragma once

#include "tests/support/arrival.h"

#include <optional>

namespace Conclave {

/// Makes requests out of the bytes of one connection. Bodies need a Content-Length.
class RequestReader final
{
public:
    void feed(const QByteArray &bytes) { m_buffer += bytes; }

    /// The next complete request, without its time; empty while bytes are missing.
    std::optional<Arrival> next();

private:
    bool readHead();

    QByteArray m_buffer;
    std::optional<Arrival> m_request; ///< Its head is read, its body is not complete.
    qsizetype m_bodySize = 0;
};

} // namespace Conclave
