#pragma once

#include "ui/commands/command.h"
#include "ui/commands/shortcutgroup.h"

class QWidget;

namespace Conclave {

/// Every key of the window: the commands' shortcuts by their categories, the QShortcuts that say
/// in their whatsThis() what they do, and the keys of the widgets themselves.
QList<ShortcutGroup> shortcutGroups(const QList<Command> &commands, const QWidget &window);

/// The lines with all words of `filter` in their keys, their text or their group's name.
QList<ShortcutGroup> filtered(const QList<ShortcutGroup> &groups, const QString &filter);

} // namespace Conclave
