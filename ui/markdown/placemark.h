#pragma once

#include <QBasicTimer>
#include <QObject>

class QColor;
class QPainter;
class QTextEdit;

namespace Conclave {

/// Marks one block of a text for a moment, so that the eye finds the place it was led to.
class PlaceMark final : public QObject
{
    Q_OBJECT

public:
    explicit PlaceMark(QTextEdit &text); ///< `text` is its parent and outlives it.

    void show(int position); ///< Of the document; any place in the block.
    /// Below the text; the painter's origin is the document's.
    void paint(QPainter &painter, const QColor &color) const;

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    QTextEdit &m_text;
    int m_position = -1;  ///< -1: nothing is marked.
    QBasicTimer m_fading; ///< Runs while something is.
};

} // namespace Conclave
