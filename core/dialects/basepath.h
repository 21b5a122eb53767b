#pragma once

#include <QUrl>

namespace Conclave {

/// The path of a base address, percent-encoded and without slashes at its end.
QString basePath(const QUrl &base);

/// `base` with another path, which is percent-encoded.
QUrl withPath(const QUrl &base, const QString &path);

} // namespace Conclave
