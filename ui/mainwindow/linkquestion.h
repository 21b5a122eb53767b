#pragma once

#include <QUrl>

class QWidget;

namespace Conclave {

/// Asks whether a link of an answer may be opened, and shows where it leads: its text can say
/// anything.
bool mayOpenLink(const QUrl &target, QWidget *window);

} // namespace Conclave
