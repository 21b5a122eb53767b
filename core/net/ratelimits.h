#pragma once

#include "core/net/bytestream.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace Conclave {

/// How long this endpoint wants no further request with this key: the longest wait for a counter
/// that is at 0. Empty when none is, or when what is said about it makes no sense. Never negative,
/// at most a year: a daily limit may ask for hours, and how much of that to wait is the caller's
/// to decide. `now` is what moments are counted from.
///
/// Resets may be spans (OpenAI and Groq: "1s", "6m0s", "7.66s", "120ms"), moments (Anthropic:
/// RFC 3339) or numbers: seconds from now (IETF draft), seconds or milliseconds since 1970 (GitHub,
/// OpenRouter), told apart by their size.
std::optional<std::chrono::milliseconds> restAsked(const HttpHead &head, const QDateTime &now);

/// How long to wait before the same request is sent again, as the failed reply says in so many
/// words: retry-after-ms, or else Retry-After. Empty when neither asks for a wait.
std::optional<std::chrono::milliseconds> waitAsked(const HttpHead &head, const QDateTime &now);

/// Retry-After as seconds (a fraction is fine) or as an HTTP date, counted from `now`.
/// Empty when it is neither, negative, or absurd (more than a year).
std::optional<std::chrono::milliseconds> retryAfter(const QByteArray &header, const QDateTime &now);

/// A span as Go and protobuf write it: "17s", "2m59.56s", "120ms"; rounded up. Empty when `text` is
/// none, or absurd (more than a year).
std::optional<std::chrono::milliseconds> spanFromText(const QString &text);

} // namespace Conclave
