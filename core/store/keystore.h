#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/store/endpointaccount.h"
#include "core/store/keyfile.h"
#include "core/store/keyring.h"

#include <QHash>

#include <functional>

namespace Conclave {

/// Finds and keeps the keys of endpoints, where each account says. Lives on one thread and outlives
/// all that ask it, but for those who guard their callbacks.
///
/// Which account a member's endpoint belongs to is for accountFor() to say: an id in a file proves
/// nothing. A key belongs to its account at one server; at another one it is not found.
class KeyStore final
{
public:
    /// The value of an environment variable; empty when it is not set.
    using Environment = std::function<QByteArray(const QString &variable)>;

    /// `clock` outlives the store; the file is made when the first key is to be kept in one.
    KeyStore(const Clock &clock, const QString &keyFile);
    KeyStore(const Clock &clock, const QString &keyFile, Environment environment);

    /// Calls `then` once with the key to send; it is empty when the endpoint needs none. At once,
    /// unless the key ring has to be asked: then within KeyRing::Patience, from the event loop.
    ///
    /// Errors: NoKey when it is not where it should be, Configuration for a variable that is not
    /// set or holds no key, BadFile for a file that is not fit, and those of KeyRing.
    void keyFor(const EndpointAccount &account, KeyRing::Got then);

    /// Keeps the key where the account says. It is at hand in memory at once and, whatever goes
    /// wrong, until the program ends. `then` is called once, as in keyFor().
    void keep(const EndpointAccount &account, const Secret &key, KeyRing::Said then);
    /// Drops it from memory and from where the account says. `then` as in keep().
    void forget(const EndpointAccount &account, KeyRing::Said then);

    /// The key that is in memory for this account at this server; empty: none is.
    Secret atHand(const Endpoint &endpoint) const;

    KeyRing &ring() { return m_ring; }

private:
    Result<Secret> fromVariable(const QString &variable) const;
    void fetch(const KeyEntry &entry, KeyRing::Got then);

    KeyRing m_ring;
    KeyFile m_file;
    Environment m_environment;
    QHash<KeyEntry, Secret> m_atHand;
    int m_changes = 0; ///< How often a key was kept or forgotten.
};

} // namespace Conclave
