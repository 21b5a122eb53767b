#include "ui/replay/replayview.h"

#include "ui/replay/replaybar.h"
#include "ui/theme/metrics.h"
#include "ui/turn/turnview.h"

#include <QShortcut>
#include <QVBoxLayout>

#include <utility>

namespace Conclave {

ReplayView::ReplayView(std::unique_ptr<Replay> replay, LayoutChoice &layout, QWidget *parent)
    : QWidget(parent)
    , m_replay(std::move(replay))
    , m_choice(layout)
    , m_column(new QVBoxLayout(this))
    , m_bar(new ReplayBar(*m_replay, this))
{
    m_column->setContentsMargins({});
    m_column->setSpacing(Metrics::Medium);
    createView();
    m_column->addWidget(m_bar);
    addKeys();
    connect(m_bar, &ReplayBar::closeRequested, this, &ReplayView::closeRequested);
    connect(m_replay.get(), &Replay::restarted, this, &ReplayView::createView);
}

ReplayView::~ReplayView()
{
    delete m_view; // it reads the replay, which goes before the children
}

void ReplayView::play()
{
    m_bar->focusPlay();
    m_replay->play();
}

/// At once and whole: no panel can go back, and none may read a turn that is another one now.
void ReplayView::createView()
{
    const bool isFirst = m_view == nullptr;
    delete std::exchange(m_view, nullptr);
    m_view = new TurnView(*m_replay, m_choice, this);
    m_column->insertWidget(0, m_view, 1);
    connect(m_view, &TurnView::linkActivated, this, &ReplayView::linkActivated);
    if (!isFirst)
        emit viewChanged();
}

void ReplayView::addKeys()
{
    const auto add = [this](Qt::Key key, auto act) {
        auto *shortcut = new QShortcut(QKeySequence(key), this);
        shortcut->setContext(Qt::WindowShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    add(Qt::Key_Escape, [this] { emit closeRequested(); });
    add(Qt::Key_MediaTogglePlayPause, [this] { m_bar->togglePlaying(); });
}

} // namespace Conclave
