#pragma once

#include "core/base/clock.h"

#include <QJsonObject>
#include <QList>

namespace Conclave {

/// How a text grew: how long it was at which moment, in at most MostSamples steps however long it
/// becomes. The finer steps of the past are merged as it goes on, two by two.
class Pace final
{
public:
    static constexpr qsizetype MostSamples = 120;

    struct Sample
    {
        Microseconds at{0};   ///< Since asking; the moment of a piece.
        qsizetype length = 0; ///< Of the text with that piece, in UTF-16 units.

        bool operator==(const Sample &) const = default;
    };

    /// The text has become `length` long. Costs the same however long it is. Ignored when it did
    /// not grow; a moment before the last one counts as that.
    void add(Microseconds at, qsizetype length);

    bool isEmpty() const { return m_samples.isEmpty(); }
    /// In order: moments do not fall and lengths rise. The first one is the first piece's own.
    const QList<Sample> &samples() const { return m_samples; }
    /// The length at `moment`, never more than had come by then; 0 before the first piece.
    qsizetype lengthBy(Microseconds moment) const;

    QJsonObject unread; ///< Fields of newer versions of a file, kept as they are.

    bool operator==(const Pace &) const = default;

private:
    void merge(Microseconds step);

    QList<Sample> m_samples;
};

} // namespace Conclave
