#include "ui/turn/memberchooser.h"

#include "ui/turn/memberstrip.h"
#include "ui/turn/membertabs.h"

namespace Conclave {

MemberChooser::MemberChooser(QWidget &area)
    : QObject(&area)
    , m_strip(new MemberStrip(&area))
    , m_tabs(new MemberTabs(&area))
{
    setKind(Kind::None);
    connect(m_strip, &MemberStrip::chosen, this, &MemberChooser::chosen);
    connect(m_tabs, &MemberTabs::chosen, this, &MemberChooser::chosen);
    connect(m_tabs, &MemberTabs::moved, this, &MemberChooser::moved);
}

MemberChip *MemberChooser::add(const Member &member, int place)
{
    m_tabs->add(member, place);
    return m_strip->add(member, place);
}

void MemberChooser::setSign(MemberId member, const StatusSign &sign)
{
    m_strip->setSign(member, sign);
    m_tabs->setSign(member, sign);
}

void MemberChooser::setKind(Kind kind)
{
    m_strip->setVisible(kind == Kind::Strip);
    m_tabs->setVisible(kind == Kind::Tabs);
}

void MemberChooser::show(const QList<MemberId> &order, MemberId current)
{
    m_strip->setOrder(order);
    m_tabs->setOrder(order);
    m_strip->setCurrent(current);
    m_tabs->setCurrent(current);
}

} // namespace Conclave
