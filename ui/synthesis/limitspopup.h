#pragma once

#include "core/session/turn.h"

#include <QFrame>
#include <QPointer>

namespace Conclave {

class LimitsForm;

/// Changes how long a running turn waits for its members, once the user applies it; a popup that is
/// closed otherwise has changed nothing. Deletes itself when it is closed.
class LimitsPopup final : public QFrame
{
    Q_OBJECT

public:
    LimitsPopup(const Turn &turn, QWidget *parent);

    /// Opens beside `button`, on the screen whole, and gives the button the focus back in the end.
    void openAt(QWidget &button);

signals:
    /// At most once, and never to limits that make no sense.
    void changed(const Conclave::Limits &limits);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void place();
    void apply();

    LimitsForm *m_form;
    QPointer<QWidget> m_button;
};

} // namespace Conclave
