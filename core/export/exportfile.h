#pragma once

#include "core/base/result.h"
#include "core/export/exportformat.h"

namespace Conclave {

/// Writes the session to a file whose ending chooses among `formats`. When anything goes
/// wrong, or the format has nothing of this session to write, a file that was there stays as it
/// was. Error::Kind::BadFile with a sentence that begins with the path.
Done exportSession(const Session &session,
                   const QString &path,
                   const ExportOptions &options = {},
                   const QList<ExportFormat> &formats = exportFormats());

/// "2026-11-20-which-database", to be completed by an ending. Made of a-z, 0-9 and "-" only.
QString suggestedFileName(const Session &session);

/// A session from its JSON export, of at most 512 MiB. Error::Kind::BadFile with a sentence that
/// begins with the path and names the line or key at fault.
Result<Session> readSessionFile(const QString &path);

} // namespace Conclave
