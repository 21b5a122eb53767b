#include "core/insight/alignment.h"

#include <QHash>

#include <algorithm>

namespace Conclave {

namespace {

/// All matches of the k-th of equal keys with the k-th, in the order of the left side.
QList<Match> sameOccurrences(const QList<int> &left, const QList<int> &right)
{
    QHash<int, QList<qsizetype>> places;
    for (qsizetype i = right.size() - 1; i >= 0; --i)
        places[right[i]].append(i);
    QList<Match> matches;
    for (qsizetype i = 0; i < left.size(); ++i) {
        const auto found = places.find(left[i]);
        if (found != places.end() && !found->isEmpty())
            matches.append({i, found->takeLast()});
    }
    return matches;
}

/// The longest part of the matches whose right sides rise, by patience sorting.
QList<Match> rising(const QList<Match> &matches)
{
    QList<qsizetype> ends; ///< Of the best sequence of each length: where it ends.
    QList<qsizetype> before(matches.size(), -1);
    for (qsizetype i = 0; i < matches.size(); ++i) {
        const auto place = std::ranges::lower_bound(
            ends, matches[i].right, {}, [&](qsizetype end) { return matches[end].right; });
        const qsizetype length = place - ends.begin();
        before[i] = length > 0 ? ends[length - 1] : -1;
        if (place == ends.end())
            ends.append(i);
        else
            *place = i;
    }
    QList<Match> result;
    for (qsizetype i = ends.isEmpty() ? -1 : ends.last(); i >= 0; i = before[i])
        result.prepend(matches[i]);
    return result;
}

} // namespace

QList<Match> commonSequence(const QList<int> &left, const QList<int> &right)
{
    return rising(sameOccurrences(left, right));
}

QList<Match> heaviestAlignment(qsizetype lefts,
                               qsizetype rights,
                               const std::function<float(qsizetype, qsizetype)> &weight)
{
    // From the ends, so that the way back is read forwards: best[i][j] is of what follows i and j.
    const qsizetype width = rights + 1;
    QList<float> weights(lefts * rights, 0);
    QList<float> best((lefts + 1) * width, 0);
    for (qsizetype i = lefts - 1; i >= 0; --i) {
        for (qsizetype j = rights - 1; j >= 0; --j) {
            const float own = weights[i * rights + j] = weight(i, j);
            const qsizetype at = i * width + j;
            best[at] = std::max(
                {best[at + 1], best[at + width], own > 0 ? own + best[at + width + 1] : 0});
        }
    }
    QList<Match> result;
    for (qsizetype i = 0, j = 0; i < lefts && j < rights;) {
        const qsizetype at = i * width + j;
        const float own = weights[i * rights + j];
        if (own > 0 && best[at] == own + best[at + width + 1])
            result.append({i++, j++});
        else if (best[at] == best[at + width])
            ++i;
        else
            ++j;
    }
    return result;
}

} // namespace Conclave
