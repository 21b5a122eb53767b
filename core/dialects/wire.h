#pragma once

#include "core/dialects/dialect.h"

#include <QJsonValue>
#include <QUrl>

namespace Conclave {

// What the protocols that speak JSON over HTTP have in common.

/// Where to send a question: `base` with `operation`, such as "/responses", at its end, unless it
/// is there already. No path at all means "/v1". The Guide's address stays as it is.
QUrl requestUrl(const QUrl &base, QLatin1StringView operation);

/// A request that posts `body` and wants a stream, without any key.
HttpRequest jsonRequest(const QUrl &url, const QJsonObject &body);

/// A request for a JSON document, without any key.
HttpRequest jsonGet(const QUrl &url);

/// Adds the key as most servers want it; nothing without one.
void addBearer(HttpRequest &request, const Secret &key);

/// Any JSON value, also with broken UTF-8 in it; undefined when this is not JSON, or has more than
/// four million commas: unlike text, small values take ten times their room, and longer to read
/// than a window may stand still.
QJsonValue parsedJson(const QByteArray &json);

/// What Dialect::read() says of an event that is not JSON.
Error notJson();

/// The error an event of type "error" tells. Its payload may be anything: a document with an error
/// in it, the bare error, a string, even null.
Error namedError(const QJsonValue &payload);

/// All system messages as one text, for protocols that take only one.
QString systemText(const QList<Message> &messages);

} // namespace Conclave
