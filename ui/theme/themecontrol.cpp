#include "ui/theme/themecontrol.h"

#include "ui/theme/palette.h"
#include "ui/theme/stylesheet.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>
#include <QStyleFactory>
#include <QWheelEvent>

#include <cmath>
#include <cstdlib>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

ThemeControl::ThemeControl(QApplication &application)
    : m_application(application)
    , m_desktopFont(QApplication::font())
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    dress();
    application.installEventFilter(this);
}

void ThemeControl::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    dress();
}

void ThemeControl::setHighContrast(bool isWanted)
{
    if (isWanted == m_wantsHighContrast)
        return;
    m_wantsHighContrast = isWanted;
    dress();
}

void ThemeControl::setDesktop(const DesktopLook &look)
{
    if (look == m_desktop)
        return;
    m_desktop = look;
    if (m_mode == Mode::System)
        dress();
}

void ThemeControl::setTextStep(int step)
{
    if (step < SmallestText || step > LargestText)
        emit textSizeHeld(step > LargestText);
    step = qBound(SmallestText, step, LargestText);
    if (step == m_textStep)
        return;
    m_textStep = step;
    QFont font = m_desktopFont;
    const double factor = textFactor(step);
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    QApplication::setFont(font);
    m_application.setStyleSheet(styleSheetFor(m_theme)); // or styled widgets keep the old font
    emit changed();
}

double ThemeControl::textFactor(int step)
{
    return std::pow(1.1, step);
}

void ThemeControl::turnWheel(int angle)
{
    const int step = QWheelEvent::DefaultDeltasPerStep;
    if ((angle > 0) != (m_turned > 0))
        m_turned = 0; // turned back
    m_turned += angle;
    if (std::abs(m_turned) >= step)
        setTextStep(m_textStep + std::exchange(m_turned, m_turned % step) / step);
}

bool ThemeControl::eventFilter(QObject *watched, QEvent *event)
{
    // A text to be read would zoom by itself, alone, and forget it.
    if (event->type() == QEvent::Wheel && watched->parent() &&
        watched->parent()->inherits("QTextEdit")) {
        const auto *wheel = static_cast<QWheelEvent *>(event);
        if (wheel->modifiers() == Qt::ControlModifier) {
            turnWheel(wheel->angleDelta().y());
            return true;
        }
    }
    // The desktop tells each window that its theme changed; our own palette hides that it did.
    if (event->type() == QEvent::ThemeChange && event->spontaneous() && m_mode == Mode::System)
        QMetaObject::invokeMethod(this, &ThemeControl::dress, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

bool ThemeControl::wantsDark()
{
    if (m_mode != Mode::System)
        return m_mode == Mode::Dark;
    if (m_desktop.dark)
        return *m_desktop.dark;
    QApplication::setPalette(QPalette()); // lets the desktop's own palette show through
    return isDark(QApplication::palette());
}

Theme ThemeControl::wantedTheme()
{
    const bool dark = wantsDark();
    if (m_wantsHighContrast || (m_mode == Mode::System && m_desktop.highContrast))
        return Theme::forHighContrast(dark);
    return dark ? Theme::forDark() : Theme::forLight();
}

void ThemeControl::dress()
{
    const Theme before = m_theme;
    m_theme = wantedTheme();
    QApplication::setPalette(paletteFor(m_theme));
    if (m_theme == before)
        return;
    m_application.setStyleSheet(styleSheetFor(m_theme));
    emit changed();
}

} // namespace Conclave
