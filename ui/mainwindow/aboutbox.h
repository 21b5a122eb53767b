#pragma once

class QWidget;

namespace Conclave {

/// Says which program and which version this is.
void showAbout(QWidget *window);

} // namespace Conclave
