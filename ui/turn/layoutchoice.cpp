#include "ui/turn/layoutchoice.h"

#include <algorithm>
#include <utility>

namespace Conclave {

void LayoutChoice::setMode(LayoutMode mode)
{
    if (std::exchange(m_mode, mode) != mode)
        emit changed();
}

void LayoutChoice::setScrollingTogether(bool isTogether)
{
    if (std::exchange(m_isScrollingTogether, isTogether) != isTogether)
        emit changed();
}

void LayoutChoice::setSizes(const PanelSizes &sizes)
{
    if (sizes == m_sizes)
        return;
    m_sizes = sizes;
    emit changed();
}

QList<MemberId> LayoutChoice::ordered(const QList<MemberId> &members) const
{
    QList<MemberId> known;
    for (const MemberId &member : m_order) {
        if (members.contains(member))
            known.append(member);
    }
    QList<MemberId> result = members;
    qsizetype next = 0;
    for (MemberId &member : result) {
        if (m_order.contains(member) && next < known.size())
            member = known.at(next++);
    }
    return result;
}

void LayoutChoice::move(const QList<MemberId> &members, MemberId member, qsizetype place)
{
    QList<MemberId> after = ordered(members);
    const qsizetype before = after.indexOf(member);
    place = std::clamp<qsizetype>(place, 0, after.size() - 1);
    if (before < 0 || before == place)
        return;
    after.move(before, place);
    m_order.removeIf([&after](const MemberId &known) { return after.contains(known); });
    m_order = after + m_order;
    emit changed();
}

} // namespace Conclave
