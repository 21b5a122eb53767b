#pragma once

class QWidget;

namespace Conclave {

/// Shift+F10 does in `window` what the menu key does: it asks what has the keyboard for its menu.
void addMenuKey(QWidget &window);

} // namespace Conclave
