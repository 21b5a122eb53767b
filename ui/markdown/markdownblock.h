#pragma once

#include <QString>

namespace Conclave {

/// A stretch of Markdown source that can be shown by itself and that later text cannot change.
struct MarkdownBlock
{
    enum class Kind {
        Markdown,   ///< One or more whole top-level blocks.
        FenceStart, ///< The first line of a top-level code fence.
        CodeLine,   ///< One line inside it.
        FenceEnd,   ///< Its last line.
        PlainLine,  ///< One line behind the point where Markdown is no longer read.
    };

    Kind kind = Kind::Markdown;
    QString text;   ///< The source itself, line ends included.
    int indent = 0; ///< CodeLine: how many leading spaces belong to the fence, not to the code.

    bool operator==(const MarkdownBlock &) const = default;
};

} // namespace Conclave
