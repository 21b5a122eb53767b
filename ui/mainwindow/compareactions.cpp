#include "ui/mainwindow/compareactions.h"

#include "ui/compare/comparepages.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/sessionview.h"
#include "ui/turn/turnview.h"

namespace Conclave {

CompareActions::CompareActions(MainActions &actions, SessionView &view)
    : QObject(&view)
    , m_actions(actions)
    , m_view(view)
{
    connect(actions.comparePages, &QActionGroup::triggered, this, [this](QAction *action) {
        if (m_pages)
            m_pages->openPage(
                ComparePages::Page(m_actions.comparePages->actions().indexOf(action)));
    });
    connect(actions.traceSynthesis, &QAction::triggered, this, [this](bool isOn) {
        if (m_pages)
            m_pages->setTracing(isOn);
    });
    const auto connectStep = [this](QAction *action, int direction) {
        connect(action, &QAction::triggered, this, [this, direction] {
            if (m_pages)
                m_pages->step(direction);
        });
    };
    connectStep(actions.nextDifference, 1);
    connectStep(actions.previousDifference, -1);
    connect(&view, &SessionView::currentTurnChanged, this, &CompareActions::followTurn);
    followTurn();
}

void CompareActions::followTurn()
{
    const TurnView *turn = m_view.currentTurn();
    ComparePages *pages = turn ? &turn->comparison() : nullptr;
    if (m_pages != pages) {
        if (m_pages)
            m_pages->disconnect(this);
        if (pages)
            connect(pages, &ComparePages::offerChanged, this, &CompareActions::show);
        m_pages = pages;
    }
    show();
}

void CompareActions::show()
{
    const QList<QAction *> pages = m_actions.comparePages->actions();
    for (int page = 0; page < pages.size(); ++page)
        pages.at(page)->setEnabled(m_pages && m_pages->hasPage(ComparePages::Page(page)));
    m_actions.traceSynthesis->setEnabled(m_pages && m_pages->canTrace());
    m_actions.traceSynthesis->setChecked(m_pages && m_pages->isTracing());
    for (QAction *step : {m_actions.nextDifference, m_actions.previousDifference})
        step->setEnabled(m_pages && m_pages->canStep());
}

} // namespace Conclave
