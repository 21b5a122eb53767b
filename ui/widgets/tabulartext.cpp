#include "ui/widgets/tabulartext.h"

#include <QPainter>

#include <numeric>

namespace Conclave {

TabularText::TabularText(const QFont &font) : m_metrics(font)
{
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        m_cell = qMax(m_cell, m_metrics.horizontalAdvance(QChar(digit)));
}

int TabularText::width(QStringView text) const
{
    return std::accumulate(
        text.begin(), text.end(), 0, [this](int sum, QChar c) { return sum + advance(c); });
}

void TabularText::draw(QPainter &painter, int x, int baseline, QStringView text) const
{
    for (const QChar c : text) {
        const int slack = advance(c) - m_metrics.horizontalAdvance(c);
        painter.drawText(QPointF(x + slack / 2.0, baseline), QString(c));
        x += advance(c);
    }
}

} // namespace Conclave
