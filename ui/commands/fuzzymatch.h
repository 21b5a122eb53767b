#pragma once

#include <QList>
#include <QStringView>

#include <optional>

namespace Conclave {

/// How well some typed letters stand for a text.
struct FuzzyMatch
{
    int score = 0;        ///< Only to be compared with others for the same letters.
    QList<int> positions; ///< Of the letters in the text, ascending.

    bool operator==(const FuzzyMatch &) const = default;
};

/// Matches when all letters of `query` come in `text` in their order, whatever stands between
/// them; case and spaces do not count. Of all ways the best is told: at the beginnings of words,
/// letters in a row, with small gaps; a shorter text is better than a long one. An empty query
/// matches everything alike. Only the first 64 letters and the first 400 of the text count.
std::optional<FuzzyMatch> fuzzyMatch(QStringView query, QStringView text);

} // namespace Conclave
