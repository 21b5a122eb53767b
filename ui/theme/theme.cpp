#include "ui/theme/theme.h"

#include <QPalette>

namespace Conclave {

namespace {

QColor blend(const QColor &over, const QColor &under, float share)
{
    const auto mix = [share](float a, float b) { return a * share + b * (1 - share); };
    return QColor::fromRgbF(mix(over.redF(), under.redF()),
                            mix(over.greenF(), under.greenF()),
                            mix(over.blueF(), under.blueF()));
}

} // namespace

Theme Theme::forLight()
{
    return {
        .dark = false,
        .window = QColor(0xF6, 0xF6, 0xF4),
        .panel = QColor(0xFF, 0xFF, 0xFF),
        .raised = QColor(0xFB, 0xFB, 0xFA),
        .hairline = QColor(0xE2, 0xE2, 0xDE),
        .outline = QColor(0xC4, 0xC6, 0xC4),
        .text = QColor(0x1D, 0x1F, 0x21),
        .secondary = QColor(0x5E, 0x64, 0x68),
        .link = QColor(0x25, 0x60, 0xC4),
        .accent = QColor(0x2F, 0x6F, 0xDE),
        .onAccent = QColor(0xFF, 0xFF, 0xFF),
        .success = QColor(0x1B, 0x73, 0x42),
        .warning = QColor(0x85, 0x57, 0x00),
        .danger = QColor(0xB3, 0x26, 0x1E),
        .match = QColor(0xFC, 0xEB, 0xB6),
        .currentMatch = QColor(0xFF, 0xB0, 0x2E),
        .onCurrentMatch = QColor(0x1D, 0x1F, 0x21),
    };
}

Theme Theme::forDark()
{
    return {
        .dark = true,
        .window = QColor(0x17, 0x18, 0x1A),
        .panel = QColor(0x1F, 0x21, 0x23),
        .raised = QColor(0x26, 0x29, 0x2B),
        .hairline = QColor(0x34, 0x38, 0x3B),
        .outline = QColor(0x4C, 0x52, 0x56),
        .text = QColor(0xE6, 0xE6, 0xE3),
        .secondary = QColor(0xA3, 0xA8, 0xAB),
        .link = QColor(0x8A, 0xB6, 0xFF),
        .accent = QColor(0x6A, 0xA0, 0xFF),
        .onAccent = QColor(0x0E, 0x14, 0x1F),
        .success = QColor(0x6F, 0xCF, 0x97),
        .warning = QColor(0xF0, 0xB9, 0x52),
        .danger = QColor(0xFF, 0x8A, 0x80),
        .match = QColor(0x53, 0x45, 0x1C),
        .currentMatch = QColor(0xFF, 0xB8, 0x3D),
        .onCurrentMatch = QColor(0x17, 0x18, 0x1A),
    };
}

Theme Theme::forHighContrast(bool dark)
{
    Theme theme = dark ? forDark() : forLight();
    const QColor ground = dark ? QColor(0x00, 0x00, 0x00) : QColor(0xFF, 0xFF, 0xFF);
    const QColor ink = dark ? QColor(0xFF, 0xFF, 0xFF) : QColor(0x00, 0x00, 0x00);
    theme.highContrast = true;
    theme.window = theme.panel = theme.raised = ground;
    theme.text = theme.hairline = theme.outline = ink;
    theme.secondary = dark ? QColor(0xE0, 0xE0, 0xE0) : QColor(0x2B, 0x2B, 0x2B);
    theme.link = dark ? QColor(0x9E, 0xC8, 0xFF) : QColor(0x00, 0x3A, 0xA8);
    theme.accent = dark ? QColor(0xF2, 0x9A, 0x1A) : QColor(0x00, 0x3A, 0xA8);
    theme.onAccent = ground;
    theme.success = dark ? QColor(0x7C, 0xF0, 0xA8) : QColor(0x00, 0x50, 0x26);
    theme.warning = dark ? QColor(0xFF, 0xCB, 0x6B) : QColor(0x5C, 0x3A, 0x00);
    theme.danger = dark ? QColor(0xFF, 0xA9, 0xA1) : QColor(0x8F, 0x0A, 0x04);
    return theme;
}

Theme Theme::of(const QPalette &palette)
{
    const bool dark = isDark(palette);
    const Theme strong = forHighContrast(dark);
    if (palette.color(QPalette::Active, QPalette::Window) == strong.window)
        return strong;
    return dark ? forDark() : forLight();
}

QColor Theme::color(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral:
        return secondary;
    case Tone::Active:
        return link; // the accent, made fit for small text
    case Tone::Good:
        return success;
    case Tone::Warning:
        return warning;
    case Tone::Bad:
        return danger;
    }
    Q_UNREACHABLE();
}

QColor Theme::ground(Tone tone) const
{
    return blend(color(tone), panel, dark ? 0.12F : 0.07F);
}

QColor Theme::selection() const
{
    return blend(link, panel, dark ? 0.18F : 0.13F);
}

QColor Theme::track() const
{
    QColor ground = hairline;
    ground.setAlphaF(highContrast ? 0.12F : 0.45F);
    return ground;
}

QColor Theme::gridline() const
{
    return highContrast ? blend(hairline, window, 0.3F) : hairline;
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::WindowText).lightness() >
           palette.color(QPalette::Active, QPalette::Window).lightness();
}

} // namespace Conclave
