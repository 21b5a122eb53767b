#pragma once

#include <QList>

class QWidget;

namespace Conclave {

/// Whether `widget` is `outer` or stands in it; false for null.
bool isWithin(const QWidget *widget, const QWidget &outer);

/// What can take the keyboard in the window of `from`, in the order in which Tab goes on from
/// there.
QList<QWidget *> tabStopsAfter(const QWidget &from);

/// From now on Tab goes from `first` through `stops`.
void chainTabStops(QWidget *first, const QList<QWidget *> &stops);

/// From now on Tab comes to what stands in `parts`, in their order, after all else in the window.
void keepTabStopsLast(QWidget &window, const QList<const QWidget *> &parts);

} // namespace Conclave
