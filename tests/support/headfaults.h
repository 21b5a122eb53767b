#pragma once

#include "tests/support/httpheader.h"

#include <QByteArray>
#include <QList>

#include <chrono>
#include <optional>

namespace Conclave {

/// What is odd about the head of a reply, or only worth a test. As it stands: nothing.
struct HeadFaults
{
    int interim = 0;     ///< "100 Continue", 102 or 103 before the real head; 0 = none.
    bool http10 = false; ///< The status line says HTTP/1.0.
    bool type = true;    ///< Otherwise the Content-Type is missing.
    HttpHeaders more;    ///< Further header lines of every reply, sent as they are.
    /// Until the limit of Anthropic's requests ends, told in every reply; empty = not told.
    std::optional<std::chrono::seconds> anthropicLimit;

    QList<QByteArray> retryAfter; ///< A Retry-After line each, sent as is; only with a failure.
    std::optional<std::chrono::seconds> retryDate; ///< The same as a date, so far from now.
    HttpHeaders hints;                             ///< Further header lines of a failure.
};

} // namespace Conclave
