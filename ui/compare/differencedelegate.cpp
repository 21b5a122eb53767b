#include "ui/compare/differencedelegate.h"

#include "ui/compare/differencemodel.h"
#include "ui/compare/wrappedtext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textrole.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QTableView>

#include <cmath>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = DifferenceRow::Kind;

constexpr int Gutter = Metrics::Wide; ///< For the sign before the words.

const DifferenceModel &modelOf(const QModelIndex &index)
{
    return static_cast<const DifferenceModel &>(*index.model());
}

Tone toneOf(const QModelIndex &index)
{
    return index.column() == DifferenceModel::Left ? Tone::Bad : Tone::Good;
}

/// The sign of a row on its side; none for what both have.
QString signOf(const QModelIndex &index)
{
    const Kind kind = modelOf(index).row(index.row()).kind;
    const bool isLeft = index.column() == DifferenceModel::Left;
    if (kind == Kind::Same || modelOf(index).passage(index).text.isEmpty())
        return {};
    if (kind == Kind::Changed)
        return u"≠"_s;
    return isLeft ? u"−"_s : u"+"_s;
}

QFont fontOf(const PassageText &passage, const QFont &font)
{
    if (passage.kind == Passage::Kind::Heading)
        return fontFor(TextRole::Strong, font);
    return passage.kind == Passage::Kind::Code ? fontFor(TextRole::Code, font) : font;
}

/// A passage and what is noted below it.
class CellText
{
public:
    CellText(const QModelIndex &index, const QStyleOptionViewItem &option)
        : m_text(modelOf(index).passage(index).text,
                 fontOf(modelOf(index).passage(index), option.font))
        , m_note(modelOf(index).note(index), fontFor(TextRole::Caption, option.font))
    {
        const Theme theme = Theme::of(option.palette);
        const bool isLeft = index.column() == DifferenceModel::Left;
        QTextCharFormat own;
        own.setBackground(theme.ground(toneOf(index)));
        own.setForeground(theme.text);
        own.setFontStrikeOut(isLeft);
        own.setFontUnderline(!isLeft);
        QList<QTextLayout::FormatRange> formats;
        for (const Range &word : modelOf(index).passage(index).words)
            formats.append({int(word.position), int(word.length), own});
        m_text.setFormats(formats);
    }

    int wrap(int width)
    {
        m_textHeight = wrapText(m_text, width);
        const qreal note = m_note.text().isEmpty() ? 0 : wrapText(m_note, width);
        return int(std::ceil(m_textHeight + note));
    }

    void draw(QPainter &painter, const QPoint &place, const Theme &theme, bool isQuiet) const
    {
        painter.setPen(isQuiet ? theme.secondary : theme.text);
        m_text.draw(&painter, place);
        painter.setPen(theme.secondary);
        if (!m_note.text().isEmpty())
            m_note.draw(&painter, place + QPointF(0, m_textHeight));
    }

private:
    QTextLayout m_text;
    QTextLayout m_note;
    qreal m_textHeight = 0;
};

QRect roomForWords(const QRect &cell)
{
    return cell.adjusted(Gutter, Metrics::Tiny, -Metrics::Small, -Metrics::Tiny);
}

} // namespace

DifferenceDelegate::DifferenceDelegate(QObject *parent) : QStyledItemDelegate(parent)
{
}

QSize DifferenceDelegate::sizeHint(const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    const int width = view ? view->columnWidth(index.column()) : option.rect.width();
    if (modelOf(index).passage(index).text.isEmpty())
        return {width, 0};
    const QRect room = roomForWords({0, 0, width, 0});
    CellText text(index, option);
    return {width, text.wrap(room.width()) - room.height() + 1};
}

void DifferenceDelegate::paint(QPainter *painter,
                               const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    const Kind kind = modelOf(index).row(index.row()).kind;
    const auto mirrored = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const bool isOwn = kind == Kind::OnlyLeft || kind == Kind::OnlyRight;
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    const QString sign = signOf(index);
    painter->save();
    if (isOwn && !sign.isEmpty())
        painter->fillRect(option.rect, theme.ground(toneOf(index)));
    if (isCurrent) {
        const QRect edge(option.rect.topLeft(), QSize(Metrics::AccentEdge, option.rect.height()));
        painter->fillRect(mirrored(edge), theme.accent);
    }
    const QRect room = roomForWords(option.rect);
    CellText text(index, option);
    text.wrap(room.width());
    text.draw(*painter, mirrored(room).topLeft(), theme, kind == Kind::Same);
    const QRect gutter(option.rect.left() + Metrics::AccentEdge,
                       room.top(),
                       Gutter - Metrics::AccentEdge,
                       option.fontMetrics.height());
    painter->setPen(kind == Kind::Changed ? theme.secondary : theme.color(toneOf(index)));
    painter->setFont(fontFor(TextRole::Strong, option.font));
    painter->drawText(mirrored(gutter), Qt::AlignCenter, sign);
    painter->restore();
}

} // namespace Conclave
