#include "ui/timeline/spotkeys.h"

#include <QKeyEvent>

namespace Conclave {

std::optional<SpotMove> spotMoveOf(const QKeyEvent &key, bool isMirrored)
{
    const bool isByPhase = key.modifiers().testFlag(Qt::ControlModifier);
    const SpotMove back = isByPhase ? SpotMove::PhaseBack : SpotMove::Back;
    const SpotMove forth = isByPhase ? SpotMove::PhaseForth : SpotMove::Forth;
    switch (key.key()) {
    case Qt::Key_Up:
        return SpotMove::Up;
    case Qt::Key_Down:
        return SpotMove::Down;
    case Qt::Key_Left:
        return isMirrored ? forth : back;
    case Qt::Key_Right:
        return isMirrored ? back : forth;
    case Qt::Key_Home:
        return SpotMove::Start;
    case Qt::Key_End:
        return SpotMove::End;
    default:
        return {};
    }
}

bool isChoosingKey(const QKeyEvent &key)
{
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter || key.key() == Qt::Key_Space;
}

} // namespace Conclave
