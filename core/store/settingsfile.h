#pragma once

#include "core/base/result.h"
#include "core/store/settings.h"

namespace Conclave {

/// What stands in "settings.json" (version 1) in this directory; the defaults when there is no
/// such file. Error::Kind::BadFile when it can't be understood, with a sentence that begins with
/// its path and names the line or key: the caller must then not save over it unasked.
Result<Settings> loadSettings(const QString &directory);

/// Writes "settings.json", for the owner's eyes only (0600), in one step. A directory that is
/// missing is made, for the owner only as well (0700). Fields of newer versions stay.
Done saveSettings(const Settings &settings, const QString &directory);

} // namespace Conclave
