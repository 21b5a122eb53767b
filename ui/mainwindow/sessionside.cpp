#include "ui/mainwindow/sessionside.h"

#include "ui/ask/questionbar.h"
#include "ui/find/findbar.h"
#include "ui/mainwindow/councilbar.h"
#include "ui/mainwindow/linkquestion.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/sessionsharing.h"
#include "ui/mainwindow/sessionview.h"
#include "ui/mainwindow/turnfinder.h"
#include "ui/mainwindow/windowmessage.h"
#include "ui/theme/metrics.h"
#include "ui/turn/welcomeview.h"
#include "ui/widgets/dragoutbutton.h"
#include "ui/widgets/messagestrip.h"
#include "ui/widgets/tabstops.h"

#include <QVBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

SessionSide::SessionSide(MainActions &actions,
                         LiveSession &session,
                         LayoutChoice &layout,
                         QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_council(new CouncilBar(*actions.councilMenu, this))
    , m_message(new WindowMessage(this))
    , m_view(new SessionView(session, layout, this))
    , m_find(new FindBar(this))
    , m_question(new QuestionBar(this))
    , m_finder(new TurnFinder(actions, *m_view, *m_find, this))
{
    m_council->addActions(actions.layouts->actions() << actions.scrollTogether);
    addExportButton(actions);
    layOut();
    connectParts();
    connect(m_question, &QuestionBar::stopRequested, actions.stop, &QAction::trigger);
    connect(actions.focusQuestion, &QAction::triggered, m_question, &QuestionBar::focusField);
}

void SessionSide::layOut()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::Large, Metrics::Small, Metrics::Large, Metrics::Small);
    column->setSpacing(Metrics::Medium);
    column->addWidget(m_council);
    column->addWidget(&m_message->strip());
    column->addWidget(m_view, 1);
    column->addWidget(m_find);
    column->addWidget(m_question);
}

void SessionSide::connectParts()
{
    connect(&m_session, &LiveSession::turnAdded, m_message, &WindowMessage::clear);
    connect(&m_session, &LiveSession::replaced, this, [this] {
        m_message->clear(); // it was about what was there before
        m_question->focusField();
    });
    connect(m_view, &SessionView::linkActivated, this, [this](const QUrl &target) {
        openLink(target, window());
    });
    connect(m_view, &SessionView::currentTurnChanged, this, &SessionSide::keepBarsLast);
}

void SessionSide::addExportButton(MainActions &actions)
{
    auto *button = new DragOutButton(m_council);
    button->setObjectName(u"exportButton"_s);
    button->setDefaultAction(actions.exportSession);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setAccessibleName(tr("Export"));
    m_council->addButton(*button);
    const auto *sharing = new SessionSharing(actions, *button, m_session, *m_view, this);
    connect(sharing, &SessionSharing::said, this, &SessionSide::said);
    connect(sharing, &SessionSharing::failed, this, &SessionSide::failed);
}

void SessionSide::showCouncil(const Council &council)
{
    m_question->focusField(); // not the button that brought the council
    m_council->showCouncil(council);
    m_view->welcome().showCouncil(council);
    m_question->setObstacle(
        council.enabledMembers().isEmpty()
            ? tr("This council has no enabled members. Edit it to seat some (Ctrl+E).")
            : QString());
}

void SessionSide::find(const QString &text)
{
    m_finder->find(text);
}

/// A turn's panels are made after the bars below them.
void SessionSide::keepBarsLast()
{
    keepTabStopsLast(*window(), {m_find, m_question});
}

} // namespace Conclave
