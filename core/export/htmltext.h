#pragma once

#include <QString>

namespace Conclave {

/// Text of others on one line of an HTML document, in an element or between the double quotes of an
/// attribute: escaped, control and direction characters made visible.
QString htmlLine(const QString &text);

/// Text of others as it stands, line ends and all; for elements that keep white space.
QString htmlLines(const QString &text);

/// What a model wrote, as HTML by the same Markdown rules as in the window: raw HTML is text,
/// images are words, only http, https and mailto links are links, and formulas are text. Balanced,
/// whatever the source; its headings begin at <h3>. What is too unreasonable for Markdown is shown
/// as it was written.
QString htmlFromMarkdown(const QString &source);

} // namespace Conclave
