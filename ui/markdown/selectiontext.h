#pragma once

class QString;
class QTextCursor;

namespace Conclave {

/// What a selection reads as in a plain-text editor: list items as `• item`, the cells of
/// a table row divided by tabs, code lines as they are. A formula that is selected as a whole reads
/// as it was written: without its heights and depths it would mean something else.
QString selectionText(const QTextCursor &selection);

} // namespace Conclave
