#pragma once

#include "core/session/pace.h"

namespace Conclave {

/// How fast a text was being written at any moment, measured over the time before it: what was
/// measured once does not change while the text grows.
class Density final
{
public:
    explicit Density(const Pace &pace) : m_samples(pace.samples()) {}

    /// Whether the text came in more than one burst; otherwise a speed would be a fiction.
    bool isKnown() const;
    /// Characters per second. 0 before the first piece and when none came for a while.
    double at(Microseconds moment) const;
    /// Up to here at() stays what it is, whatever comes.
    Microseconds settledUntil() const;
    /// The highest speed there was.
    double highest() const;

private:
    double lengthAt(double moment) const; ///< `moment` in microseconds, as below.
    double lengthAfter(qsizetype index, double moment) const;

    const QList<Pace::Sample> &m_samples;
};

} // namespace Conclave
