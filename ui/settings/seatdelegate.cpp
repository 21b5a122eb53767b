#include "ui/settings/seatdelegate.h"

#include "ui/settings/seatsmodel.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textrole.h"
#include "ui/theme/theme.h"
#include "ui/widgets/avatarlabel.h"

#include <QApplication>
#include <QPainter>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Gap = Metrics::Small;

const QStyle &styleOf(const QStyleOptionViewItem &option)
{
    return option.widget ? *option.widget->style() : *QApplication::style();
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
    return option.palette.color(group, quiet ? QPalette::PlaceholderText : QPalette::Text);
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
    const QFont small = fontFor(TextRole::Caption, item.font);
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
    const int text = QFontMetrics(option.font).height() +
                     QFontMetrics(fontFor(TextRole::Caption, option.font)).height();
    return {180, qMax(Metrics::Avatar, text) + 2 * Gap};
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
        painter->setPen(Theme::of(item.palette).hairline);
        painter->drawLine(item.rect.topLeft(), item.rect.topRight());
    }

    QStyleOptionViewItem check = item;
    check.rect = style.subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &item, item.widget);
    check.state.setFlag(item.checkState == Qt::Checked ? QStyle::State_On : QStyle::State_Off);
    check.state.setFlag(QStyle::State_HasFocus, false);
    style.drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &check, painter, item.widget);

    QRect face(0, 0, Metrics::Avatar, Metrics::Avatar);
    face.moveCenter(item.rect.center());
    face.moveLeft(mirrored(check.rect, item).right() + Gap);
    painter->setOpacity(item.checkState == Qt::Checked ? 1.0 : 0.5);
    AvatarLabel::paint(*painter,
                       mirrored(face, item).center(),
                       index.data(SeatsModel::FaceRole).toString(),
                       index.data(SeatsModel::AccentRole).value<MemberAccent>(),
                       item.palette);
    painter->setOpacity(1.0);
    paintWords(*painter, item, face.right() + Gap, index);
    painter->restore();
}

} // namespace Conclave
