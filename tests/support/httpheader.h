#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace Conclave {

/// Name and value of one header line.
using HttpHeader = std::pair<QByteArray, QByteArray>;
using HttpHeaders = QList<HttpHeader>; ///< In the order they are sent; a name may come twice.

} // namespace Conclave
