#include "ui/mainwindow/historyside.h"

#include "ui/history/historypanel.h"
#include "ui/theme/metrics.h"

#include <QAction>
#include <QEvent>
#include <QVBoxLayout>

#include <utility>

namespace Conclave {

HistorySide::HistorySide(QAction &wanted, QWidget *parent)
    : QWidget(parent)
    , m_wanted(wanted)
    , m_panel(new HistoryPanel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::Large, Metrics::Medium, 0, Metrics::Medium);
    column->addWidget(m_panel);
    connect(&wanted, &QAction::toggled, this, &QWidget::setVisible);
}

void HistorySide::setWindowWidth(int width)
{
    m_windowWidth = width;
    follow();
}

void HistorySide::call()
{
    m_wanted.setChecked(true);
    show();
}

void HistorySide::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) // larger text needs more room
        follow();
}

/// A narrow window is for the answers; who wants the history there can still call it.
void HistorySide::follow()
{
    constexpr int CharactersForBoth = 120;
    const bool hasRoom = m_windowWidth >= CharactersForBoth * fontMetrics().averageCharWidth();
    if (std::exchange(m_hasRoom, hasRoom) != hasRoom)
        setVisible(hasRoom && m_wanted.isChecked());
}

} // namespace Conclave
