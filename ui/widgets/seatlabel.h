#pragma once

#include "core/council/member.h"

#include <QWidget>

namespace Conclave {

class ElidedLabel;

/// Who sits somewhere: the member's face, its name, and its model below.
class SeatLabel final : public QWidget
{
    Q_OBJECT

public:
    /// `place` is the seat's place in the council, from 0; it decides the colour when the member
    /// has none.
    SeatLabel(const Member &member, int place, QWidget *parent = nullptr);

    void setCompact(bool isCompact); ///< Only the face and the name; the model is in the tool tip.

private:
    ElidedLabel *m_name;
    ElidedLabel *m_model;
};

} // namespace Conclave
