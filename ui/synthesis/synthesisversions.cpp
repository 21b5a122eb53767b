#include "ui/synthesis/synthesisversions.h"

namespace Conclave {

QList<const Synthesis *> versionsToRead(const Turn &turn)
{
    QList<const Synthesis *> versions;
    for (const Synthesis &earlier : turn.earlierSyntheses) {
        if (!earlier.answer.text.isEmpty()) // the others are told of by the one that followed
            versions.append(&earlier);
    }
    if (turn.synthesis)
        versions.append(&*turn.synthesis);
    return versions;
}

const Member &authorOf(const Turn &turn, const Synthesis &synthesis)
{
    static const Member nobody;
    const Member *chair = turn.council.find(synthesis.answer.member);
    return chair ? *chair : nobody;
}

} // namespace Conclave
