#include "ui/turn/turnparts.h"

#include "ui/compare/comparepages.h"
#include "ui/synthesis/synthesispanel.h"
#include "ui/theme/metrics.h"
#include "ui/turn/answersarea.h"
#include "ui/turn/panelboard.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

TurnParts::TurnParts(QWidget *parent) : QSplitter(Qt::Vertical, parent)
{
    setObjectName(u"turnParts"_s);
    setChildrenCollapsible(false);
    setHandleWidth(Metrics::Medium);
}

void TurnParts::add(AnswersArea &answers, SynthesisPanel &synthesis)
{
    m_answers = &answers;
    m_synthesis = &synthesis;
    addWidget(m_answers);
    addWidget(m_synthesis);
    setStretchFactor(0, 3);
    setStretchFactor(1, 2);
    connect(m_synthesis, &SynthesisPanel::slimChanged, this, [this] {
        m_isReaders = false;
        shareOut();
    });
    connect(&m_synthesis->pages(), &ComparePages::offerChanged, this, &TurnParts::shareOut);
    connect(this, &QSplitter::splitterMoved, this, [this] { m_isReaders = true; });
    shareOut();
}

void TurnParts::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    shareOut();
}

void TurnParts::shareOut()
{
    if (m_isReaders || !m_synthesis || m_synthesis->isSlim())
        return;
    const int room = height() - handleWidth();
    // A row of answers that is cut through is worse than a synthesis that is a little lower.
    int answers = std::clamp(m_answers->board().leastHeight(), room * 55 / 100, room * 65 / 100);
    if (m_synthesis->pages().page() != ComparePages::Page::Synthesis)
        answers = room / 2;
    if (sizes().constFirst() != answers)
        setSizes({answers, room - answers});
}

} // namespace Conclave
