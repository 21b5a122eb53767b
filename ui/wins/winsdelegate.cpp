#include "ui/wins/winsdelegate.h"

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/wins/winsmodel.h"

#include <QApplication>
#include <QPainter>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// `shares`: low, rate and high, from 0 to 1.
void paintBar(QPainter &painter,
              const QRectF &ground,
              const QList<double> &shares,
              const Theme &theme)
{
    constexpr double Radius = 3;
    const auto at = [&ground](double share) { return ground.left() + share * ground.width(); };
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.track());
    painter.drawRoundedRect(ground, Radius, Radius);
    QRectF bar = ground;
    bar.setWidth(shares.at(1) * ground.width());
    painter.setBrush(theme.accent);
    painter.drawRoundedRect(bar, Radius, Radius);

    const double middle = ground.center().y();
    const double reach = ground.height() / 4;
    // On the bar and on its ground alike: a light line inside a dark one, or the other way round.
    for (const QPen &pen : {QPen(theme.panel, 4), QPen(theme.text, 1.5)}) {
        painter.setPen(pen);
        painter.drawLine(QPointF(at(shares.at(0)), middle), QPointF(at(shares.at(2)), middle));
        for (const double end : {shares.at(0), shares.at(2)})
            painter.drawLine(QPointF(at(end), middle - reach), QPointF(at(end), middle + reach));
    }
}

} // namespace

void WinsDelegate::paint(QPainter *painter,
                         const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString words = cell.text;
    cell.text.clear();
    cell.state.setFlag(QStyle::State_HasFocus, false); // rows are chosen as a whole
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const Theme theme = Theme::of(QApplication::palette());
    const QRect room = option.rect.adjusted(Metrics::Small, 0, -Metrics::Small, 0);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isRate = index.column() == WinsModel::Rate;
    if (!isRate || index.data(WinsModel::TooFewRole).toBool()) {
        painter->setPen(isRate ? theme.secondary : theme.text);
        const Qt::Alignment side =
            isRate ? Qt::AlignLeading | Qt::AlignVCenter : cell.displayAlignment;
        painter->drawText(room,
                          int(QStyle::visualAlignment(option.direction, side)),
                          option.fontMetrics.elidedText(words, Qt::ElideRight, room.width()));
    } else {
        const int wordsWidth = option.fontMetrics.horizontalAdvance(u"100 %"_s) + Metrics::Small;
        painter->setPen(theme.text);
        painter->drawText(room, int(Qt::AlignRight | Qt::AlignVCenter), words);
        QRectF ground(room.left(), 0, room.width() - wordsWidth, Metrics::Icon - Metrics::Tiny);
        ground.moveCenter(QPointF(ground.center().x(), room.center().y() + 0.5));
        paintBar(*painter, ground, index.data(WinsModel::RateRole).value<QList<double>>(), theme);
    }
    painter->restore();
}

} // namespace Conclave
