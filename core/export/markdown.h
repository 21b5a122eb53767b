#pragma once

#include "core/export/exportformat.h"

namespace Conclave {

/// The session as one Markdown document (UTF-8) with YAML front matter, fit for Obsidian and Git.
///
/// Everything a run produced is in it, failures and degraded notices included, but for request
/// bodies, which are only in the JSON export, and for reasoning unless the options want it (a
/// folded callout of Obsidian, a plain quote elsewhere). What models and the user wrote stands word
/// for word in block quotes. A quote is the one block of Markdown that nothing inside it can end,
/// neither a heading nor an open code fence, so the document keeps its own structure and copying a
/// rendered quote gives the text as it was. Names, titles and error messages are escaped and are
/// always one line.
QByteArray markdown(const Session &session, const ExportOptions &options = {});

} // namespace Conclave
