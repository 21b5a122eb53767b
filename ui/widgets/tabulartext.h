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

    const QFont &font() const { return m_font; } ///< What to draw with.
    int cell() const { return m_cell; }          ///< Width of a digit.
    int height() const { return m_metrics.height(); }
    int ascent() const { return m_metrics.ascent(); }
    int width(QStringView text) const;
    /// With font() set on the painter.
    void draw(QPainter &painter, int x, int baseline, QStringView text) const;

private:
    int advance(QChar c) const { return c.isDigit() ? m_cell : m_metrics.horizontalAdvance(c); }

    QFont m_font;
    QFontMetrics m_metrics;
    int m_cell = 0;
    bool m_isTabular = false; ///< The font's own digits are all as wide as a cell.
};

} // namespace Conclave
