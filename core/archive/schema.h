#pragma once

#include "core/archive/database.h"

namespace Conclave {

/// One step from a version of the archive's schema to the next: statements, run in order.
using SchemaStep = QStringList;

/// The steps from nothing to the newest schema; its version is their number.
const QList<SchemaStep> &schemaSteps();

/// What a file says about itself.
struct SchemaState
{
    int version = 0; ///< 0: it is empty.
    bool isOurs = true;
};

Result<SchemaState> schemaState(Database &database);

/// Brings the file to the newest of `steps`, each in one transaction, so that a failure leaves the
/// version before. Calls `backUp` first when there is something to lose, and stops if that fails.
Done migrate(Database &database,
             const QList<SchemaStep> &steps,
             const std::function<Done()> &backUp);

} // namespace Conclave
