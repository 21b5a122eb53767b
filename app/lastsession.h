#pragma once

#include "core/archive/archive.h"

#include <functional>

namespace Conclave {

/// Versions before the history kept the session that was left last in `profile`, in the file
/// last-session.json. Takes it into the archive and deletes the file once it is safe there. A file
/// that makes no sense stays under another name, and `fail` is told. Both outlive `context`.
void takeInLastSession(const QString &profile,
                       Archive &archive,
                       QObject *context,
                       const std::function<void(const Error &)> &fail);

} // namespace Conclave
