#include "tests/support/slicer.h"

namespace Conclave {

using namespace std::chrono_literals;

Slicer::Slicer(BodyFaults::Slicing slicing, int seed)
    : m_slicing(slicing)
    , m_random(std::mt19937::result_type(seed))
{
}

QList<ReplyStep> Slicer::cut(const ReplyStep &step)
{
    const qsizetype size = step.bytes.size();
    if (!isOn() || size < 2)
        return {step};
    QList<ReplyStep> pieces;
    for (qsizetype from = 0; from < size;) {
        const qsizetype piece = length(size);
        pieces.append({step.at, step.bytes.mid(from, piece)});
        from += piece;
    }
    if (m_slicing == BodyFaults::Slicing::Halves) // a pause, or they would mostly be read as one
        pieces.last().at += 1ms;
    pieces.last().then = step.then;
    return pieces;
}

qsizetype Slicer::length(qsizetype size)
{
    switch (m_slicing) {
    case BodyFaults::Slicing::None:
        return size;
    case BodyFaults::Slicing::Halves:
        return (size + 1) / 2;
    case BodyFaults::Slicing::Bytes:
        return 1;
    case BodyFaults::Slicing::Random: { // half of them tiny: those fall into the middle of things
        const qsizetype longest = m_random() % 2 == 0 ? 3 : 150;
        return 1 + qsizetype(m_random()) % longest;
    }
    }
    Q_UNREACHABLE();
}

} // namespace Conclave
