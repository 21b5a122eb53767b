#pragma once

#include <QByteArray>

namespace Conclave {

/// `bytes` as one gzip member (RFC 1952).
QByteArray gzip(const QByteArray &bytes);

} // namespace Conclave
