#include "core/import/importpreview.h"

#include "core/base/unknowntime.h"

#include <algorithm>

namespace Conclave {

void ImportPreview::add(const Session &session, ImportFormat format)
{
    if (!formats.contains(format))
        formats.append(format);
    ++sessions;
    turns += session.turns.size();
    for (const Turn &turn : session.turns) {
        answers += turn.answers.size();
        if (!isKnown(turn.asked))
            continue; // the export did not say
        first = first.isValid() ? std::min(first, turn.asked) : turn.asked;
        last = last.isValid() ? std::max(last, turn.asked) : turn.asked;
    }
}

} // namespace Conclave
