#pragma once

#include <QColor>

class QPalette;

namespace Conclave {

/// What a status or a message means, apart from its words.
enum class Tone { Neutral, Active, Good, Warning, Bad };

/// The colours of the window: light or dark, with usual or high contrast. The only place that names
/// a colour, apart from the members' accents. Every text on every ground has a contrast of at
/// least 4.5:1.
struct Theme
{
    bool dark = false;
    bool highContrast = false; ///< Text 7:1 and more, edges as strong as text.

    QColor window;   ///< Ground of the window, behind everything.
    QColor panel;    ///< Ground of panels, editors and lists.
    QColor raised;   ///< Ground of buttons, menus and the synthesis.
    QColor hairline; ///< Separators and the edges of panels.
    QColor outline;  ///< Edges of buttons and fields, scroll handles.

    QColor text;
    QColor secondary; ///< Captions, hints, placeholders.
    QColor link;

    QColor accent;   ///< Focus, selection and the one main action.
    QColor onAccent; ///< Text on an accent ground.
    QColor success;
    QColor warning;
    QColor danger;

    QColor match;        ///< Ground of text that was searched for; carries text.
    QColor currentMatch; ///< Of the one that was gone to; carries onCurrentMatch.
    QColor onCurrentMatch;

    static Theme forLight();
    static Theme forDark();
    static Theme forHighContrast(bool dark);
    /// The theme that belongs to a widget's palette, so that no widget needs to be handed one.
    static Theme of(const QPalette &palette);

    /// Colour of the glyph and the word of a status.
    QColor color(Tone tone) const;
    /// A faint tint of that colour, the ground of a message strip; carries text and secondary.
    QColor ground(Tone tone) const;
    /// The ground of a selected row or a button that is on; carries text and secondary.
    QColor selection() const;
    /// The ground of the timeline's tracks, and the lines across them: faint in high contrast too,
    /// whose hairlines would hide what races there.
    QColor track() const;
    QColor gridline() const;

    bool operator==(const Theme &) const = default;
};

/// Whether the palette writes light text on a dark window.
bool isDark(const QPalette &palette);

} // namespace Conclave
