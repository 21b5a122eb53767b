#include "ui/compare/quotedelegate.h"

#include "ui/compare/quotemodel.h"
#include "ui/compare/wrappedtext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textrole.h"
#include "ui/theme/theme.h"
#include "ui/widgets/avatarlabel.h"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Indent = Metrics::Small + Metrics::Avatar + Metrics::Medium; // to the words

const QuoteRow &rowOf(const QModelIndex &index)
{
    return static_cast<const QuoteModel *>(index.model())->row(index);
}

/// Rows are laid out before they are given their places. The viewport of a view that was not shown
/// yet has no width of its own.
int widthOf(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view && view->isVisible() ? view->viewport()->width() : option.rect.width();
}

/// What is said, with its value and its name in stronger letters.
class QuoteText
{
public:
    QuoteText(const QuoteRow &row, const QFont &font, const Theme &theme)
        : m_layout(QString(), font)
    {
        QTextCharFormat strong;
        strong.setFontWeight(QFont::DemiBold);
        strong.setForeground(theme.text);
        QTextCharFormat quiet;
        quiet.setForeground(theme.secondary);
        if (!row.value.isEmpty())
            add(row.value, strong);
        add(row.name, row.value.isEmpty() ? strong : quiet);
        QTextCharFormat plain;
        plain.setForeground(row.place ? theme.text : theme.secondary);
        add(row.sentence, plain);
        m_layout.setText(m_text);
        m_layout.setFormats(m_formats);
    }

    int wrap(int width) { return int(std::ceil(wrapText(m_layout, width))); }
    void draw(QPainter &painter, const QPoint &place) const { m_layout.draw(&painter, place); }

private:
    void add(const QString &text, const QTextCharFormat &format)
    {
        if (!m_text.isEmpty())
            m_text += u"  "_s;
        m_formats.append({int(m_text.size()), int(text.size()), format});
        m_text += text;
    }

    QString m_text;
    QList<QTextLayout::FormatRange> m_formats;
    QTextLayout m_layout;
};

QFont headingFont(const QStyleOptionViewItem &option)
{
    return fontFor(TextRole::Strong, fontFor(TextRole::Caption, option.font));
}

void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const Theme &theme)
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (!isSelected && !option.state.testFlag(QStyle::State_MouseOver))
        return;
    QColor ground = theme.selection();
    ground.setAlphaF(isSelected ? 1.0F : 0.5F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(option.rect, Metrics::ControlRadius, Metrics::ControlRadius);
    if (!option.state.testFlag(QStyle::State_HasFocus))
        return;
    painter.setPen(QPen(theme.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(
        QRectF(option.rect).adjusted(1, 1, -1, -1), Metrics::ControlRadius, Metrics::ControlRadius);
}

} // namespace

QuoteDelegate::QuoteDelegate(QObject *parent) : QStyledItemDelegate(parent)
{
}

QSize QuoteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QuoteRow &row = rowOf(index);
    const int width = widthOf(option);
    if (!row.heading.isEmpty()) {
        QTextLayout heading(row.heading, headingFont(option));
        return {width, int(wrapText(heading, width - 2 * Metrics::Small)) + Metrics::Large};
    }
    QuoteText text(row, option.font, Theme::of(option.palette));
    const int height = text.wrap(width - Indent - Metrics::Small);
    return {width, std::max(height, int(Metrics::Avatar)) + Metrics::Small};
}

void QuoteDelegate::paint(QPainter *painter,
                          const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const QuoteRow &row = rowOf(index);
    const Theme theme = Theme::of(option.palette);
    const auto mirrored = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(*painter, option, theme);
    if (!row.heading.isEmpty()) {
        QTextLayout heading(row.heading, headingFont(option));
        const QRect room =
            option.rect.adjusted(Metrics::Small, Metrics::Medium, -Metrics::Small, 0);
        wrapText(heading, room.width());
        painter->setPen(theme.secondary);
        heading.draw(painter, mirrored(room).topLeft());
        painter->restore();
        return;
    }
    QRect face(0, 0, Metrics::Avatar, Metrics::Avatar);
    face.moveTopLeft(option.rect.topLeft() + QPoint(Metrics::Small, Metrics::Tiny));
    AvatarLabel::paint(*painter, mirrored(face).center(), row.face, row.accent, option.palette);
    QuoteText text(row, option.font, theme);
    QRect room = option.rect.adjusted(Indent, 0, -Metrics::Small, 0);
    const int height = text.wrap(room.width());
    room.setTop(option.rect.top() + (option.rect.height() - height) / 2);
    text.draw(*painter, mirrored(room).topLeft());
    painter->restore();
}

} // namespace Conclave
