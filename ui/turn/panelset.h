#pragma once

#include "core/base/ids.h"

#include <QHash>
#include <QList>

namespace Conclave {

class AnswerPanel;
class LayoutChoice;

/// The panels of a turn, one for each member.
class PanelSet final
{
public:
    void add(AnswerPanel &panel);

    const QList<AnswerPanel *> &all() const { return m_panels; } ///< In the council's order.
    QList<MemberId> members() const;                             ///< The same.
    AnswerPanel *of(MemberId member) const { return m_panelOf.value(member); } ///< Null: none.
    QList<AnswerPanel *> ordered(const LayoutChoice &choice) const;
    AnswerPanel *focused() const; ///< The one with the keyboard; null: it is elsewhere.

private:
    QList<AnswerPanel *> m_panels;
    QHash<MemberId, AnswerPanel *> m_panelOf;
};

} // namespace Conclave
