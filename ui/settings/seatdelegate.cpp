#include "ui/settings/seatdelegate.h"

#include "ui/settings/seatsmodel.h"

#include <QApplication>
#include <QPainter>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

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

QColor faded(QColor color, float alpha)
{
    color.setAlphaF(alpha);
    return color;
}

/// Between the places in a left-to-right row and those in the row as it is drawn.
QRect mirrored(const QRect &rect, const QStyleOptionViewItem &option)
{
    return QStyle::visualRect(option.direction, option.rect, rect);
}

QColor inkOf(const QStyleOptionViewItem &option, bool quiet)
{
    const auto group =
        option.state.testFlag(QStyle::State_Enabled) ? QPalette::Normal : QPalette::Disabled;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor ink =
        option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    return quiet ? faded(ink, 0.72F) : ink;
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

/// One line, cut with "…" where there is no room.
void paintLine(QPainter &painter, const QRect &rect, const QString &text)
{
    const QFontMetrics metrics = painter.fontMetrics();
    painter.drawText(rect,
                     Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                     metrics.elidedText(text.simplified(), Qt::ElideRight, rect.width()));
}

/// Name and second line, from `left` to the end of the row.
void paintWords(QPainter &painter,
                const QStyleOptionViewItem &item,
                int left,
                const QModelIndex &index)
{
    const QFont small = secondLineFont(item.font);
    const int upper = QFontMetrics(item.font).height();
    const int lower = QFontMetrics(small).height();
    QRect line(left, 0, item.rect.right() - left - Gap, upper);
    line.moveTop(item.rect.top() + (item.rect.height() - upper - lower) / 2);
    painter.setFont(item.font);
    painter.setPen(inkOf(item, item.checkState != Qt::Checked));
    paintLine(painter, mirrored(line, item), index.data(Qt::DisplayRole).toString());

    line.translate(0, upper);
    line.setHeight(lower);
    painter.setFont(small);
    painter.setPen(inkOf(item, true));
    const QString detail = index.data(SeatsModel::DetailRole).toString();
    const bool isProblem = index.data(SeatsModel::ProblemRole).toBool();
    paintLine(painter, mirrored(line, item), isProblem ? u"⚠ "_s + detail : detail);
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
    painter->save();
    style.drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    if (index.data(SeatsModel::FirstChairRole).toBool()) {
        painter->setPen(faded(item.palette.color(QPalette::Text), 0.25F));
        painter->drawLine(item.rect.topLeft(), item.rect.topRight());
    }

    QStyleOptionViewItem check = item;
    check.rect = style.subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &item, item.widget);
    check.state.setFlag(item.checkState == Qt::Checked ? QStyle::State_On : QStyle::State_Off);
    check.state.setFlag(QStyle::State_HasFocus, false);
    style.drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &check, painter, item.widget);

    QRect face(0, 0, FaceSide, FaceSide);
    face.moveCenter(item.rect.center());
    face.moveLeft(mirrored(check.rect, item).right() + Gap);
    painter->setOpacity(item.checkState == Qt::Checked ? 1.0 : 0.5);
    paintFace(*painter, mirrored(face, item), index);
    painter->setOpacity(1.0);
    paintWords(*painter, item, face.right() + Gap, index);
    painter->restore();
}

} // namespace Conclave
