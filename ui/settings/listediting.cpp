#include "ui/settings/listediting.h"

#include "ui/theme/icons.h"

#include <QAbstractItemView>
#include <QPushButton>
#include <QShortcut>

namespace Conclave {

QPushButton *listButton(const QString &text,
                        const QString &name,
                        const QString &iconName,
                        const QString &toolTip)
{
    auto *button = new QPushButton(icon(iconName), text);
    button->setIconSize(iconBesideWords());
    button->setObjectName(name);
    button->setToolTip(toolTip);
    button->setAutoDefault(false);
    return button;
}

void addListKeys(QAbstractItemView &list,
                 const std::function<void(int)> &move,
                 const std::function<void()> &remove)
{
    const auto onList = [&list](const QKeySequence &keys, const std::function<void()> &act) {
        auto *shortcut = new QShortcut(keys, &list);
        shortcut->setContext(Qt::WidgetShortcut);
        QObject::connect(shortcut, &QShortcut::activated, &list, act);
    };
    onList(Qt::ALT | Qt::Key_Up, [move] { move(-1); });
    onList(Qt::ALT | Qt::Key_Down, [move] { move(1); });
    onList(Qt::Key_Delete, remove);
}

} // namespace Conclave
