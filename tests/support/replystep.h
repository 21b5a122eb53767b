#pragma once

#include <QByteArray>

#include <chrono>

namespace Conclave {

/// Some bytes of a reply, when they are due, and what follows them.
struct ReplyStep
{
    enum class Then {
        GoOn,   ///< Another step.
        Finish, ///< The reply is complete; the connection closes only if the client asked for it.
        Close,  ///< FIN.
        Linger, ///< FIN; what still comes is read and thrown away until the client leaves.
        Reset,  ///< RST.
        Hang,   ///< Nothing, until the client leaves.
    };

    std::chrono::microseconds at{0}; ///< Since the reply began. Steps never overtake.
    QByteArray bytes;
    Then then = Then::GoOn;
};

} // namespace Conclave
