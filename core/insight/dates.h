#pragma once

#include "core/insight/figure.h"

#include <optional>

namespace Conclave {

/// The date that begins with the word at `first`: "2026-11-20", "20.11.2026", "20 November 2026",
/// "November 20, 2026", "20 de noviembre", "November 2026", and the year of "in 2026" (without the
/// "in"). Of 05/06/2026 only the year is sure. `written` is left to the caller.
std::optional<Figure> dateAt(const QList<Word> &words, qsizetype first);

/// A number that is most likely a year: four digits from 1500 to 2199.
bool looksLikeYear(const Word &word);

} // namespace Conclave
