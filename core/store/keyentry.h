#pragma once

#include "core/council/endpoint.h"

namespace Conclave {

/// Under which name a key is kept: that of one account at one server. An account that is moved to
/// another server finds no key there; the old one stays behind.
class KeyEntry final
{
public:
    explicit KeyEntry(const Endpoint &endpoint);

    /// Such as "https://api.example.com:443 6f1c…": for people who look into their key ring, too.
    const QString &name() const { return m_name; }

    bool operator==(const KeyEntry &) const = default;
    friend size_t qHash(const KeyEntry &entry, size_t seed = 0)
    {
        return qHash(entry.m_name, seed);
    }

private:
    QString m_name;
};

/// Whether both name the same server (scheme, host and port), so that a key entered for one is
/// meant for the other.
bool sameServer(const QUrl &a, const QUrl &b);

} // namespace Conclave
