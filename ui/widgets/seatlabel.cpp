#include "ui/widgets/seatlabel.h"

#include "ui/theme/memberaccent.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/avatarlabel.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/plaintooltip.h"

#include <QHBoxLayout>

namespace Conclave {

SeatLabel::SeatLabel(const Member &member, int place, QWidget *parent)
    : QWidget(parent)
    , m_name(new ElidedLabel(member.name, this))
    , m_model(new ElidedLabel(member.model, this))
{
    auto *avatar = new AvatarLabel(this);
    avatar->setFace(member.emoji.isEmpty() ? member.name : member.emoji,
                    MemberAccent::of(member, place));
    m_name->setTextRole(TextRole::Strong);
    m_model->setTextRole(TextRole::Caption);
    m_model->setForegroundRole(QPalette::PlaceholderText);

    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_name);
    names->addWidget(m_model);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(avatar);
    layout->addLayout(names, 1);
}

void SeatLabel::setCompact(bool isCompact)
{
    m_model->setVisible(!isCompact);
    m_name->setToolTip(isCompact ? plainToolTip(m_name->text() % u'\n' % m_model->text())
                                 : QString());
}

} // namespace Conclave
