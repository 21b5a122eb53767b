#include "ui/turn/membertabs.h"

#include "core/base/text.h"
#include "ui/theme/metrics.h"
#include "ui/turn/memberchip.h"
#include "ui/widgets/avatarlabel.h"
#include "ui/widgets/plaintooltip.h"
#include "ui/widgets/statusbadge.h"

#include <QEvent>
#include <QPainter>
#include <QSignalBlocker>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

MemberTabs::MemberTabs(QWidget *parent) : QTabBar(parent)
{
    setObjectName(u"memberTabs"_s);
    setAccessibleName(tr("Members"));
    setElideMode(Qt::ElideRight);
    setUsesScrollButtons(true);
    setExpanding(false);
    setMovable(true);
    setDrawBase(false);
    setIconSize({Metrics::Avatar, Metrics::Avatar});
    connect(this, &QTabBar::currentChanged, this, [this](int tab) {
        if (tab >= 0)
            emit chosen(memberAt(tab));
    });
    connect(this, &QTabBar::tabMoved, this, [this](int, int to) { emit moved(memberAt(to), to); });
}

void MemberTabs::add(const Member &member, int place)
{
    const QSignalBlocker blocker(this); // the first tab becomes the current one
    m_seats.insert(member.id,
                   {.name = singleLine(member.name, 60),
                    .face = member.emoji.isEmpty() ? member.name : member.emoji,
                    .accent = MemberAccent::of(member, place)});
    const int tab = addTab(QString(m_seats[member.id].name).replace(u'&', u"&&"_s));
    setTabData(tab, QVariant::fromValue(member.id));
    setTabButton(tab, RightSide, new StatusBadge(this));
    drawFace(tab);
}

void MemberTabs::setSign(MemberId member, const StatusSign &sign)
{
    const int tab = tabOf(member);
    if (tab < 0)
        return;
    // The glyph is enough here: its word is in the panel, in the tool tip, and read out.
    static_cast<StatusBadge *>(tabButton(tab, RightSide))->setStatus(sign.icon, {}, sign.tone);
    const QString sentence = memberSentence(m_seats[member].name, sign);
    setTabToolTip(tab, plainToolTip(sentence));
    setAccessibleTabName(tab, sentence);
}

void MemberTabs::setOrder(const QList<MemberId> &members)
{
    const QSignalBlocker blocker(this);
    for (int place = 0; place < members.size(); ++place) {
        const int tab = tabOf(members.at(place));
        if (tab > place)
            moveTab(tab, place);
    }
}

void MemberTabs::setCurrent(MemberId member)
{
    const QSignalBlocker blocker(this);
    setCurrentIndex(tabOf(member));
}

QSize MemberTabs::tabSizeHint(int index) const
{
    constexpr int MostCharacters = 28;
    const QSize hint = QTabBar::tabSizeHint(index);
    const int widest = Metrics::Avatar + MostCharacters * fontMetrics().averageCharWidth();
    return {qMin(hint.width(), qMax(widest, minimumTabSizeHint(index).width())), hint.height()};
}

QSize MemberTabs::minimumTabSizeHint(int index) const
{
    constexpr int FewestCharacters = 12;
    const QSize hint = QTabBar::tabSizeHint(index);
    const int least = Metrics::Avatar + Metrics::Icon + 2 * Metrics::Wide +
                      FewestCharacters * fontMetrics().averageCharWidth();
    return {qMin(hint.width(), least), hint.height()};
}

void MemberTabs::changeEvent(QEvent *event)
{
    QTabBar::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    for (int tab = 0; tab < count(); ++tab)
        drawFace(tab);
}

int MemberTabs::tabOf(MemberId member) const
{
    for (int tab = 0; tab < count(); ++tab) {
        if (memberAt(tab) == member)
            return tab;
    }
    return -1;
}

MemberId MemberTabs::memberAt(int tab) const
{
    return tabData(tab).value<MemberId>();
}

void MemberTabs::drawFace(int tab)
{
    const QRect disc(QPoint(), iconSize());
    const Seat seat = m_seats.value(memberAt(tab));
    QPixmap face(disc.size() * devicePixelRatioF());
    face.setDevicePixelRatio(devicePixelRatioF());
    face.fill(Qt::transparent);
    QPainter painter(&face);
    AvatarLabel::paint(painter, disc.center(), seat.face, seat.accent, palette());
    painter.end();
    setTabIcon(tab, QIcon(face));
}

} // namespace Conclave
