#include "ui/compare/memberheader.h"

#include "ui/compare/agreementmodel.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/avatarlabel.h"

#include <QPainter>

namespace Conclave {

MemberHeader::MemberHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setHighlightSections(false);
    setSectionsClickable(false);
}

QSize MemberHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), Metrics::Avatar + Metrics::Small};
}

void MemberHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Theme theme = Theme::of(palette());
    painter->save();
    painter->setPen(theme.hairline);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    if (section == AgreementModel::ClaimColumn) {
        painter->setPen(theme.secondary);
        painter->drawText(rect.adjusted(Metrics::Small, 0, -Metrics::Small, 0),
                          Qt::AlignVCenter | Qt::AlignLeading,
                          model()->headerData(section, Qt::Horizontal).toString());
    } else {
        const ComparedText &answer = static_cast<const AgreementModel *>(model())->answer(section);
        AvatarLabel::paint(*painter, rect.center(), answer.face, answer.accent, palette());
    }
    painter->restore();
}

} // namespace Conclave
