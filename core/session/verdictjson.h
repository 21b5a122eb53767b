#pragma once

#include "core/base/jsonreader.h"
#include "core/council/council.h"
#include "core/session/verdict.h"

namespace Conclave {

// The JSON form of a verdict, as it stands in session files and in the archive's journal.

QJsonObject toJson(const Verdict &verdict);

/// Who wins or is rated must sit in `council`; null: it is not known who sits there.
Verdict readVerdict(JsonReader &json, const Council *council = nullptr);

} // namespace Conclave
