#pragma once

#include "core/export/exportformat.h"

#include <QStringList>

namespace Conclave {

/// One line of the list of file types when a session is exported.
struct ExportChoice
{
    QString words; ///< "Markdown, to read".
    QString ending;
    ExportOptions options;

    QString filter() const; ///< As QFileDialog wants it: "Markdown, to read (*.md)".

    bool operator==(const ExportChoice &) const = default;
};

/// Everything that a session can be written as: what core writes, and PDF.
const QList<ExportFormat> &allExportFormats();

/// What the user is offered, the most usual first.
QList<ExportChoice> exportChoices();

/// The path that is meant by `path` when `choice` was selected: a known ending that the user typed
/// counts; without one it gets that of the choice.
QString chosenExportPath(const QString &path, const ExportChoice &choice);

} // namespace Conclave
