#pragma once

#include "ui/code/codekind.h"

#include <QStringView>

namespace Conclave {

/// Something with a beginning and an end whose inside is not code: a string or a comment.
struct CodeRegion
{
    enum Trait : quint16 {
        Multiline = 1,      ///< Goes on over the end of a line.
        Nested = 1 << 1,    ///< Another beginning inside needs another end.
        Doubled = 1 << 2,   ///< The end, written twice, is not the end.
        LineStart = 1 << 3, ///< Begins and ends only at the start of a line.
        AfterSpace = 1 << 4,
        NotAfterWord = 1 << 5,
        Character = 1 << 6, ///< Holds one character; anything else does not begin it.
        Operand = 1 << 7,   ///< Not where an operator is due, and it ends on the same line.
        AfterMeta = 1 << 8, ///< Only behind a preprocessor word: the `<x>` of an include.
        Formatted = 1 << 9, ///< Interpolates only behind one of the formatting prefixes.
        Heredoc = 1 << 10,  ///< Begins on the next line, ends at a line with the word named here.
        Tagged = 1 << 11,   ///< `open`, up to 16 characters, `(` … `)`, the same again, `close`.
    };

    QStringView open;
    QStringView close = {}; ///< Empty: the end of the line.
    CodeKind kind = CodeKind::String;
    int traits = 0;
    QChar escape = {};              ///< Takes the meaning from the character behind it.
    QStringView interpolation = {}; ///< Begins code inside; its last character is a bracket.
    QChar variable = {};            ///< Begins a variable inside.
    QChar counted = {};             ///< As many as follow `open` follow `close`.
    QStringView openTail = {};      ///< Follows the counted ones.
    QStringView closeTail = {};

    bool has(Trait trait) const { return traits & trait; }
    bool keepsData() const; ///< Whether it needs CodeState::data.
};

} // namespace Conclave
