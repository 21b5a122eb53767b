#pragma once

#include "core/session/turn.h"

#include <QFrame>

namespace Conclave {

class LimitsForm;

/// Changes how long a running turn waits for its members, at once, while the popup stands open.
/// Deletes itself when it is closed.
class LimitsPopup final : public QFrame
{
    Q_OBJECT

public:
    LimitsPopup(const Turn &turn, QWidget *parent);

    /// Opens beside `button`, on the screen whole, and gives the button the focus back in the end.
    void openAt(QWidget &button);

signals:
    void changed(const Conclave::Limits &limits); ///< Never to some that make no sense.

private:
    void tell();

    const qsizetype m_members;
    LimitsForm *m_form;
};

} // namespace Conclave
