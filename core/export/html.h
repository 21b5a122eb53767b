#pragma once

#include "core/export/exportformat.h"

namespace Conclave {

/// The session as one HTML page that stands by itself: answers side by side, timeline, figures,
/// light and dark as the reader's desktop has it. Failures and degraded notices are in it.
///
/// Whatever is in the session, the page runs nothing and loads nothing: all text is escaped,
/// models' texts go through htmlFromMarkdown(), and a content security policy allows the page's own
/// style by its hash and nothing else.
QByteArray html(const Session &session, const ExportOptions &options = {});

} // namespace Conclave
