#include "ui/widgets/tabstops.h"

#include <QWidget>

#include <algorithm>
#include <utility>

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

void keepTabStopsLast(QWidget &window, const QList<const QWidget *> &parts)
{
    QWidget *last = &window;
    QList<QList<QWidget *>> kept(parts.size());
    const QList<QWidget *> stops = tabStopsAfter(window);
    for (QWidget *stop : stops) {
        const auto part = std::ranges::find_if(
            parts, [stop](const QWidget *one) { return isWithin(stop, *one); });
        if (part == parts.end())
            last = stop;
        else
            kept[part - parts.begin()].append(stop);
    }
    QList<QWidget *> chain;
    for (const QList<QWidget *> &stopsOfPart : std::as_const(kept))
        chain += stopsOfPart;
    chainTabStops(last, chain);
}

} // namespace Conclave
