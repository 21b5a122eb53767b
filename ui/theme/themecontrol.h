#pragma once

#include "ui/theme/desktoplook.h"
#include "ui/theme/theme.h"

#include <QFont>
#include <QObject>

class QApplication;

namespace Conclave {

/// Dresses the whole application: style, palette, style sheet, icons' colours and text size.
///
/// Create one after the QApplication and keep it as long as there are windows.
class ThemeControl final : public QObject
{
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark };
    Q_ENUM(Mode)

    static constexpr int SmallestText = -3;
    static constexpr int LargestText = 8;

    explicit ThemeControl(QApplication &application);

    const Theme &theme() const { return m_theme; }
    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    bool wantsHighContrast() const { return m_wantsHighContrast; }
    /// In every mode; without it Mode::System follows the desktop's wish for it, too.
    void setHighContrast(bool isWanted);
    /// What the desktop says about itself, for Mode::System. What it does not say is taken from its
    /// palette.
    void setDesktop(const DesktopLook &look);

    /// Size of all text in steps of a tenth from the desktop's own size, which is 0.
    int textStep() const { return m_textStep; }
    /// Keeps to SmallestText … LargestText.
    void setTextStep(int step);
    void enlargeText() { setTextStep(m_textStep + 1); }
    void shrinkText() { setTextStep(m_textStep - 1); }
    void resetText() { setTextStep(0); }
    /// Size of the text at `step` in multiples of the desktop's own.
    static double textFactor(int step);

    /// Follows the desktop's theme, and Ctrl with the wheel over a text to be read.
    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    /// Colours or text size are different now. Widgets follow by themselves; whoever keeps colours
    /// or sizes asks again.
    void changed();
    /// It was asked to go further than it can.
    void textSizeHeld(bool isLargest);

private:
    void turnWheel(int angle);
    bool wantsDark();
    Theme wantedTheme();
    void dress();

    QApplication &m_application;
    const QFont m_desktopFont;
    Mode m_mode = Mode::System;
    bool m_wantsHighContrast = false;
    DesktopLook m_desktop;
    int m_textStep = 0;
    int m_turned = 0; ///< By the wheel since the last step; fine wheels turn in small angles.
    Theme m_theme;
};

} // namespace Conclave
