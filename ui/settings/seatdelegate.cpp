#include "ui/settings/seatdelegate.h"

#include "ui/settings/seatsmodel.h"

#include <QApplication>
#include <QPainter>

namespace Conclave {

namespace {

constexpr int Gap = 8;
constexpr int FaceSide = 28;

const QStyle &styleOf(const QStyleOptionViewItem &option)
{
    return option.widget ? *option.widget->style() : *QApplication::style();
}

QFont secondLineFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.85);
    return font;
}

QColor inkOf(const QStyleOptionViewItem &option, bool quiet)
{
    const auto group =
        option.state.testFlag(QStyle::State_Enabled) ? QPalette::Normal : QPalette::Disabled;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    QColor ink = option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    if (quiet)
        ink.setAlphaF(0.72F);
    return ink;
}

void paintFace(QPainter &painter, const QRect &rect, const QModelIndex &index)
{
    const auto ground = index.data(SeatsModel::ColorRole).value<QColor>();
    QFont font = painter.font();
    font.setPixelSize(FaceSide * 4 / 7);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawEllipse(rect);
    painter.setFont(font);
    painter.setPen(qGray(ground.rgb()) > 140 ? Qt::black : Qt::white);
    painter.drawText(rect, Qt::AlignCenter, index.data(SeatsModel::FaceRole).toString());
    painter.restore();
}

/// One line in the upper or lower half of `rect`, cut with "…".
void paintLine(QPainter &painter, const QRect &rect, const QString &text)
{
    const QFontMetrics metrics = painter.fontMetrics();
    painter.drawText(rect,
                     Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                     metrics.elidedText(text.simplified(), Qt::ElideRight, rect.width()));
}

} // namespace

QSize SeatDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int text =
        QFontMetrics(option.font).height() + QFontMetrics(secondLineFont(option.font)).height();
    return {180, qMax(FaceSide, text) + 2 * Gap};
}

void SeatDelegate::paint(QPainter *painter,
                         const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle &style = styleOf(item);
    const auto placed = [&item](const QRect &rect) { // mirrors for right-to-left languages
        return QStyle::visualRect(item.direction, item.rect, rect);
    };
    painter->save();
    style.drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    if (index.data(SeatsModel::FirstChairRole).toBool()) {
        painter->setPen(item.palette.color(QPalette::Mid));
        painter->drawLine(item.rect.topLeft(), item.rect.topRight());
    }

    QStyleOptionViewItem check = item;
    check.rect = style.subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &item, item.widget);
    check.state.setFlag(item.checkState == Qt::Checked ? QStyle::State_On : QStyle::State_Off);
    check.state.setFlag(QStyle::State_HasFocus, false);
    style.drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &check, painter, item.widget);

    QRect face(0, 0, FaceSide, FaceSide);
    face.moveCenter(item.rect.center());
    face.moveLeft(placed(check.rect).right() + Gap);
    const bool isTaken = item.checkState == Qt::Checked;
    painter->setOpacity(isTaken ? 1.0 : 0.5);
    paintFace(*painter, placed(face), index);
    painter->setOpacity(1.0);

    const QFont small = secondLineFont(item.font);
    const int upper = QFontMetrics(item.font).height();
    const int lower = QFontMetrics(small).height();
    QRect line(face.right() + Gap, 0, item.rect.right() - face.right() - 2 * Gap, upper);
    line.moveTop(item.rect.top() + (item.rect.height() - upper - lower) / 2);
    painter->setFont(item.font);
    painter->setPen(inkOf(item, !isTaken));
    paintLine(*painter, placed(line), index.data(Qt::DisplayRole).toString());

    line.translate(0, upper);
    line.setHeight(lower);
    painter->setFont(small);
    painter->setPen(inkOf(item, true));
    paintLine(*painter, placed(line), index.data(SeatsModel::DetailRole).toString());
    painter->restore();
}

} // namespace Conclave
