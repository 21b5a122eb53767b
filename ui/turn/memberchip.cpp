#include "ui/turn/memberchip.h"

#include "ui/theme/memberaccent.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/avatarlabel.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/plaintooltip.h"
#include "ui/widgets/statusbadge.h"

#include <QHBoxLayout>
#include <QPainter>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

MemberChip::MemberChip(const Member &member, int place, QWidget *parent)
    : QAbstractButton(parent)
    , m_name(member.name)
    , m_status(new StatusBadge(this))
{
    setObjectName(u"memberChip"_s);
    setCheckable(true);
    setAutoExclusive(true);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setToolTip(plainToolTip(member.name + u'\n' + member.model));
    auto *avatar = new AvatarLabel(this);
    avatar->setFace(member.emoji.isEmpty() ? member.name : member.emoji,
                    MemberAccent::of(member, place));
    auto *name = new ElidedLabel(member.name, this);
    name->setTextRole(TextRole::Strong);

    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(name);
    words->addWidget(m_status, 0, Qt::AlignLeading);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metrics::Small, Metrics::Tiny, Metrics::Small, Metrics::Tiny);
    layout->setSpacing(Metrics::Small);
    layout->addWidget(avatar);
    layout->addLayout(words, 1);
    for (QWidget *part : {static_cast<QWidget *>(avatar),
                          static_cast<QWidget *>(name),
                          static_cast<QWidget *>(m_status)})
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
}

void MemberChip::setSign(const StatusSign &sign)
{
    m_status->setStatus(sign.icon, sign.word, sign.tone);
    setAccessibleName(memberSentence(m_name, sign));
}

void MemberChip::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(theme.accent, 2) : QPen(Qt::NoPen));
    if (isChecked())
        painter.setBrush(theme.selection());
    else if (underMouse())
        painter.setBrush(theme.ground(Tone::Neutral));
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(1, 1, -1, -1), Metrics::ControlRadius, Metrics::ControlRadius);
}

QString memberSentence(const QString &name, const StatusSign &sign)
{
    //: For screen readers: a member's name, how its answer stands
    return MemberChip::tr("%1, %2").arg(name.simplified(), sign.word);
}

} // namespace Conclave
