#include "ui/mainwindow/councilbar.h"

#include "core/base/text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/plaintooltip.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QString outageSentence(const EndpointOutage &outage)
{
    const QLocale locale;
    const auto clock = [&locale](const QDateTime &moment) {
        return locale.toString(moment.toLocalTime().time(), u"HH:mm:ss"_s);
    };
    const QString next = outage.nextCheck.isValid()
                             ? CouncilBar::tr("next check at %1").arg(clock(outage.nextCheck))
                             : CouncilBar::tr("being checked now");
    //: Of an endpoint: its name, what happened, since when it is so, when it is checked next
    return CouncilBar::tr("%1: %2 Since %3; %4.")
        .arg(singleLine(outage.name, 60), outage.whatHappened, clock(outage.since), next);
}

} // namespace

CouncilBar::CouncilBar(QMenu &menu, QWidget *parent)
    : QWidget(parent)
    , m_name(new QToolButton(this))
    , m_state(new ElidedLabel({}, this))
    , m_readiness(new QToolButton(this))
    , m_last(m_readiness)
{
    m_name->setObjectName(u"councilChooser"_s);
    m_name->setIcon(icon(u"council"));
    m_name->setIconSize(iconBesideWords());
    m_name->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_name->setPopupMode(QToolButton::InstantPopup);
    m_name->setMenu(&menu);
    QFont strong; // only the weight, so that it grows with the text
    strong.setWeight(QFont::DemiBold);
    m_name->setFont(strong);
    m_name->setToolTip(tr("Choose the council that is asked (Ctrl+L)"));
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_readiness->setObjectName(u"readiness"_s);
    m_readiness->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_readiness->hide();
    connect(m_readiness, &QToolButton::clicked, this, &CouncilBar::checkRequested);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_name);
    layout->addWidget(m_state);
    layout->addWidget(m_readiness);
    layout->addStretch(1);
}

void CouncilBar::addActions(const QList<QAction *> &actions)
{
    for (QAction *action : actions) {
        auto *button = new QToolButton(this);
        button->setObjectName(action->objectName() + u"Button"_s);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setAccessibleName(QString(action->text()).remove(u'&'));
        addButton(*button);
    }
}

void CouncilBar::addButton(QToolButton &button)
{
    layout()->addWidget(&button);
    // They come late, but Tab should not come to them after what is below the bar.
    setTabOrder(m_last, &button);
    m_last = &button;
}

void CouncilBar::showCouncil(const Council &council)
{
    m_council = council;
    m_name->setAccessibleName(tr("Council: %1").arg(council.name));
    showName();
    showState();
}

void CouncilBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showName();
    showReadiness();
}

void CouncilBar::showName()
{
    // A name can be of any length, and the rest of the line needs some room, too.
    constexpr int WidestName = 320;
    constexpr int Rest = 340;
    const int room = qBound(2 * Metrics::Huge, width() - Rest, WidestName);
    const QString name =
        m_name->fontMetrics().elidedText(m_council.name.simplified(), Qt::ElideRight, room);
    m_name->setText(QString(name).replace(u'&', u"&&"_s)); // or it would become a mnemonic
}

/// With as many of its words as the rest of the line leaves room for.
void CouncilBar::showReadiness()
{
    const QString words = m_readiness->accessibleName();
    m_readiness->setText(words);
    const int frame =
        m_readiness->sizeHint().width() - m_readiness->fontMetrics().horizontalAdvance(words);
    int room = width() - frame;
    for (int place = 0; place < layout()->count(); ++place) {
        const QWidget *other = layout()->itemAt(place)->widget();
        if (other && other != m_readiness && !other->isHidden())
            room -= other->sizeHint().width() + layout()->spacing();
    }
    m_readiness->setText(m_readiness->fontMetrics().elidedText(
        words, Qt::ElideRight, std::max(room, 2 * Metrics::Huge)));
}

void CouncilBar::showOutages(const QList<EndpointOutage> &outages)
{
    if (outages == m_outages)
        return;
    m_outages = outages;
    showState();
}

void CouncilBar::showState()
{
    const QList<Member> seats = m_council.enabledMembers();
    const auto enabled = int(seats.size());
    const QString members = enabled == 1 ? tr("1 member") : tr("%n members", nullptr, enabled);
    m_state->setText(m_council.chair ? tr("%1 and a chair").arg(members)
                                     : tr("%1, no chair").arg(members));
    const auto isOut = [this](const Member &seat) {
        return std::ranges::any_of(m_outages, [&seat](const EndpointOutage &outage) {
            return outage.url == seat.endpoint.url;
        });
    };
    const auto out = std::ranges::count_if(seats, isOut);
    const bool isChairOut = m_council.chair && isOut(*m_council.chair);
    const bool isSecondOut = m_council.secondChair && isOut(*m_council.secondChair);
    const bool isAllWell = out == 0 && !isChairOut && !isSecondOut;
    m_state->setVisible(isAllWell);
    m_readiness->setVisible(!isAllWell);
    QString readiness = tr("%1 ready").arg(enabled - out);
    if (out > 0)
        readiness += u" · "_s % tr("%1 unreachable").arg(out);
    if (isChairOut)
        readiness += u" · "_s % tr("chair unreachable");
    if (isSecondOut)
        readiness += u" · "_s % tr("second chair unreachable");
    const bool isChecking = std::ranges::any_of(
        m_outages, [](const EndpointOutage &outage) { return !outage.nextCheck.isValid(); });
    if (isChecking)
        readiness += u" · "_s % tr("checking…");
    m_readiness->setIcon(icon(u"warning", Theme::of(palette()).color(Tone::Warning)));
    QStringList lines;
    for (const EndpointOutage &outage : std::as_const(m_outages))
        lines += outageSentence(outage);
    lines += tr("Press to check now.");
    m_readiness->setToolTip(plainToolTip(readiness % u'\n' % lines.join(u'\n')));
    m_readiness->setAccessibleName(readiness);
    m_readiness->setAccessibleDescription(lines.join(u' '));
    showReadiness();
}

} // namespace Conclave
