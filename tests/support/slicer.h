#pragma once

#include "tests/support/bodyfaults.h"
#include "tests/support/replystep.h"

#include <QList>

#include <random>

namespace Conclave {

/// Cuts the steps of a reply into pieces. Random pieces are the same for the same seed.
class Slicer final
{
public:
    Slicer(BodyFaults::Slicing slicing, int seed);

    bool isOn() const { return m_slicing != BodyFaults::Slicing::None; }
    QList<ReplyStep> cut(const ReplyStep &step); ///< At least one; the last one ends as `step`.

private:
    qsizetype length(qsizetype size);

    BodyFaults::Slicing m_slicing;
    std::mt19937 m_random;
};

} // namespace Conclave
