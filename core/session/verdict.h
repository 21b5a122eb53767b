#pragma once

#include "core/base/ids.h"

#include <QDateTime>
#include <QHash>
#include <QJsonObject>

#include <optional>

namespace Conclave {

struct Council;

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

    bool isChoice() const { return winner || tie; }
    bool isEmpty() const { return !isChoice() && ratings.isEmpty(); }
    /// Whoever gave it knows the names: they were shown then, or are since.
    bool knowsNames() const { return isChoice() || !blind; }

    // What becomes of it when the user changes his mind; `isBlind`: the names are hidden now.

    /// With this winner, or none; nobody else has won, and it is no tie.
    Verdict withWinner(std::optional<MemberId> member, bool isBlind) const;
    Verdict withTie(bool isTie, bool isBlind) const; ///< Without a winner.
    /// 0 takes the rating away. Ratings that follow a choice do not change whether that was blind.
    Verdict withRating(MemberId member, int rating, bool isBlind) const;
};

/// Whoever wins or is rated sits in the council, no winner is tied, and ratings are in their range.
bool isPossible(const Verdict &verdict, const Council &council);

} // namespace Conclave
