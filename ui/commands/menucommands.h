#pragma once

#include "ui/commands/command.h"

#include <QList>

class QMenuBar;

namespace Conclave {

/// Every action of the menus and their submenus, in order. An action's property "obstacle" tells
/// why it cannot be done while it is disabled; its object name becomes the id.
QList<Command> menuCommands(const QMenuBar &bar);

/// A menu's or action's words without the marks of their mnemonics.
QString plainWords(const QString &text);

} // namespace Conclave
