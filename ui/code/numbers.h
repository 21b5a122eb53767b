#pragma once

namespace Conclave {

struct CodeLanguage;
class LineCursor;

/// Moves behind the number that begins here; false when none does.
bool skipNumber(LineCursor &cursor, const CodeLanguage &language, bool inBraces);

} // namespace Conclave
