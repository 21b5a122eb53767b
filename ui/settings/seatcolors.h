#pragma once

#include <QColor>
#include <QList>
#include <QString>

namespace Conclave {

struct Member;

/// One of the colours offered for a seat; colour-blind people can tell them apart.
struct SeatColor
{
    QString value; ///< As it stands in Member::color.
    QString name;  ///< In the user's language.
};

QList<SeatColor> seatColors();

/// The colour a member is shown in: its own or, for want of a readable one, that of its place,
/// counted from 0.
QColor colorOfSeat(const Member &member, int place);

} // namespace Conclave
