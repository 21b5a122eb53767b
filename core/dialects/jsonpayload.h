#pragma once

#include <QByteArray>
#include <QJsonValue>

namespace Conclave {

/// The JSON of an event or of a reply; undefined when it is none, or has more than four million
/// commas: unlike text, small values take ten times their room and longer to read than a window
/// may stand still. Takes what servers send although QJsonDocument does not: a bare null, text or
/// number, and broken UTF-8, whose pieces become U+FFFD.
QJsonValue jsonPayload(const QByteArray &json);

} // namespace Conclave
