#pragma once

#include "core/session/session.h"

namespace Conclave {

/// The session as one Markdown document (UTF-8) with YAML front matter, fit for Obsidian and Git.
///
/// Everything a run produced is in it, failures and degraded notices included, but for reasoning
/// and request bodies: those are only in the JSON export. What models and the user wrote stands
/// word for word in block quotes. A quote is the one block of Markdown that nothing inside it can
/// end, neither a heading nor an open code fence, so the document keeps its own structure and
/// copying a rendered quote gives the text as it was. Names, titles and error messages are escaped
/// and are always one line.
QByteArray markdown(const Session &session);

} // namespace Conclave
