#include "ui/mainwindow/layoutactions.h"

#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/sessionview.h"
#include "ui/turn/answersarea.h"
#include "ui/turn/layoutchoice.h"
#include "ui/turn/turnview.h"

#include <QShortcut>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

LayoutActions::LayoutActions(MainActions &actions, LayoutChoice &choice, SessionView &view)
    : QObject(&view)
    , m_view(view)
{
    connectChoice(actions, choice);
    connectPanels(actions);
    createPlaceKeys();
}

void LayoutActions::connectChoice(MainActions &actions, LayoutChoice &choice)
{
    const auto show = [&actions, &choice] {
        actions.layouts->actions().at(int(choice.mode()))->setChecked(true);
        actions.scrollTogether->setChecked(choice.isScrollingTogether());
    };
    show();
    connect(&choice, &LayoutChoice::changed, &actions, show);
    connect(actions.layouts, &QActionGroup::triggered, &choice, [&actions, &choice](QAction *mode) {
        choice.setMode(LayoutMode(actions.layouts->actions().indexOf(mode)));
    });
    connect(
        actions.scrollTogether, &QAction::toggled, &choice, &LayoutChoice::setScrollingTogether);
    connect(actions.equalSizes, &QAction::triggered, &choice, [&choice] { choice.setSizes({}); });
}

void LayoutActions::connectPanels(const MainActions &actions)
{
    const auto onTurn = [this](QAction *action, auto act) {
        connect(action, &QAction::triggered, this, [this, act] {
            if (AnswersArea *area = answers())
                act(*area);
        });
    };
    onTurn(actions.maximise, [](AnswersArea &area) { area.toggleMaximised(); });
    onTurn(actions.nextAnswer, [](AnswersArea &area) { area.focusNeighbour(1); });
    onTurn(actions.previousAnswer, [](AnswersArea &area) { area.focusNeighbour(-1); });
    onTurn(actions.moveEarlier, [](AnswersArea &area) { area.moveFocused(-1); });
    onTurn(actions.moveLater, [](AnswersArea &area) { area.moveFocused(1); });
}

void LayoutActions::createPlaceKeys()
{
    for (int place = 0; place < 9; ++place) {
        auto *key = new QShortcut(QKeySequence(u"Ctrl+%1"_s.arg(place + 1)), &m_view);
        key->setWhatsThis(tr("A member's answer, counted from the first"));
        connect(key, &QShortcut::activated, this, [this, place] {
            if (AnswersArea *area = answers())
                area->focusPanel(place);
        });
    }
}

AnswersArea *LayoutActions::answers() const
{
    const TurnView *turn = m_view.currentTurn();
    return turn ? &turn->answers() : nullptr;
}

} // namespace Conclave
