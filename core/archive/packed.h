#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace Conclave {

// How the archive keeps large things: compressed, as zlib does it. Nothing of a text is lost, not
// even what is no valid Unicode. What is read back may be damaged or hostile: it is then empty, or
// Error::Kind::BadFile, and never takes more memory than LargestUnpacked.

inline constexpr qint64 LargestUnpacked = 512 << 20;

QByteArray packed(const QByteArray &bytes);
QByteArray unpacked(const QByteArray &bytes);

QByteArray packedText(const QString &text);
QString unpackedText(const QByteArray &bytes);

QByteArray packedJson(const QJsonObject &json);
Result<QJsonObject> unpackedJson(const QByteArray &bytes);

} // namespace Conclave
