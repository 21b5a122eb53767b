#include "ui/widgets/seatlabel.h"

#include "ui/theme/memberaccent.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/avatarlabel.h"
#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>

namespace Conclave {

SeatLabel::SeatLabel(const Member &member, int place, QWidget *parent) : QWidget(parent)
{
    auto *avatar = new AvatarLabel(this);
    avatar->setFace(member.emoji.isEmpty() ? member.name : member.emoji,
                    MemberAccent::of(member, place));
    auto *name = new ElidedLabel(member.name, this);
    name->setTextRole(TextRole::Strong);
    auto *model = new ElidedLabel(member.model, this);
    model->setTextRole(TextRole::Caption);
    model->setForegroundRole(QPalette::PlaceholderText);

    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(name);
    names->addWidget(model);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(avatar);
    layout->addLayout(names, 1);
}

} // namespace Conclave
