#pragma once

namespace Conclave {

struct CodeLanguage;
class CodeCursor;

/// Moves behind the number that begins here; false when none does.
bool skipNumber(CodeCursor &cursor, const CodeLanguage &language, bool inBraces);

} // namespace Conclave
