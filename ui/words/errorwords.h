#pragma once

#include "core/base/error.h"
#include "core/council/member.h"

#include <QString>

namespace Conclave {

/// A failure in words: what happened, and what the reader can do about it.
struct ErrorWords
{
    QString whatHappened; ///< One sentence.
    QString whatToDo;     ///< One sentence or two.
    QString detail;       ///< The provider's own words, as one plain line; may be empty.
};

/// `seat` is the member or chair whose answer failed.
ErrorWords wordsFor(const Error &error, const Member &seat);

} // namespace Conclave
