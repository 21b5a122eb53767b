#pragma once

#include "core/base/result.h"
#include "core/export/exportformat.h"

#include <functional>

namespace Conclave {

/// Gives one session after the other, so that no two have to be in memory; empty at the end. An
/// error: this one cannot be read, others may follow.
using SessionSource = std::function<std::optional<Result<Session>>()>;

struct ManyExport
{
    ExportFormat format;
    ExportOptions options;
    /// Called with the number of sessions that are done, before each of them; false: no more.
    std::function<bool(qint64 done)> goOn = [](qint64) { return true; };
};

/// What became of an export of many sessions.
struct ManyExported
{
    qint64 written = 0;
    qint64 skipped = 0;    ///< Their files are there already, or they have nothing of this format.
    qint64 unreadable = 0; ///< As the source said.
    bool isStopped = false;
    std::optional<Error> error; ///< What ended it; what was written before is whole.

    bool operator==(const ManyExported &) const = default;
};

/// The name of a session's file among others: suggestedFileName() and the beginning of its id, so
/// that it is the same in every export and no other session has it; without an ending.
QString fileNameAmongMany(const Session &session);

/// Writes every session into a file of its own in this directory, which is made when it is missing.
/// Files that are there already stay as they are. Blocks.
ManyExported exportEach(const SessionSource &next, const QString &directory, const ManyExport &how);

/// Writes what all sessions have of a format that goes together, such as votes, into one file,
/// which appears only when it is complete, in place of one that is there; with nothing to write,
/// there is none. Blocks.
ManyExported exportTogether(const SessionSource &next, const QString &path, const ManyExport &how);

} // namespace Conclave
