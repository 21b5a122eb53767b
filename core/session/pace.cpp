#include "core/session/pace.h"

#include <algorithm>
#include <iterator>

namespace Conclave {

using namespace std::chrono_literals;

namespace {

/// How far samples lie apart when they span this long. It follows from the samples alone, so that a
/// record read from a file is the one that was written.
Microseconds stepFor(Microseconds span)
{
    Microseconds step = 10ms;
    while (span / step + 3 > Pace::MostSamples) // the first one, and a part of a step at both ends
        step *= 2;
    return step;
}

} // namespace

void Pace::add(Microseconds at, qsizetype length)
{
    if (m_samples.isEmpty()) {
        if (length > 0)
            m_samples.append({at, length});
        return;
    }
    const Sample last = m_samples.constLast();
    if (length <= last.length)
        return;
    at = std::max(at, last.at);
    const Microseconds first = m_samples.constFirst().at;
    const Microseconds step = stepFor(at - first);
    if (step != stepFor(last.at - first))
        merge(step);
    if (m_samples.size() > 1 && last.at / step == at / step)
        m_samples.last() = {at, length};
    else
        m_samples.append({at, length});
}

/// Of the samples within one step the last stays. The first of all begins the text and stays, too.
void Pace::merge(Microseconds step)
{
    QList<Sample> merged{m_samples.constFirst()};
    for (qsizetype i = 1; i < m_samples.size(); ++i) {
        const Sample &sample = m_samples.at(i);
        if (merged.size() > 1 && merged.constLast().at / step == sample.at / step)
            merged.last() = sample;
        else
            merged.append(sample);
    }
    m_samples = merged;
}

qsizetype Pace::lengthBy(Microseconds moment) const
{
    const auto later = std::ranges::upper_bound(m_samples, moment, {}, &Sample::at);
    return later == m_samples.begin() ? 0 : std::prev(later)->length;
}

} // namespace Conclave
