#include "ui/timeline/runsummary.h"

#include "core/prices/spending.h"
#include "core/session/runtimes.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/figureslabel.h"
#include "ui/widgets/plaintooltip.h"
#include "ui/words/figures.h"

#include <QHBoxLayout>
#include <QHelpEvent>
#include <QLocale>
#include <QToolTip>

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

namespace {

/// In the order of the figures.
QStringList explanations()
{
    return {
        RunSummary::tr("Wall: from asking until the last member's answer ended, without the times "
                       "in which no member was asked, as before a retry."),
        RunSummary::tr(
            "Sum: the times of all members' answers together, as if they were asked in turn."),
        RunSummary::tr("Slowest: the time of the slowest member, its retries included."),
        RunSummary::tr("×: sum divided by wall, what asking all at once gained."),
        RunSummary::tr(
            "Overhead: wall less slowest, what asking all at once cost, and what retries "
            "added."),
        RunSummary::tr("Tokens: all input and output that providers counted, the chair's and "
                       "every attempt's included."),
        RunSummary::tr("Cost: as providers told it, or ≈ by their tokens and public prices.")};
}

} // namespace

RunSummary::RunSummary(QWidget *parent)
    : QWidget(parent)
    , m_spot(new ElidedLabel({}, this))
    , m_figures(new FiguresLabel(this))
{
    m_spot->setObjectName(u"timelineSpot"_s);
    m_spot->setTextRole(TextRole::Caption);
    m_spot->setTabular(true);
    m_spot->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(m_spot, 1);
    layout->addWidget(m_figures);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setToolTip(plainToolTip(explanations().join(u'\n')));
    refresh();
}

void RunSummary::showTurn(const Turn *turn)
{
    m_turn = turn;
    refresh();
}

void RunSummary::refresh()
{
    const Spending spending = m_turn ? spendingOf(*m_turn) : Spending{};
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
        //: Tokens of all answers, e.g. 1,234 tok
        {tr("%1 tok").arg(countText(spending.tokens)), 9},
        //: What all answers cost
        {tr("cost %1").arg(moneyText(spending.costUsd, spending.isCostEstimated)), 12},
    });
}

void RunSummary::showSpot(const QString &text)
{
    m_spot->setText(text);
    shareRoom();
}

/// The line keeps its height, so that nothing jumps.
void RunSummary::shareRoom()
{
    const int both = m_spot->sizeHint().width() + Metrics::Medium + m_figures->sizeHint().width();
    m_figures->setVisible(m_spot->text().isEmpty() || both <= width());
}

QString RunSummary::explanationAt(QPoint place) const
{
    const QStringList all = explanations();
    for (int i = 0; i < all.size(); ++i) {
        if (m_figures->columnOf(i).translated(m_figures->pos()).contains(place))
            return all.at(i);
    }
    return all.join(u'\n');
}

bool RunSummary::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), plainToolTip(explanationAt(help->pos())), this);
    return true;
}

void RunSummary::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    shareRoom();
}

QString RunSummary::text() const
{
    return m_figures->text();
}

} // namespace Conclave
