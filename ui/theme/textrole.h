#pragma once

#include <QFont>

namespace Conclave {

/// What a text is for; decides its size and weight relative to the font around it.
enum class TextRole { Body, Strong, Heading1, Heading2, Heading3, Caption, Code };

constexpr int MeasureInCharacters = 80; ///< Longest line of running text.

/// Size of a role in multiples of the body's size.
double textScale(TextRole role);

/// `body` made fit for `role`. Code takes the desktop's fixed-width family.
QFont fontFor(TextRole role, const QFont &body);

} // namespace Conclave
