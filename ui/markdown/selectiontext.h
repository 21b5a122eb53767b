#pragma once

class QString;
class QTextCursor;

namespace Conclave {

/// What a selection reads as in a plain-text editor: list items as `• item`, the cells of
/// a table row divided by tabs, code lines as they are.
QString selectionText(const QTextCursor &selection);

} // namespace Conclave
