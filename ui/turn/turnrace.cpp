#include "ui/turn/turnrace.h"

#include "ui/theme/metrics.h"
#include "ui/timeline/runsummary.h"
#include "ui/timeline/timelineview.h"

#include <QVBoxLayout>

namespace Conclave {

TurnRace::TurnRace(const Turn &turn, QWidget *parent)
    : QWidget(parent)
    , m_summary(new RunSummary(this))
    , m_timeline(new TimelineView(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Tiny);
    layout->addWidget(m_summary);
    layout->addWidget(m_timeline);
    connect(m_timeline, &TimelineView::spotTextChanged, m_summary, &RunSummary::showSpot);
    connect(m_timeline, &TimelineView::momentChosen, this, &TurnRace::momentChosen);
    m_timeline->showTurn(&turn);
    m_summary->showTurn(&turn);
}

void TurnRace::refresh(std::optional<Microseconds> now)
{
    m_timeline->setNow(now);
    m_timeline->refresh();
    m_summary->setNow(now);
    m_summary->refresh();
}

int TurnRace::timelineHeight() const
{
    return m_timeline->minimumSizeHint().height() + layout()->spacing();
}

} // namespace Conclave
