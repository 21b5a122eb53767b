#pragma once

#include "app/exportchoice.h"

#include <optional>

class QWidget;

namespace Conclave {

/// A file that the user has named.
struct ExportTarget
{
    QString path; ///< What is there already may be replaced: the user was asked.
    ExportChoice choice;
};

/// Asks for a file to export to, which is to be one of `choices`; with an event loop of its own.
/// `name` is suggested. Empty: the user does not want to.
std::optional<ExportTarget> askExportTarget(QWidget *parent,
                                            const QString &title,
                                            const QString &name,
                                            const QList<ExportChoice> &choices);

} // namespace Conclave
