#include "core/timeline/density.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace Conclave {

namespace {

/// Long enough that packets of the network are no peaks, short enough that pauses are seen.
constexpr Microseconds Window = 250ms;
constexpr Microseconds ShortestText = 50ms; ///< Of which tokenRate() knows a speed, too.

} // namespace

bool Density::isKnown() const
{
    return m_samples.size() > 1 &&
           m_samples.constLast().at - m_samples.constFirst().at >= ShortestText;
}

double Density::at(Microseconds moment) const
{
    if (!isKnown())
        return 0;
    const Microseconds first = m_samples.constFirst().at;
    const Microseconds last = m_samples.constLast().at;
    if (moment < first || moment > last + Window)
        return 0;
    // At the beginning there is nothing before, at the end nothing more has come yet.
    const Microseconds to = std::min(std::max(moment, first + Window), last);
    const Microseconds from = std::max(to - Window, first);
    const auto end = static_cast<double>(to.count());
    const auto begin = static_cast<double>(from.count());
    return (lengthAt(end) - lengthAt(begin)) * 1e6 / (end - begin);
}

Microseconds Density::settledUntil() const
{
    const Microseconds first = m_samples.constFirst().at;
    const Microseconds last = m_samples.constLast().at;
    return last - first < Window ? first : last;
}

double Density::highest() const
{
    if (!isKnown())
        return 0;
    const Microseconds first = m_samples.constFirst().at;
    double highest = at(first + Window);
    qsizetype before = 0;
    for (const Pace::Sample &sample : m_samples) {
        if (sample.at < first + Window)
            continue;
        const Microseconds from = sample.at - Window;
        while (m_samples.at(before + 1).at <= from)
            ++before;
        const double length = static_cast<double>(sample.length) -
                              lengthAfter(before, static_cast<double>(from.count()));
        highest = std::max(highest, length * double(1s / Window));
    }
    return highest;
}

double Density::lengthAt(double moment) const
{
    const auto next =
        std::ranges::upper_bound(m_samples, moment, {}, [](const Pace::Sample &sample) {
            return static_cast<double>(sample.at.count());
        });
    return next == m_samples.begin() ? static_cast<double>(next->length)
                                     : lengthAfter(next - m_samples.begin() - 1, moment);
}

/// At a moment between this sample and the next one: there the text grows evenly.
double Density::lengthAfter(qsizetype index, double moment) const
{
    const Pace::Sample &before = m_samples.at(index);
    if (index + 1 == m_samples.size())
        return static_cast<double>(before.length);
    const Pace::Sample &after = m_samples.at(index + 1);
    const auto from = static_cast<double>(before.at.count());
    const double share = (moment - from) / static_cast<double>((after.at - before.at).count());
    return static_cast<double>(before.length) +
           share * static_cast<double>(after.length - before.length);
}

} // namespace Conclave
