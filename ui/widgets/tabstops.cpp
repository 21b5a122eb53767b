#include "ui/widgets/tabstops.h"

#include <QWidget>

namespace Conclave {

bool isWithin(const QWidget *widget, const QWidget &outer)
{
    return widget && (widget == &outer || outer.isAncestorOf(widget));
}

QList<QWidget *> tabStopsAfter(const QWidget &from)
{
    QList<QWidget *> stops;
    for (QWidget *stop = from.nextInFocusChain(); stop != &from; stop = stop->nextInFocusChain()) {
        if (stop->focusPolicy() != Qt::NoFocus) // others have no place in the order
            stops.append(stop);
    }
    return stops;
}

void chainTabStops(QWidget *first, const QList<QWidget *> &stops)
{
    for (QWidget *stop : stops) {
        QWidget::setTabOrder(first, stop);
        first = stop;
    }
}

} // namespace Conclave
