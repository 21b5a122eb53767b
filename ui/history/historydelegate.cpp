#include "ui/history/historydelegate.h"

#include "ui/history/historymodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textrole.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

using Marks = QList<QTextLayout::FormatRange>;

constexpr int SnippetLines = 2;

Marks marksOf(const QModelIndex &index, const Theme &theme)
{
    QTextCharFormat format;
    format.setBackground(theme.match);
    format.setForeground(theme.text);
    Marks formats;
    const auto marks = index.data(HistoryModel::MarksRole).value<QList<TextRange>>();
    for (const TextRange &mark : marks)
        formats.append({int(mark.from), int(mark.length), format});
    return formats;
}

/// The marks from `from` on, as they are in a text that begins there.
Marks marksFrom(Marks marks, int from)
{
    for (QTextLayout::FormatRange &mark : marks) {
        const int end = mark.start + mark.length;
        mark.start = std::max(mark.start - from, 0);
        mark.length = std::max(end - from - mark.start, 0);
    }
    return marks;
}

int lineHeight(const QFont &font)
{
    return QFontMetrics(font).height();
}

/// One row being painted, from its top to its bottom.
class RowPainter final
{
public:
    RowPainter(QPainter &painter, const QStyleOptionViewItem &option)
        : m_painter(painter)
        , m_option(option)
        , m_room(option.rect.adjusted(
              Metrics::Small, Metrics::Small, -Metrics::Small, -Metrics::Small / 2))
    {
    }

    /// Keeps `width` free at the end of the next line. What is there.
    QRect keepFree(int width)
    {
        QRect free(m_room.topLeft(), QSize(width, lineHeight(m_option.font)));
        free.moveRight(m_room.right());
        m_kept = width + Metrics::Small;
        return QStyle::visualRect(m_option.direction, m_room, free);
    }

    /// The next line, cut where it is too long.
    void drawLine(const QString &text, const QFont &font, const QColor &color, const Marks &marks)
    {
        const QRect room =
            QStyle::visualRect(m_option.direction, m_room, m_room.adjusted(0, 0, -m_kept, 0));
        draw(room,
             QFontMetrics(font).elidedText(text, Qt::ElideRight, room.width()),
             font,
             color,
             marks);
        m_kept = 0;
        m_room.setTop(m_room.top() + lineHeight(font));
    }

    /// As many lines as there are, up to `most`; the last one is cut where it is too long.
    void drawLines(int most, QString text, const QFont &font, const QColor &color, Marks marks)
    {
        for (int line = 1; line < most; ++line) {
            const int end = lineEnd(text, font);
            if (end >= text.size())
                break;
            drawLine(text.left(end), font, color, marks);
            text = text.mid(end);
            marks = marksFrom(marks, end);
        }
        drawLine(text, font, color, marks);
    }

private:
    int lineEnd(const QString &text, const QFont &font) const
    {
        QTextLayout layout(text, font);
        QTextOption wrapping;
        wrapping.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(wrapping);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(m_room.width());
        layout.endLayout();
        return line.textLength();
    }

    void draw(const QRect &room,
              const QString &text,
              const QFont &font,
              const QColor &color,
              const Marks &marks)
    {
        QTextLayout layout(text, font);
        QTextOption option;
        option.setWrapMode(QTextOption::NoWrap);
        option.setTextDirection(m_option.direction);
        layout.setTextOption(option);
        layout.setFormats(marks);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(room.width());
        layout.endLayout();
        m_painter.setPen(color);
        layout.draw(&m_painter, room.topLeft());
    }

    QPainter &m_painter;
    const QStyleOptionViewItem &m_option;
    QRect m_room;   ///< What is left of the row.
    int m_kept = 0; ///< Of the next line's width.
};

/// The ground, and a frame where the keyboard is.
void drawGround(QPainter &painter,
                const QStyleOptionViewItem &option,
                bool isTinted,
                const Theme &theme)
{
    const bool hasKeyboard = option.state.testFlag(QStyle::State_HasFocus);
    const bool isUnderMouse = option.state.testFlag(QStyle::State_MouseOver);
    painter.setPen(hasKeyboard ? QPen(theme.accent, Metrics::Hairline) : QPen(Qt::NoPen));
    painter.setBrush(isTinted       ? QBrush(theme.selection())
                     : isUnderMouse ? QBrush(theme.raised)
                                    : QBrush(Qt::NoBrush));
    constexpr double Half = 0.5;
    painter.drawRoundedRect(QRectF(option.rect).adjusted(Half, Half, -Half, -Half),
                            Metrics::ControlRadius,
                            Metrics::ControlRadius);
}

void drawSession(QPainter &painter,
                 const QStyleOptionViewItem &option,
                 const QModelIndex &index,
                 const Theme &theme)
{
    RowPainter row(painter, option);
    if (index.data(HistoryModel::PinnedRole).toBool())
        icon(u"pin"_s).paint(&painter, row.keepFree(Metrics::Icon));
    row.drawLine(index.data().toString(), option.font, theme.text, {});
    row.drawLine(index.data(HistoryModel::CaptionRole).toString(),
                 fontFor(TextRole::Caption, option.font),
                 theme.secondary,
                 {});
}

void drawHit(QPainter &painter,
             const QStyleOptionViewItem &option,
             const QModelIndex &index,
             const Theme &theme)
{
    const QFont caption = fontFor(TextRole::Caption, option.font);
    const QFontMetrics metrics(caption);
    const QString model = metrics.elidedText(
        index.data(HistoryModel::ModelRole).toString(), Qt::ElideMiddle, option.rect.width() / 2);
    RowPainter row(painter, option);
    const QRect end = row.keepFree(metrics.horizontalAdvance(model));
    painter.setFont(caption);
    painter.setPen(theme.secondary);
    painter.drawText(end, Qt::AlignCenter, model);
    row.drawLine(index.data().toString(), option.font, theme.text, {});
    row.drawLines(SnippetLines,
                  index.data(HistoryModel::CaptionRole).toString(),
                  caption,
                  theme.secondary,
                  marksOf(index, theme));
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
    const bool isHit = index.data(HistoryModel::ModelRole).isValid();
    return {0, lineHeight(option.font) + (isHit ? SnippetLines : 1) * caption + 2 * Metrics::Small};
}

void HistoryDelegate::paint(QPainter *painter,
                            const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(HistoryModel::HeadingRole).toBool()) {
        RowPainter(*painter, option)
            .drawLine(index.data().toString(),
                      fontFor(TextRole::Caption, option.font),
                      theme.secondary,
                      {});
    } else {
        const bool isTinted = m_tintsSelection ? option.state.testFlag(QStyle::State_Selected)
                                               : index.data(HistoryModel::OpenRole).toBool();
        drawGround(*painter, option, isTinted, theme);
        const bool isHit = index.data(HistoryModel::ModelRole).isValid();
        (isHit ? drawHit : drawSession)(*painter, option, index, theme);
    }
    painter->restore();
}

} // namespace Conclave
