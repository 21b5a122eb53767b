#pragma once

#include "core/session/session.h"

#include <QStringList>

#include <optional>

namespace Conclave {

/// What is left out of a document, or put in. Failures and notices are always in.
struct ExportOptions
{
    bool reasoning = false; ///< In Markdown, HTML and PDF; the JSON has it always.

    bool operator==(const ExportOptions &) const = default;
};

/// A kind of file that a session can be written as.
struct ExportFormat
{
    QString ending;          ///< ".md"; what a file's name must end in, whatever the case.
    bool isLossless = false; ///< Can be opened again and is the same session.
    /// That of many sessions is one file, in which they follow one another.
    bool goesTogether = false;
    QByteArray (*write)(const Session &session, const ExportOptions &options) = nullptr;
    QString nothing; ///< Why there may be nothing to write; empty: an empty file is one, too.
};

/// All formats that core writes, in the order in which they are offered.
const QList<ExportFormat> &exportFormats();

/// The one among `formats` with the longest ending that the file's name has; null: none.
const ExportFormat *exportFormatFor(const QString &fileName,
                                    const QList<ExportFormat> &formats = exportFormats());

} // namespace Conclave
