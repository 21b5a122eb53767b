#pragma once

#include <QUrl>

class QWidget;

namespace Conclave {

/// Opens a link of an answer, after a question that shows where it leads: its text can say
/// anything.
void openLink(const QUrl &target, QWidget *window);

} // namespace Conclave
