#include "ui/turn/turnparts.h"

#include "ui/compare/comparepages.h"
#include "ui/synthesis/synthesispanel.h"
#include "ui/theme/metrics.h"
#include "ui/turn/answersarea.h"
#include "ui/turn/panelboard.h"

#include <algorithm>
#include <utility>

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
    connect(m_synthesis, &SynthesisPanel::slimChanged, this, &TurnParts::giveSynthesisRoom);
    connect(
        &m_synthesis->pages(), &ComparePages::offerChanged, this, &TurnParts::giveComparingRoom);
    connect(this, &QSplitter::splitterMoved, this, [this] { m_before.clear(); });
    giveSynthesisRoom();
}

void TurnParts::giveSynthesisRoom()
{
    if (std::exchange(m_hasRoom, !m_synthesis->isSlim()) || m_synthesis->isSlim())
        return;
    // A row of answers that is cut through is worse than a synthesis that is a little lower.
    const int room = height() - handleWidth();
    const int answers =
        std::clamp(m_answers->board().leastHeight(), room * 55 / 100, room * 65 / 100);
    setSizes({answers, room - answers});
}

void TurnParts::giveComparingRoom()
{
    const bool isComparing = m_synthesis->pages().page() != ComparePages::Page::Synthesis;
    if (std::exchange(m_isComparing, isComparing) == isComparing)
        return;
    const int half = (height() - handleWidth()) / 2;
    if (!isComparing && !m_before.isEmpty())
        setSizes(std::exchange(m_before, {}));
    if (isComparing && sizes().constLast() < half) {
        m_before = sizes();
        setSizes({half, half});
    }
}

} // namespace Conclave
