#pragma once

#include "core/session/turn.h"

#include <QString>

namespace Conclave {

/// A turn as Markdown to be pasted somewhere: the question as a heading, then every member's newest
/// answer with text, in the council's order, and the newest synthesis, each under its name and word
/// for word. How an answer stands is told unless it is complete; without text, that is all of it.
QString turnText(const Turn &turn);

} // namespace Conclave
