#pragma once

#include <QString>

namespace Conclave {

/// Whether a listed model can answer questions, by what the server says it is (may be empty) and
/// by its id. In doubt it can: one too many in a list is better than one that cannot be found.
bool isChatModel(const QString &id, const QString &type);

} // namespace Conclave
