#pragma once

#include <QString>

#include <functional>

class QAbstractItemView;
class QPushButton;

namespace Conclave {

// What lists that the user puts in order have in common.

/// A button beside such a list, with its icon beside the words. Enter is not for it.
QPushButton *listButton(const QString &text,
                        const QString &name,
                        const QString &iconName,
                        const QString &toolTip);

/// While the list has the keyboard, Alt+Up and Alt+Down move its current row (by -1, by 1), and Del
/// removes it.
void addListKeys(QAbstractItemView &list,
                 const std::function<void(int)> &move,
                 const std::function<void()> &remove);

} // namespace Conclave
