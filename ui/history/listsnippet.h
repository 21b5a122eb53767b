#pragma once

#include "core/archive/snippet.h"

namespace Conclave {

/// The snippet as a narrow list shows it: from a little before what was found in it, and without
/// what only Markdown needs.
Snippet listSnippet(const Snippet &whole);

} // namespace Conclave
