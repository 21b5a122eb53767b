#pragma once

#include <optional>

namespace Conclave {

/// What the desktop wants its applications to look like.
struct DesktopLook
{
    std::optional<bool> dark; ///< Empty: it does not say.
    bool highContrast = false;

    bool operator==(const DesktopLook &) const = default;
};

} // namespace Conclave
