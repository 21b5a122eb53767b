#pragma once

#include <QVariantAnimation>

class QWidget;

namespace Conclave {

/// The end of a scale, which moves to a new place within a moment; at once where the desktop asks
/// for reduced motion, while nobody looks, and from nothing.
class SmoothScale final : public QObject
{
    Q_OBJECT

public:
    /// `shownOn` outlives this; its style knows about motion.
    explicit SmoothScale(QWidget *shownOn);

    bool moveTo(double end); ///< Whether that is another one than before.
    void reset();            ///< To nothing: the next scale does not grow out of this one.
    double now() const;
    bool isMoving() const;

signals:
    void moved(); ///< As often as the screen is painted, while it moves.

private:
    QWidget *const m_shownOn;
    double m_end = 0;
    QVariantAnimation m_motion;
};

} // namespace Conclave
