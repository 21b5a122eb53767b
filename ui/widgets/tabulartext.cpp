#include "ui/widgets/tabulartext.h"

#include <QPainter>

#include <numeric>

namespace Conclave {

TabularText::TabularText(const QFont &font) : m_font(font), m_metrics(font)
{
    m_font.setKerning(false);
    m_metrics = QFontMetrics(m_font);
    const QFontMetricsF exact(m_font);
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        m_cell = qMax(m_cell, m_metrics.horizontalAdvance(QChar(digit)));
    m_isTabular = true;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        m_isTabular = m_isTabular && qFuzzyCompare(exact.horizontalAdvance(QChar(digit)), m_cell);
}

int TabularText::width(QStringView text) const
{
    return std::accumulate(
        text.begin(), text.end(), 0, [this](int sum, QChar c) { return sum + advance(c); });
}

void TabularText::draw(QPainter &painter, int x, int baseline, QStringView text) const
{
    if (m_isTabular) // what most fonts for windows are: one run is shaped much faster than many
        return painter.drawText(QPointF(x, baseline), text.toString());
    for (const QChar c : text) {
        const int slack = advance(c) - m_metrics.horizontalAdvance(c);
        painter.drawText(QPointF(x + slack / 2.0, baseline), QString(c));
        x += advance(c);
    }
}

} // namespace Conclave
