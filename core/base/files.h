#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace Conclave {

/// The whole of a regular file of at most `limit` bytes. Error::Kind::BadFile with a sentence that
/// begins with the path; pipes and devices are refused, since they may never end.
Result<QByteArray> readFile(const QString &path, qint64 limit);

/// Who may read a file that is new; one that is there keeps its permissions or loses some.
enum class Access { AsUsual, OwnerOnly };

/// Replaces the file at `path` by `bytes` in one step: whatever goes wrong, what was there stays.
/// Devices, pipes and directories are refused. Error::Kind::BadFile with a sentence that begins
/// with the path.
Done saveFile(const QString &path, const QByteArray &bytes, Access access = Access::AsUsual);

/// Makes the directory and what is above it; a new one is for its owner only (0700). One that is
/// there stays as it is.
bool makePrivateDirectory(const QString &directory);

/// Whether files can be made in and removed from that directory: it is there, and neither another
/// user's nor on a disk that is only read. A full disk is another matter.
bool canChangeFilesIn(const QString &directory);

/// `what` is wrong with the file at `path`, as "path: what".
Error fileError(const QString &path, const QString &what);

} // namespace Conclave
