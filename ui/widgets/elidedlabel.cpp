#include "ui/widgets/elidedlabel.h"

#include "ui/widgets/plaintooltip.h"
#include "ui/widgets/tabulartext.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

namespace {

constexpr qsizetype LongestToolTip = 600; // more would cover the screen

} // namespace

ElidedLabel::ElidedLabel(const QString &text, QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setTextRole(TextRole role)
{
    m_role = role;
    updateGeometry();
    update();
}

void ElidedLabel::setTabular(bool isTabular)
{
    m_isTabular = isTabular;
    updateGeometry();
    update();
}

bool ElidedLabel::isElided() const
{
    return lineWidth() > contentsRect().width();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(roleFont());
    const QMargins margins = contentsMargins();
    return QSize(lineWidth() + 1, metrics.height()).grownBy(margins);
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(roleFont());
    const int width = qMin(lineWidth(), metrics.horizontalAdvance(u"mmm…"_s));
    return QSize(width, metrics.height()).grownBy(contentsMargins());
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !toolTip().isEmpty())
        return QLabel::event(event);
    if (isElided())
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                           plainToolTip(text().left(LongestToolTip)),
                           this);
    else
        event->ignore();
    return true;
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(roleFont());
    painter.setPen(palette().color(foregroundRole()));
    const QRect rect = contentsRect();
    if (m_isTabular && !isElided()) {
        const TabularText tabular(roleFont());
        painter.setFont(tabular.font());
        const int x =
            layoutDirection() == Qt::RightToLeft ? rect.right() + 1 - lineWidth() : rect.x();
        const int top = rect.y() + (rect.height() - tabular.height()) / 2;
        tabular.draw(painter, x, top + tabular.ascent(), line());
        return;
    }
    const Qt::Alignment where = QStyle::visualAlignment(layoutDirection(), alignment());
    painter.drawText(rect,
                     static_cast<int>(where) | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(line(), Qt::ElideRight, rect.width()));
}

QString ElidedLabel::line() const
{
    return text().simplified();
}

int ElidedLabel::lineWidth() const
{
    return m_isTabular ? TabularText(roleFont()).width(line())
                       : QFontMetrics(roleFont()).horizontalAdvance(line());
}

} // namespace Conclave
