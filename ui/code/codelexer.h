#pragma once

#include "ui/code/codecursor.h"

namespace Conclave {

struct CodeLanguage;

/// What the lexer knows about one line.
struct CodeLine
{
    QList<CodeSpan> spans; ///< In order, without overlap.
    int state = 0;         ///< For the next line; never negative.

    bool operator==(const CodeLine &) const = default;
};

/// Longer lines stay plain: they are data, not code to be read.
constexpr qsizetype LongestCodeLine = 10'000;

/// Finds out what the parts of a line of code are. `line` comes without its line end; `state`
/// comes from the line before, 0 for the first one. Any text is accepted, in linear time.
CodeLine lexCode(const CodeLanguage &language, QStringView line, int state);

} // namespace Conclave
