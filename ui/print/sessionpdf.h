#pragma once

#include "core/export/exportformat.h"

namespace Conclave {

/// The session as PDF on A4 pages, always dark on white, with page numbers. Text can be selected.
///
/// Needs a QGuiApplication, for its fonts. May run in any thread.
QByteArray sessionPdf(const Session &session, const ExportOptions &options = {});

} // namespace Conclave
