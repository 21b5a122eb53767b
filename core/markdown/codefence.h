#pragma once

#include <QStringView>

#include <optional>

namespace Conclave {

/// The line that opens a fenced code block, and the knowledge which line closes it.
struct CodeFence
{
    QChar mark;     ///< A backtick or a tilde.
    int length = 0; ///< How many of them, at least 3.
    int indent = 0; ///< Columns before the first one.

    /// Reads `line`, whatever its indentation; empty when it opens no fence.
    static std::optional<CodeFence> opening(QStringView line);

    /// The first word after the opening marks in `line`, or an empty view.
    static QStringView language(QStringView line);

    /// The opening marks in `line`.
    static QStringView marks(QStringView line);

    bool isClosedBy(QStringView line) const;
};

} // namespace Conclave
