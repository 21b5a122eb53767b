#include "core/store/keystore.h"

#include "core/base/text.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

KeyStore::KeyStore(const Clock &clock, const QString &keyFile)
    : KeyStore(clock, keyFile, [](const QString &variable) {
        return qgetenv(variable.toLocal8Bit().constData());
    })
{
}

KeyStore::KeyStore(const Clock &clock, const QString &keyFile, Environment environment)
    : m_ring(clock)
    , m_file(keyFile)
    , m_environment(std::move(environment))
{
}

void KeyStore::keyFor(const EndpointAccount &account, KeyRing::Got then)
{
    if (account.keySource == KeySource::None)
        return then(Secret());
    if (account.keySource == KeySource::Variable)
        return then(fromVariable(account.keyVariable));
    const KeyEntry entry(account.endpoint);
    if (const Secret key = m_atHand.value(entry); !key.isEmpty())
        return then(key);
    if (account.keySource == KeySource::KeyRing)
        return fetch(entry, std::move(then));
    if (account.keySource == KeySource::File)
        return then(m_file.read(entry));
    then(Error{.kind = Error::Kind::NoKey, .message = u"it was kept in memory only"_s});
}

void KeyStore::keep(const EndpointAccount &account, const Secret &key, KeyRing::Said then)
{
    Q_ASSERT(!key.isEmpty());
    const KeyEntry entry(account.endpoint);
    ++m_changes;
    m_atHand.insert(entry, key);
    if (account.keySource == KeySource::KeyRing)
        m_ring.write(entry, key, std::move(then));
    else if (account.keySource == KeySource::File)
        then(m_file.write(entry, key));
    else
        then(std::monostate{});
}

void KeyStore::forget(const EndpointAccount &account, KeyRing::Said then)
{
    const KeyEntry entry(account.endpoint);
    ++m_changes;
    m_atHand.remove(entry);
    if (account.keySource == KeySource::KeyRing)
        m_ring.remove(entry, std::move(then));
    else if (account.keySource == KeySource::File)
        then(m_file.remove(entry));
    else
        then(std::monostate{});
}

Secret KeyStore::atHand(const Endpoint &endpoint) const
{
    return m_atHand.value(KeyEntry(endpoint));
}

Result<Secret> KeyStore::fromVariable(const QString &variable) const
{
    const QByteArray value = m_environment(variable);
    const Secret key(value);
    if (!key.isEmpty())
        return key;
    const QString name = singleLine(variable);
    return Error{.kind = Error::Kind::Configuration,
                 .message = value.isEmpty()
                                ? u"the environment variable %1 is not set"_s.arg(name)
                                : u"the environment variable %1 holds no usable key"_s.arg(name)};
}

void KeyStore::fetch(const KeyEntry &entry, KeyRing::Got then)
{
    m_ring.read(entry, [this, entry, then, asked = m_changes](const Result<Secret> &key) {
        if (key && asked == m_changes) // else it may be one that was replaced meanwhile
            m_atHand.insert(entry, *key);
        then(key);
    });
}

} // namespace Conclave
