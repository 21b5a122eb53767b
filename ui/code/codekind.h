#pragma once

#include <QtGlobal>

namespace Conclave {

/// What a stretch of code is, as far as its colour goes.
enum class CodeKind : quint8 {
    Keyword,
    Type,
    String,
    Number,
    Comment,
    Function, ///< What is called: functions, macros, commands.
    Meta,     ///< Preprocessor, attributes, annotations, the edges of interpolations.
    Variable, ///< Names with a sigil, and the keys of data.
    Added,    ///< A line of a diff.
    Removed,
};

} // namespace Conclave
