#include "ui/settings/seatcolors.h"

#include "core/council/member.h"

#include <QCoreApplication>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

struct SeatColorNames
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::SeatColor)
};

} // namespace

QList<SeatColor> seatColors()
{
    using Names = SeatColorNames;
    return {
        {u"#0072B2"_s, Names::tr("Blue")},
        {u"#D55E00"_s, Names::tr("Orange")},
        {u"#009E73"_s, Names::tr("Green")},
        {u"#CC79A7"_s, Names::tr("Pink")},
        {u"#B58900"_s, Names::tr("Gold")},
        {u"#56B4E9"_s, Names::tr("Sky blue")},
        {u"#8B5FBF"_s, Names::tr("Purple")},
        {u"#7A7A7A"_s, Names::tr("Grey")},
    };
}

QColor colorOfSeat(const Member &member, int place)
{
    if (QColor::isValidColor(member.color))
        return QColor(member.color);
    const QList<SeatColor> colors = seatColors();
    return QColor(colors.at(place % colors.size()).value);
}

} // namespace Conclave
