#pragma once

namespace Conclave {

/// Where an endpoint's key comes from.
enum class KeySource {
    None,     ///< The endpoint needs none.
    KeyRing,  ///< The desktop keeps it, encrypted.
    Memory,   ///< Until the program ends.
    Variable, ///< An environment variable, read whenever the key is sent.
    File      ///< A file that only its owner may read; the key is in it as it is.
};

} // namespace Conclave
