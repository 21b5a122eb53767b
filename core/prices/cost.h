#pragma once

#include "core/prices/modelprice.h"
#include "core/session/usage.h"

namespace Conclave {

/// What these tokens cost by the table, in US dollars. Empty unless input and output are known.
std::optional<double> costOf(const Usage &usage, const ModelPrice &price);

/// `usage` with what it costs by the table, unless the provider has told. Null: no price is known.
Usage priced(const Usage &usage, const ModelPrice *price);

} // namespace Conclave
