#include "ui/commands/commanddelegate.h"

#include "ui/commands/commandmodel.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textrole.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>
#include <QTextLayout>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A row as it is being drawn. Its rectangles are thought from left to right.
struct RowPainter
{
    QPainter &painter;
    const QStyleOptionViewItem &option;
    const bool isEnabled;
    const Theme theme = Theme::of(option.palette);

    QRect mirrored(const QRect &rect) const
    {
        return QStyle::visualRect(option.direction, option.rect, rect);
    }

    /// One line from the left of `room`, elided, with the letters at `positions` marked. Returns
    /// how wide it is.
    int drawLine(const QRect &room,
                 const QString &text,
                 const QColor &color,
                 const QList<int> &positions) const
    {
        QFont strong = option.font;
        strong.setWeight(QFont::DemiBold);
        // Measured with the strong letters, which are wider.
        const QString line = QFontMetrics(positions.isEmpty() ? option.font : strong)
                                 .elidedText(text, Qt::ElideRight, room.width());
        QList<QTextLayout::FormatRange> marks;
        for (const int position : positions) {
            QTextCharFormat format;
            format.setFontWeight(QFont::DemiBold);
            format.setForeground(theme.link);
            if (position < line.size())
                marks.append({position, 1, format});
        }
        QTextLayout layout(line, option.font);
        QTextOption direction;
        direction.setTextDirection(option.direction);
        direction.setWrapMode(QTextOption::NoWrap);
        layout.setTextOption(direction);
        layout.setFormats(marks);
        layout.beginLayout();
        QTextLine drawn = layout.createLine();
        drawn.setLineWidth(room.width());
        layout.endLayout();
        painter.setPen(color);
        const QRect place = mirrored(room);
        layout.draw(&painter,
                    QPointF(place.left(), place.center().y() - drawn.height() / 2.0 + 0.5));
        return qCeil(drawn.naturalTextWidth());
    }

    /// The keys at the right of `room`. Returns what is left of it.
    QRect drawKeys(const QRect &room, const QString &keys) const
    {
        if (keys.isEmpty())
            return room;
        painter.setFont(fontFor(TextRole::Caption, option.font));
        const QFontMetrics metrics = painter.fontMetrics();
        QRect cap(0,
                  0,
                  metrics.horizontalAdvance(keys) + 2 * Metrics::Small,
                  metrics.height() + Metrics::Tiny);
        if (cap.width() > room.width() / 2)
            return room;
        cap.moveCenter(room.center());
        cap.moveRight(room.right());
        painter.setPen(theme.outline);
        painter.setBrush(theme.panel);
        painter.drawRoundedRect(
            QRectF(mirrored(cap)).adjusted(0.5, 0.5, -0.5, -0.5), Metrics::Tiny, Metrics::Tiny);
        painter.setPen(isEnabled ? theme.text : theme.secondary);
        painter.drawText(mirrored(cap), Qt::AlignCenter, keys);
        return room.adjusted(0, 0, -cap.width() - Metrics::Medium, 0);
    }

    void drawIcon(const QRect &room, const QIcon &icon) const
    {
        QRect square(0, 0, Metrics::Icon, Metrics::Icon);
        square.moveCenter(room.center());
        square.moveLeft(room.left());
        icon.paint(&painter,
                   mirrored(square),
                   Qt::AlignCenter,
                   isEnabled ? QIcon::Normal : QIcon::Disabled);
    }
};

QList<int> shifted(const QList<int> &positions, qsizetype by)
{
    QList<int> result;
    for (const int position : positions) {
        if (position >= by)
            result.append(int(position - by));
    }
    return result;
}

} // namespace

CommandDelegate::CommandDelegate(QObject *parent) : QStyledItemDelegate(parent)
{
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int line = std::max(QFontMetrics(option.font).height(), Metrics::Icon);
    return {Metrics::MinPanelWidth / 2, line + 2 * Metrics::Small};
}

void CommandDelegate::paint(QPainter *painter,
                            const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const RowPainter row{*painter, option, index.data(CommandModel::EnabledRole).toBool()};
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(row.theme.selection());
        painter->drawRoundedRect(option.rect, Metrics::ControlRadius, Metrics::ControlRadius);
    }
    QRect room = option.rect.adjusted(Metrics::Small, 0, -Metrics::Small, 0);
    row.drawIcon(room, index.data(Qt::DecorationRole).value<QIcon>());
    room.setLeft(room.left() + Metrics::Icon + Metrics::Small);
    room = row.drawKeys(room, index.data(CommandModel::ShortcutRole).toString());

    const QString text = index.data(Qt::DisplayRole).toString();
    const auto positions = index.data(CommandModel::PositionsRole).value<QList<int>>();
    QList<int> inText = positions;
    inText.removeIf([&text](int position) { return position >= text.size(); });
    const int width =
        row.drawLine(room, text, row.isEnabled ? row.theme.text : row.theme.secondary, inText);

    const QString note = index.data(CommandModel::NoteRole).toString();
    QString more = index.data(CommandModel::CategoryRole).toString();
    if (!note.isEmpty())
        more += u" · "_s % note;
    room.setLeft(room.left() + width + Metrics::Medium);
    if (room.width() > 2 * Metrics::Huge)
        row.drawLine(room, more, row.theme.secondary, shifted(positions, text.size() + 1));
    painter->restore();
}

} // namespace Conclave
