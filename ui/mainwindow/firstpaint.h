#pragma once

#include <QObject>

class QWidget;

namespace Conclave {

/// Says in the log (conclave.ui, debug) when a window has been painted for the first time, so that
/// starting can be measured. Goes when that is said.
class FirstPaint final : public QObject
{
    Q_OBJECT

public:
    explicit FirstPaint(QWidget &window);

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace Conclave
