#include "ui/timeline/runsummary.h"

#include "core/session/runtimes.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/figureslabel.h"
#include "ui/widgets/plaintooltip.h"

#include <QHBoxLayout>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

RunSummary::RunSummary(QWidget *parent) : QWidget(parent), m_figures(new FiguresLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_figures);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setToolTip(plainToolTip(
        tr("Wall: from asking until the last member's answer ended.") + u'\n' +
        tr("Sum: the times of all members' answers together, as if they were asked in turn.") +
        u'\n' + tr("Slowest: the longest of these times.") + u'\n' +
        tr("×: sum divided by wall, what asking all at once gained.") + u'\n' +
        tr("Overhead: wall less slowest, what asking all at once cost.")));
    refresh();
}

void RunSummary::showTurn(const Turn *turn)
{
    m_turn = turn;
    refresh();
}

void RunSummary::refresh()
{
    const RunTimes times = m_turn ? runTimes(*m_turn, m_now) : RunTimes{};
    //: How much faster asking all at once was, e.g. 5.0×
    const QString speedup =
        times.speedup ? tr("%1×").arg(QLocale().toString(*times.speedup, 'f', 1)) : u"–"_s;
    const auto column = [](const QString &words, const QString &figure) {
        const QString text = words.arg(figure);
        // Room for "00.0 s", so that the line stands still while the race is on; letters are a
        // little narrower than digits.
        const auto room = (text.size() - figure.size()) * 3 / 4 + 6;
        return FiguresLabel::Figure{text, static_cast<int>(room)};
    };
    m_figures->setFigures({
        //: From asking to the last answer's end
        column(tr("wall %1"), durationText(times.wall)),
        //: All answers' times together
        column(tr("sum %1"), durationText(times.sum)),
        //: The longest of all answers' times
        column(tr("slowest %1"), durationText(times.slowest)),
        {speedup, 5},
        column(tr("overhead %1"), durationText(times.overhead)),
    });
}

QString RunSummary::text() const
{
    return m_figures->text();
}

} // namespace Conclave
