#include "ui/timeline/smoothscale.h"

#include <QStyle>
#include <QWidget>

#include <chrono>

using namespace std::chrono_literals;

namespace Conclave {

SmoothScale::SmoothScale(QWidget *shownOn) : m_shownOn(shownOn)
{
    constexpr std::chrono::milliseconds Duration = 140ms;
    m_motion.setDuration(static_cast<int>(Duration.count()));
    m_motion.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_motion, &QVariantAnimation::valueChanged, this, &SmoothScale::moved);
}

bool SmoothScale::moveTo(double end)
{
    if (end == m_end)
        return false;
    const double from = now();
    m_motion.stop();
    m_end = end;
    const QStyle *style = m_shownOn->style();
    const bool hasMotion = style->styleHint(QStyle::SH_Widget_Animate, nullptr, m_shownOn) != 0;
    if (!hasMotion || !m_shownOn->isVisible() || from == 0)
        return true;
    m_motion.setStartValue(from);
    m_motion.setEndValue(end);
    m_motion.start();
    return true;
}

void SmoothScale::reset()
{
    m_motion.stop();
    m_end = 0;
}

double SmoothScale::now() const
{
    return isMoving() ? m_motion.currentValue().toDouble() : m_end;
}

bool SmoothScale::isMoving() const
{
    return m_motion.state() == QAbstractAnimation::Running;
}

} // namespace Conclave
