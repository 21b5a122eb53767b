#pragma once

#include <QUrl>

namespace Conclave {

/// The base address meant by what somebody typed or pasted: without white space, trailing slashes
/// and a pasted path of a request; http:// is added for this machine and https:// for others.
/// Whether it is usable, endpointUrlProblem() says.
QUrl addressFromText(const QString &text);

} // namespace Conclave
