#pragma once

#include "tests/support/arrival.h"
#include "tests/support/httpheader.h"
#include "tests/support/replystep.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace Conclave {

/// A reply to a GET that never changes.
struct FixedReply
{
    QByteArray body;
    int status = 200;
    QByteArray type = "application/json";
    HttpHeaders headers = {};
    std::chrono::milliseconds after{0};
    ReplyStep::Then then = ReplyStep::Then::Finish; ///< Hang: there is no reply at all.
};

/// What one program or provider replies to GETs: its list of models, and what it is known by.
struct ServerKind
{
    QHash<QByteArray, FixedReply> replies; ///< By path, with the query if there is one.
    FixedReply otherwise{.body = R"({"error":{"message":"Not Found","code":404}})", .status = 404};
    QString key;           ///< Asked for, with 401; empty: none is.
    QSet<QByteArray> open; ///< Paths that need no key.

    ReplyStep reply(const Arrival &arrival) const;
};

/// A server as the real one of this name is: "ollama", "lmstudio", "lmstudio-before", "llamacpp",
/// "llamacpp-loading", "vllm", "sglang", "koboldcpp", "localai", "webui", "jan", "openrouter",
/// "compatible"; and some that run no models: "chroma", "page", "yes" (every path is there),
/// "airplay", "silent".
ServerKind serverKind(const QByteArray &name);

} // namespace Conclave
