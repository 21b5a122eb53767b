#include "ui/theme/themecontrol.h"

#include "ui/theme/palette.h"
#include "ui/theme/stylesheet.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>
#include <QStyleFactory>

#include <cmath>

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

void ThemeControl::setTextStep(int step)
{
    step = qBound(SmallestText, step, LargestText);
    if (step == m_textStep)
        return;
    m_textStep = step;
    QFont font = m_desktopFont;
    const double factor = std::pow(1.1, step);
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    QApplication::setFont(font);
    m_application.setStyleSheet(styleSheetFor(m_theme)); // or styled widgets keep the old font
    emit changed();
}

bool ThemeControl::eventFilter(QObject *watched, QEvent *event)
{
    // The desktop tells each window that its theme changed; our own palette hides that it did.
    if (event->type() == QEvent::ThemeChange && event->spontaneous() && m_mode == Mode::System)
        QMetaObject::invokeMethod(this, &ThemeControl::dress, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

bool ThemeControl::wantsDark()
{
    if (m_mode != Mode::System)
        return m_mode == Mode::Dark;
    QApplication::setPalette(QPalette()); // lets the desktop's own palette show through
    return isDark(QApplication::palette());
}

void ThemeControl::dress()
{
    const Theme before = m_theme;
    m_theme = wantsDark() ? Theme::forDark() : Theme::forLight();
    QApplication::setPalette(paletteFor(m_theme));
    if (m_theme == before)
        return;
    m_application.setStyleSheet(styleSheetFor(m_theme));
    emit changed();
}

} // namespace Conclave
