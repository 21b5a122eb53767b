#pragma once

#include "core/insight/range.h"

#include <QString>

namespace Conclave {

/// A statement in a text, marked by how it stands.
struct TextMark
{
    enum class Look {
        Backed,   ///< A thin line below it.
        Disputed, ///< Broken, with a sign behind it.
        Unbacked, ///< Dotted, with another sign.
    };

    Range part; ///< Of the raw text.
    Look look = Look::Backed;
    QString words; ///< Shown, as plain text, while it is pointed at.

    bool operator==(const TextMark &) const = default;
};

} // namespace Conclave
