#pragma once

#include <QFontMetrics>

class QPainter;

namespace Conclave {

/// Draws text in which every digit takes the same room, so that live figures never jump.
///
/// Qt 6.4 cannot ask a font for its tabular figures, so digits get cells of equal width here.
class TabularText final
{
public:
    explicit TabularText(const QFont &font);

    int cell() const { return m_cell; } ///< Width of a digit.
    int height() const { return m_metrics.height(); }
    int ascent() const { return m_metrics.ascent(); }
    int width(QStringView text) const;
    /// With the font that this was made for set on the painter.
    void draw(QPainter &painter, int x, int baseline, QStringView text) const;

private:
    int advance(QChar c) const { return c.isDigit() ? m_cell : m_metrics.horizontalAdvance(c); }

    QFontMetrics m_metrics;
    int m_cell = 0;
};

} // namespace Conclave
