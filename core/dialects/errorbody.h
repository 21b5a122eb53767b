#pragma once

#include "core/base/error.h"
#include "core/net/bytestream.h"

#include <QDateTime>
#include <QJsonObject>

#include <optional>

namespace Conclave {

/// The error a reply with a failing status stands for: kind from status and provider code, message
/// from wherever in the body the provider put it (OpenAI, Azure, Mistral, FastAPI, OpenRouter,
/// LM Studio, HTML pages). At most 64 KiB of `body` are looked at; markup is not interpreted.
/// How long to wait is taken from, in this order, retry-after-ms, Retry-After, the body (Gemini's
/// RetryInfo) and the counters that are at 0 (restAsked()). `now` is what moments are counted from.
/// A reply that ended with an interim status (below 200) is a Protocol error: the server may have
/// answered, and billed, behind it.
Error errorFromReply(const HttpHead &head, const QByteArray &body, const QDateTime &now);

/// The same for an error object inside a reply with status 200; empty when `json` holds no error.
std::optional<Error> errorInside(const QJsonObject &json);

} // namespace Conclave
