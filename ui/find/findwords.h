#pragma once

#include <QString>

namespace Conclave {

struct FindState;

/// “3 of 12 · Strategist”, or that there are no matches; empty while nothing is looked for.
QString findStateWords(const FindState &state);

/// The matches of every text that has some, “Strategist 4 · Skeptic 2”; empty when that says no
/// more than the other words.
QString findCountWords(const FindState &state);

} // namespace Conclave
