#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/store/endpointaccount.h"

#include <QHash>

#include <functional>

namespace Conclave {

/// Finds the key of an endpoint: in the environment variable that its account names, else in
/// memory until the program ends. Writes keys nowhere, logs included.
class KeyStore final
{
public:
    /// The value of an environment variable; empty when it is not set.
    using Environment = std::function<QByteArray(const QString &variable)>;

    KeyStore(); ///< Reads the environment of this process.
    explicit KeyStore(Environment environment);

    /// Keeps `key` for this account at this address: when the account is given another address, the
    /// key stays behind. Which account a member's endpoint belongs to is for accountFor() to say:
    /// an id in a file proves nothing.
    void setKey(const Endpoint &endpoint, const Secret &key);
    void forget(EndpointId account);
    bool has(const Endpoint &endpoint) const; ///< In memory, for this address.

    /// The key to send, read at this moment; empty when the endpoint needs none. A variable that is
    /// named but not set or not usable as a key is Error::Kind::Configuration and names it.
    Result<Secret> keyFor(const EndpointAccount &account) const;

private:
    Environment m_environment;
    struct Kept
    {
        QUrl address;
        Secret key;
    };
    QHash<EndpointId, Kept> m_keys;
};

} // namespace Conclave
