#include "ui/turn/scrollsync.h"

#include <QScrollBar>

#include <utility>

namespace Conclave {

void ScrollSync::add(QScrollBar &bar)
{
    m_bars.append(&bar);
    connect(&bar, &QObject::destroyed, this, [this, gone = &bar] { m_bars.removeOne(gone); });
    // Comes for the wheel, keys and the mouse, and not for setValue(): so nothing comes back.
    connect(&bar, &QScrollBar::actionTriggered, this, [this, moved = &bar] { follow(*moved); });
}

void ScrollSync::follow(const QScrollBar &bar)
{
    const int range = bar.maximum() - bar.minimum();
    if (!m_isOn || range <= 0)
        return;
    const double share = double(bar.sliderPosition() - bar.minimum()) / range;
    for (QScrollBar *other : std::as_const(m_bars)) {
        if (other != &bar)
            other->setValue(other->minimum() +
                            qRound(share * (other->maximum() - other->minimum())));
    }
}

} // namespace Conclave
