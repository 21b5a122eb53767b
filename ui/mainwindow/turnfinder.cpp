#include "ui/mainwindow/turnfinder.h"

#include "ui/find/findbar.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/sessionview.h"
#include "ui/turn/turnview.h"

#include <QApplication>
#include <QTextEdit>

namespace Conclave {

namespace {

/// What is selected where the focus is, as far as it is of one paragraph.
QString selectedText(const QWidget *focus)
{
    const auto *text = qobject_cast<const QTextEdit *>(focus);
    const QString selected = text ? text->textCursor().selectedText() : QString();
    return selected.section(QChar::ParagraphSeparator, 0, 0);
}

} // namespace

TurnFinder::TurnFinder(MainActions &actions, SessionView &view, FindBar &bar, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_view(view)
    , m_bar(bar)
{
    bar.hide();
    connect(actions.find, &QAction::triggered, this, &TurnFinder::open);
    connect(actions.findNext, &QAction::triggered, this, [this] { step(&TextSearch::goToNext); });
    connect(actions.findPrevious, &QAction::triggered, this, [this] {
        step(&TextSearch::goToPrevious);
    });
    connect(&bar, &FindBar::nextRequested, actions.findNext, &QAction::trigger);
    connect(&bar, &FindBar::previousRequested, actions.findPrevious, &QAction::trigger);
    connect(&bar, &FindBar::queryChanged, this, &TurnFinder::search);
    connect(&bar, &FindBar::closeRequested, this, &TurnFinder::close);
    connect(&m_search, &TextSearch::changed, this, [this] { m_bar.showState(m_search.state()); });
    connect(&m_search, &TextSearch::shown, this, [this](const QTextEdit *text) {
        if (m_turn)
            m_turn->bringToSight(*text);
    });
    connect(&view, &SessionView::currentTurnChanged, this, &TurnFinder::followTurn);
    followTurn();
}

void TurnFinder::open()
{
    QWidget *focus = QApplication::focusWidget();
    const bool isInside = m_bar.isAncestorOf(focus);
    if (!isInside) {
        m_cameFrom = focus;
        m_search.startAt(qobject_cast<QTextEdit *>(focus));
    }
    m_bar.open(isInside ? QString() : selectedText(focus));
    takeTexts();
    search();
}

void TurnFinder::find(const QString &text)
{
    if (!m_turn)
        return;
    m_cameFrom = QApplication::focusWidget();
    const QTextEdit *start = nullptr;
    const QList<SearchedText> texts = m_turn->texts();
    for (const SearchedText &one : texts) {
        if (m_cameFrom && m_cameFrom->isAncestorOf(one.view))
            start = one.view; // the last one is the answer, after its reasoning
    }
    m_search.startAt(start);
    m_bar.open(text);
    takeTexts();
    search();
}

void TurnFinder::close()
{
    const bool hadFocus = m_bar.isAncestorOf(QApplication::focusWidget());
    m_bar.hide();
    m_search.setQuery({});
    m_search.setTexts({});
    if (!hadFocus)
        return;
    if (m_cameFrom && m_cameFrom->isVisible())
        m_cameFrom->setFocus(Qt::OtherFocusReason);
    else
        m_actions.focusQuestion->trigger();
}

void TurnFinder::step(void (TextSearch::*go)())
{
    if (m_bar.query().text.isEmpty())
        return open();
    m_bar.show();
    takeTexts(); // what is out of sight was not followed
    search();
    (m_search.*go)();
}

void TurnFinder::search()
{
    if (m_bar.isVisible())
        m_search.setQuery(m_bar.query());
}

void TurnFinder::followTurn()
{
    TurnView *turn = m_view.currentTurn();
    for (QAction *action : {m_actions.find, m_actions.findNext, m_actions.findPrevious})
        action->setEnabled(turn);
    if (m_turn != turn) {
        if (m_turn)
            m_turn->disconnect(this);
        if (turn)
            connect(turn, &TurnView::textsChanged, this, &TurnFinder::takeTexts);
        m_turn = turn;
    }
    if (!turn)
        close();
    else
        takeTexts();
}

void TurnFinder::takeTexts()
{
    if (m_turn && !m_bar.isHidden())
        m_search.setTexts(m_turn->texts());
}

} // namespace Conclave
