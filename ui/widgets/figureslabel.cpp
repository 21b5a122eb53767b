#include "ui/widgets/figureslabel.h"

#include "ui/theme/textrole.h"
#include "ui/widgets/plaintooltip.h"

#include <QAccessibleWidget>
#include <QHelpEvent>
#include <QPainter>
#include <QPaintEvent>
#include <QStyle>
#include <QToolTip>

#include <numeric>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

namespace {

const QString Separator = u" · "_s;
const QString Ellipsis = u"…"_s;

/// Where a figure in `column` may be painted: characters lean out of their room a little.
QRect room(const QRect &column)
{
    return column.isEmpty() ? column : column.adjusted(-1, 0, 1, 0);
}

class FiguresFace final : public QAccessibleWidget
{
public:
    explicit FiguresFace(FiguresLabel &label)
        : QAccessibleWidget(&label, QAccessible::StaticText)
        , m_label(label)
    {
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? m_label.text() : QAccessibleWidget::text(kind);
    }

private:
    const FiguresLabel &m_label;
};

QAccessibleInterface *createFace(const QString &className, QObject *object)
{
    if (className == QLatin1String(FiguresLabel::staticMetaObject.className()))
        return new FiguresFace(static_cast<FiguresLabel &>(*object));
    return nullptr;
}

} // namespace

FiguresLabel::FiguresLabel(QWidget *parent)
    : QWidget(parent)
    , m_tabular(fontFor(TextRole::Caption, font()))
{
    QAccessible::installFactory(createFace); // which is installed once, however often
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setForegroundRole(QPalette::PlaceholderText);
}

void FiguresLabel::setFigures(const QList<Figure> &figures)
{
    if (figures == m_figures)
        return;
    const QSize before = sizeHint();
    const QList<int> widthsBefore = m_widths;
    const QList<Figure> figuresBefore = std::exchange(m_figures, figures);
    m_figures.removeIf([](const Figure &figure) { return figure.text.isEmpty(); });
    measure();
    if (sizeHint() != before)
        updateGeometry();
    if (m_widths == widthsBefore)
        updateChanged(figuresBefore);
    else
        update();
}

/// Only what runs is painted anew, many times a second.
void FiguresLabel::updateChanged(const QList<Figure> &before)
{
    for (int i = 0; i < m_figures.size(); ++i) {
        if (m_figures.at(i) != before.value(i))
            update(room(columnOf(i)));
    }
}

QString FiguresLabel::text() const
{
    QStringList parts;
    for (const Figure &figure : m_figures)
        parts.append(figure.text);
    return parts.join(Separator);
}

QRect FiguresLabel::columnOf(int index) const
{
    const int shown = shownCount();
    if (index < 0 || index >= shown)
        return {};
    const int gap = m_tabular.width(Separator);
    const auto last = m_widths.begin() + shown;
    const int after =
        std::accumulate(m_widths.begin() + index, last, 0) + gap * (shown - 1 - index);
    const int end = width() - (shown < m_widths.size() ? gap + m_tabular.width(Ellipsis) : 0);
    const QRect column(end - after, 0, m_widths.at(index), height());
    return QStyle::visualRect(layoutDirection(), rect(), column);
}

QSize FiguresLabel::sizeHint() const
{
    const int gaps = m_tabular.width(Separator) * qMax(0, static_cast<int>(m_widths.size()) - 1);
    return {std::accumulate(m_widths.begin(), m_widths.end(), gaps), m_tabular.height()};
}

QSize FiguresLabel::minimumSizeHint() const
{
    return {m_widths.isEmpty() ? 0 : m_widths.first(), m_tabular.height()};
}

bool FiguresLabel::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        m_tabular = TabularText(fontFor(TextRole::Caption, font()));
        measure();
        updateGeometry();
    }
    if (event->type() != QEvent::ToolTip || shownCount() == m_figures.size())
        return QWidget::event(event);
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), plainToolTip(text()), this);
    return true;
}

void FiguresLabel::paintEvent(QPaintEvent *event)
{
    const int shown = shownCount();
    const int gap = m_tabular.width(Separator);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int baseline = (height() - m_tabular.height()) / 2 + m_tabular.ascent();
    QPainter painter(this);
    painter.setFont(m_tabular.font());
    painter.setPen(palette().color(foregroundRole()));
    for (int i = 0; i < shown; ++i) {
        const QRect column = columnOf(i);
        const QString &text = m_figures.at(i).text;
        if (event->region().intersects(room(column)))
            m_tabular.draw(painter, column.right() + 1 - m_tabular.width(text), baseline, text);
        if (i + 1 == m_figures.size())
            break;
        const int separator = mirrored ? column.left() - gap : column.right() + 1;
        if (event->region().intersects(QRect(separator + 1, 0, gap - 2, height())))
            m_tabular.draw(painter, separator, baseline, Separator);
        if (i + 1 == shown) {
            const int end = mirrored ? 0 : width() - m_tabular.width(Ellipsis);
            m_tabular.draw(painter, end, baseline, Ellipsis);
        }
    }
}

void FiguresLabel::measure()
{
    m_widths.clear();
    for (const Figure &figure : m_figures) {
        const int toCome = figure.minimumCharacters - static_cast<int>(figure.text.size());
        m_widths.append(m_tabular.width(figure.text) + qMax(0, toCome) * m_tabular.cell());
    }
}

/// How many figures fit, counted from the first; all of them where possible.
int FiguresLabel::shownCount() const
{
    const int gap = m_tabular.width(Separator);
    const int ellipsis = gap + m_tabular.width(Ellipsis);
    int room = width() - (sizeHint().width() > width() ? ellipsis : 0);
    int count = 0;
    for (const int wide : m_widths) {
        room -= wide + (count > 0 ? gap : 0);
        if (room < 0)
            break;
        ++count;
    }
    return qMax(count, qMin(1, static_cast<int>(m_widths.size())));
}

} // namespace Conclave
