#include "ui/mainwindow/councilmenu.h"

#include "core/council/presets.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/widgets/plaintooltip.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

CouncilMenu::CouncilMenu(MainActions &actions, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
{
}

void CouncilMenu::showCouncils(const QList<Council> &saved, const Council &current)
{
    qDeleteAll(m_actions.councils->actions());
    QAction *const below = m_actions.councilMenu->actions().constFirst();
    const Council guide = guideCouncil();
    const bool isGuide = current.id == guide.id;
    add(guide, {}, isGuide, below);
    for (const Council &council : saved)
        add(council, council.id, council.id == current.id, below);
    m_actions.deleteCouncil->setEnabled(!isGuide);
    m_actions.duplicateCouncil->setEnabled(!isGuide);
}

void CouncilMenu::add(const Council &council, CouncilId id, bool isCurrent, QAction *below)
{
    const QString name = council.name.simplified();
    auto *action = new QAction(QString(name).replace(u'&', u"&&"_s), m_actions.councils);
    action->setObjectName(u"council/"_s % id.toString());
    action->setCheckable(true);
    action->setChecked(isCurrent);
    action->setStatusTip(tr("Ask this council"));
    action->setToolTip(plainToolTip(name));
    m_actions.councilMenu->insertAction(below, action);
    connect(action, &QAction::triggered, this, [this, id] { emit chosen(id); });
}

} // namespace Conclave
