#pragma once

#include <QObject>
#include <QPaintEvent>

namespace Conclave {

/// Counts how often the widgets that it is installed on are painted, and where.
class PaintCounter final : public QObject
{
public:
    int count() const { return m_count; }
    QRect area() const { return m_area; } ///< All of it, in the widget's coordinates.

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            ++m_count;
            m_area |= static_cast<QPaintEvent *>(event)->rect();
        }
        return false;
    }

private:
    int m_count = 0;
    QRect m_area;
};

} // namespace Conclave
