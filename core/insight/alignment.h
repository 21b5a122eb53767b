#pragma once

#include <QList>

#include <functional>

namespace Conclave {

/// What corresponds to what in two sequences.
struct Match
{
    qsizetype left = 0;
    qsizetype right = 0;

    bool operator==(const Match &) const = default;
};

/// Equal keys of two sequences in an order both have; a long common sequence, though not always the
/// longest: the k-th of equal keys on one side only ever meets the k-th on the other. Takes
/// n log n, whatever the keys.
QList<Match> commonSequence(const QList<int> &left, const QList<int> &right);

/// The matches in an order both sequences have whose weights have the highest sum; those of weight
/// 0 are left out. Asks for the weight of every pair once, and takes as much memory.
QList<Match> heaviestAlignment(qsizetype lefts,
                               qsizetype rights,
                               const std::function<float(qsizetype, qsizetype)> &weight);

} // namespace Conclave
