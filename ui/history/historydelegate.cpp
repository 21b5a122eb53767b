#include "ui/history/historydelegate.h"

#include "ui/history/historymodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textrole.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QTextLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One line of text in `room`, cut where it is too long, with `marks` set off.
void drawLine(QPainter &painter,
              const QRect &room,
              const QString &text,
              const QFont &font,
              const QColor &color,
              Qt::LayoutDirection direction,
              const QList<QTextLayout::FormatRange> &marks = {})
{
    const QString line = QFontMetrics(font).elidedText(text, Qt::ElideRight, room.width());
    QTextLayout layout(line, font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(direction);
    layout.setTextOption(option);
    layout.setFormats(marks);
    layout.beginLayout();
    QTextLine drawn = layout.createLine();
    drawn.setLineWidth(room.width());
    layout.endLayout();
    painter.setPen(color);
    layout.draw(&painter, room.topLeft());
}

QList<QTextLayout::FormatRange> marksOf(const QModelIndex &index, const Theme &theme)
{
    QTextCharFormat format;
    format.setBackground(theme.match);
    format.setForeground(theme.text);
    QList<QTextLayout::FormatRange> formats;
    const auto marks = index.data(HistoryModel::MarksRole).value<QList<TextRange>>();
    for (const TextRange &mark : marks)
        formats.append({int(mark.from), int(mark.length), format});
    return formats;
}

int lineHeight(const QFont &font)
{
    return QFontMetrics(font).height();
}

} // namespace

HistoryDelegate::HistoryDelegate(QObject *parent) : QStyledItemDelegate(parent)
{
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int caption = lineHeight(fontFor(TextRole::Caption, option.font));
    if (index.data(HistoryModel::HeadingRole).toBool())
        return {0, caption + 2 * Metrics::Small};
    return {0, lineHeight(option.font) + caption + 2 * Metrics::Small};
}

void HistoryDelegate::paint(QPainter *painter,
                            const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    const QFont caption = fontFor(TextRole::Caption, option.font);
    const QString title = index.data(Qt::DisplayRole).toString();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.selection());
        painter->drawRoundedRect(option.rect, Metrics::ControlRadius, Metrics::ControlRadius);
    }
    QRect room =
        option.rect.adjusted(Metrics::Small, Metrics::Small, -Metrics::Small, -Metrics::Small / 2);
    if (index.data(HistoryModel::HeadingRole).toBool()) {
        drawLine(*painter, room, title, caption, theme.secondary, option.direction);
        painter->restore();
        return;
    }
    QRect first = room;
    if (index.data(HistoryModel::PinnedRole).toBool()) {
        QRect pin(room.topLeft(), QSize(Metrics::Icon, Metrics::Icon));
        pin.moveRight(room.right());
        icon(u"pin"_s).paint(painter, QStyle::visualRect(option.direction, room, pin));
        first.setRight(pin.left() - Metrics::Small);
    }
    drawLine(*painter,
             QStyle::visualRect(option.direction, room, first),
             title,
             option.font,
             theme.text,
             option.direction);
    room.setTop(room.top() + lineHeight(option.font));
    drawLine(*painter,
             room,
             index.data(HistoryModel::CaptionRole).toString(),
             caption,
             theme.secondary,
             option.direction,
             marksOf(index, theme));
    painter->restore();
}

} // namespace Conclave
