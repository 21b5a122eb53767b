#include "ui/turn/paneltaborder.h"

#include "ui/answer/answerpanel.h"
#include "ui/widgets/tabstops.h"

#include <QHash>

#include <utility>

namespace Conclave {

bool PanelTabOrder::keep(const QWidget &area,
                         QWidget &first,
                         const QList<QWidget *> &between,
                         const QList<AnswerPanel *> &panels)
{
    if (std::exchange(m_kept, panels) == panels)
        return false;
    QHash<const AnswerPanel *, QList<QWidget *>> stopsOf;
    const QList<QWidget *> before = tabStopsAfter(area);
    for (QWidget *stop : before) {
        for (const AnswerPanel *panel : panels) {
            if (isWithin(stop, *panel))
                stopsOf[panel].append(stop);
        }
    }
    QList<QWidget *> stops = between;
    for (const AnswerPanel *panel : panels)
        stops += stopsOf.value(panel);
    chainTabStops(&first, stops);
    return true;
}

} // namespace Conclave
