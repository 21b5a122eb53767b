#pragma once

#include "core/base/error.h"

namespace Conclave {

/// Why something was tried again, in a word or two that fit a line: "overloaded". The same in the
/// window and on the terminal.
QString causeWord(const Error &error);

} // namespace Conclave
