#include "ui/compare/agreementdelegate.h"

#include "ui/compare/agreementmodel.h"
#include "ui/compare/wrappedtext.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

using Stance = AgreementCell::Stance;

void paintClaim(QPainter &painter, const QStyleOptionViewItem &option, const QString &claim)
{
    const QRect room = option.rect.adjusted(Metrics::Small, 0, -Metrics::Small, 0);
    QTextLayout layout(claim, option.font);
    qreal height = wrapText(layout, room.width(), AgreementDelegate::MostLines);
    const QTextLine last = layout.lineAt(layout.lineCount() - 1);
    const int shown = last.isValid() ? last.textStart() + last.textLength() : 0;
    QString text = claim;
    if (shown < claim.size()) { // the last line again, with "…"
        const QString rest = option.fontMetrics.elidedText(
            claim.mid(last.textStart()), Qt::ElideRight, room.width() - Metrics::Small);
        text = claim.left(last.textStart()) + rest;
    }
    QTextLayout whole(text, option.font);
    height = wrapText(whole, room.width(), AgreementDelegate::MostLines);
    painter.setPen(Theme::of(option.palette).text);
    whole.draw(&painter, QPointF(room.left(), room.top() + (room.height() - height) / 2));
}

void paintStance(QPainter &painter, const QStyleOptionViewItem &option, Stance stance)
{
    const Theme theme = Theme::of(option.palette);
    if (stance == Stance::Silent) {
        painter.setPen(theme.secondary);
        painter.drawText(option.rect, Qt::AlignCenter, u"–"_s);
        return;
    }
    const bool isFor = stance == Stance::Supports;
    const Tone tone = isFor ? Tone::Good : Tone::Bad;
    QRect sign(0, 0, Metrics::Icon, Metrics::Icon);
    sign.moveCenter(option.rect.center());
    if (!isFor) { // stands out among many
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.ground(tone));
        painter.drawRoundedRect(option.rect.adjusted(2, 2, -2, -2), Metrics::Tiny, Metrics::Tiny);
    }
    icon(isFor ? u"complete" : u"failed", theme.color(tone)).paint(&painter, sign);
}

} // namespace

AgreementDelegate::AgreementDelegate(QObject *parent) : QStyledItemDelegate(parent)
{
}

int AgreementDelegate::rowHeight(const QFont &font)
{
    return MostLines * QFontMetrics(font).lineSpacing() + Metrics::Small;
}

void AgreementDelegate::paint(QPainter *painter,
                              const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme.selection());
    if (index.column() == AgreementModel::ClaimColumn)
        paintClaim(*painter, option, index.data().toString());
    else
        paintStance(
            *painter, option, static_cast<const AgreementModel *>(index.model())->stance(index));
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(theme.gridline());
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(
            QRectF(option.rect).adjusted(1, 1, -1, -1), Metrics::Tiny, Metrics::Tiny);
    }
    painter->restore();
}

} // namespace Conclave
