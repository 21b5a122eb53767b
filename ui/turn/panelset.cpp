#include "ui/turn/panelset.h"

#include "ui/answer/answerpanel.h"
#include "ui/turn/layoutchoice.h"
#include "ui/widgets/tabstops.h"

#include <algorithm>

namespace Conclave {

void PanelSet::add(AnswerPanel &panel)
{
    m_panels.append(&panel);
    m_panelOf.insert(panel.member(), &panel);
}

QList<MemberId> PanelSet::members() const
{
    QList<MemberId> members;
    for (const AnswerPanel *panel : m_panels)
        members.append(panel->member());
    return members;
}

QList<AnswerPanel *> PanelSet::ordered(const LayoutChoice &choice) const
{
    QList<AnswerPanel *> panels;
    for (const MemberId &member : choice.ordered(members()))
        panels.append(of(member));
    return panels;
}

AnswerPanel *PanelSet::focused() const
{
    const auto panel = std::ranges::find_if(m_panels, [](const AnswerPanel *candidate) {
        return isWithin(candidate->window()->focusWidget(), *candidate);
    });
    return panel == m_panels.end() ? nullptr : *panel;
}

} // namespace Conclave
