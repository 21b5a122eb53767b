#pragma once

#include <QEvent>
#include <QObject>

namespace Conclave {

/// Counts how often the widgets that it is installed on are painted.
class PaintCounter final : public QObject
{
public:
    int count() const { return m_count; }

    bool eventFilter(QObject *, QEvent *event) override
    {
        m_count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }

private:
    int m_count = 0;
};

} // namespace Conclave
