#pragma once

#include "core/base/ids.h"

#include <QDateTime>
#include <QHash>
#include <QJsonObject>

#include <optional>

namespace Conclave {

/// What the user thinks of a turn's answers.
struct Verdict
{
    static constexpr int WorstRating = 1;
    static constexpr int BestRating = 5;

    std::optional<MemberId> winner;
    bool tie = false; ///< None is better than the others; never with a winner.
    QHash<MemberId, int> ratings;
    bool blind = false; ///< The names were hidden when it was given.
    QDateTime at;       ///< When it was given or last changed; UTC.
    QJsonObject unread; ///< Fields of newer versions, kept as they are.

    bool operator==(const Verdict &) const = default;
};

} // namespace Conclave
