#pragma once

#include <QList>
#include <QObject>

class QScrollBar;

namespace Conclave {

/// Scrolls several bars together: who scrolls one, scrolls the others by the same share of what
/// they can scroll. Only a reader's scrolling counts, not a view that follows its growing text.
class ScrollSync final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void add(QScrollBar &bar);
    void setOn(bool isOn) { m_isOn = isOn; }

private:
    void follow(const QScrollBar &bar);

    QList<QScrollBar *> m_bars;
    bool m_isOn = false;
};

} // namespace Conclave
