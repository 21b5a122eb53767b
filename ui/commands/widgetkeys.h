#pragma once

#include "ui/commands/shortcutgroup.h"

namespace Conclave {

/// What keys do only while a certain part of the window has the focus.
QList<ShortcutGroup> widgetKeys();

} // namespace Conclave
