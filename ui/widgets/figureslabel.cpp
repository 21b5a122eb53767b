#include "ui/widgets/figureslabel.h"

#include "ui/theme/textrole.h"
#include "ui/widgets/plaintooltip.h"
#include "ui/widgets/tabulartext.h"

#include <QAccessibleWidget>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

namespace {

const QString Separator = u" · "_s;
const QString Ellipsis = u"…"_s;

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

FiguresLabel::FiguresLabel(QWidget *parent) : QWidget(parent)
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
    m_figures = figures;
    m_figures.removeIf([](const Figure &figure) { return figure.text.isEmpty(); });
    if (sizeHint() != before)
        updateGeometry();
    update();
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
    const QList<int> widths = columnWidths();
    const int shown = shownCount(widths);
    if (index < 0 || index >= shown)
        return {};
    const TabularText tabular(figureFont());
    const int gap = tabular.width(Separator);
    const auto last = widths.begin() + shown;
    const int after = std::accumulate(widths.begin() + index, last, 0) + gap * (shown - 1 - index);
    const int end = width() - (shown < widths.size() ? gap + tabular.width(Ellipsis) : 0);
    const QRect column(end - after, 0, widths.at(index), height());
    return QStyle::visualRect(layoutDirection(), rect(), column);
}

QSize FiguresLabel::sizeHint() const
{
    const QList<int> widths = columnWidths();
    const TabularText tabular(figureFont());
    const int gaps = tabular.width(Separator) * qMax(0, static_cast<int>(widths.size()) - 1);
    return {std::accumulate(widths.begin(), widths.end(), gaps), tabular.height()};
}

QSize FiguresLabel::minimumSizeHint() const
{
    const QList<int> widths = columnWidths();
    return {widths.isEmpty() ? 0 : widths.first(), TabularText(figureFont()).height()};
}

bool FiguresLabel::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    if (event->type() != QEvent::ToolTip || shownCount(columnWidths()) == m_figures.size())
        return QWidget::event(event);
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), plainToolTip(text()), this);
    return true;
}

void FiguresLabel::paintEvent(QPaintEvent *)
{
    const TabularText tabular(figureFont());
    const int shown = shownCount(columnWidths());
    const int gap = tabular.width(Separator);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int baseline = (height() - tabular.height()) / 2 + tabular.ascent();
    QPainter painter(this);
    painter.setFont(figureFont());
    painter.setPen(palette().color(foregroundRole()));
    for (int i = 0; i < shown; ++i) {
        const QRect column = columnOf(i);
        const QString &text = m_figures.at(i).text;
        tabular.draw(painter, column.right() + 1 - tabular.width(text), baseline, text);
        if (i + 1 == m_figures.size())
            break;
        const int separator = mirrored ? column.left() - gap : column.right() + 1;
        tabular.draw(painter, separator, baseline, Separator);
        if (i + 1 == shown) {
            const int end = mirrored ? 0 : width() - tabular.width(Ellipsis);
            tabular.draw(painter, end, baseline, Ellipsis);
        }
    }
}

QFont FiguresLabel::figureFont() const
{
    return fontFor(TextRole::Caption, font());
}

QList<int> FiguresLabel::columnWidths() const
{
    const TabularText tabular(figureFont());
    QList<int> widths;
    for (const Figure &figure : m_figures) {
        const int toCome = figure.minimumCharacters - static_cast<int>(figure.text.size());
        widths.append(tabular.width(figure.text) + qMax(0, toCome) * tabular.cell());
    }
    return widths;
}

/// How many figures fit, counted from the first; all of them where possible.
int FiguresLabel::shownCount(const QList<int> &widths) const
{
    const TabularText tabular(figureFont());
    const int gap = tabular.width(Separator);
    const int ellipsis = gap + tabular.width(Ellipsis);
    int room = width() - (sizeHint().width() > width() ? ellipsis : 0);
    int count = 0;
    for (const int wide : widths) {
        room -= wide + (count > 0 ? gap : 0);
        if (room < 0)
            break;
        ++count;
    }
    return qMax(count, qMin(1, static_cast<int>(widths.size())));
}

} // namespace Conclave
