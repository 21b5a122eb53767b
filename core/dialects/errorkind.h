#pragma once

#include "core/base/error.h"

#include <QStringList>

namespace Conclave {

/// What went wrong if nothing but the status of the reply says so.
Error::Kind errorKind(int status);
/// What went wrong by all the provider says: its codes and types in the order they count, and its
/// words. Inside a reply that began well the status is 200.
Error::Kind errorKind(int status, const QStringList &codes, const QString &message);

} // namespace Conclave
