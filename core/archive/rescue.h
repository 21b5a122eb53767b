#pragma once

#include "core/archive/archivefiles.h"

namespace Conclave {

/// What became of a damaged archive.
struct Rescue
{
    qint64 sessions = 0; ///< That are there now.
    qint64 turns = 0;
    bool isWhole = false; ///< Everything could be read; only then no backup was used.
    QString backup;       ///< What was missing came from this one; empty: none was needed or there.
    QString putAside;     ///< The directory where the damaged files are now.

    bool operator==(const Rescue &) const = default;
};

/// Makes an archive of all that can still be read of the damaged one, row by row, and of what the
/// newest sound backup has besides; then moves the damaged files together into a directory
/// "corrupt-<time>" and puts the new archive in their place. Nothing is overwritten or deleted, and
/// a process killed in the middle leaves the damaged archive or the new one. Nobody may have the
/// archive open.
Result<Rescue> rescueArchive(const ArchiveFiles &files, const QDateTime &now);

/// Ends a rescue whose process was killed before its last step: as long as the new archive is not
/// in its place, it is what counts. No effect when there is none. Where the old files are now.
Result<QString> finishRescue(const ArchiveFiles &files, const QDateTime &now);

} // namespace Conclave
