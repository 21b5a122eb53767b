#pragma once

#include <QString>

#include <md4c.h>

namespace Conclave {

QString fromMd4c(const MD_CHAR *text, MD_SIZE size);

/// With its entities decoded. Empty when longer than 8 kB: one long link definition can be used
/// by very many short references.
QString fromMd4c(const MD_ATTRIBUTE &attribute);

} // namespace Conclave
