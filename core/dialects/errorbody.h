#pragma once

#include "core/base/error.h"
#include "core/net/bytestream.h"

#include <QDateTime>
#include <QJsonObject>

#include <chrono>
#include <optional>

namespace Conclave {

/// The error a reply with a failing status stands for: kind from status and provider code, message
/// from wherever in the body the provider put it (OpenAI, Azure, Mistral, FastAPI, OpenRouter,
/// LM Studio, HTML pages). At most 64 KiB of `body` are looked at; markup is not interpreted.
/// `now` is what a Retry-After date is counted from.
Error errorFromReply(const HttpHead &head, const QByteArray &body, const QDateTime &now);

/// The same for an error object inside a reply with status 200; empty when `json` holds no error.
std::optional<Error> errorInside(const QJsonObject &json);

/// Retry-After as seconds (a fraction is fine) or as an HTTP date, counted from `now`.
/// Empty when it is neither, negative, or absurd (more than a year).
std::optional<std::chrono::milliseconds> retryAfter(const QByteArray &header, const QDateTime &now);

} // namespace Conclave
