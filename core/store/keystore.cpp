#include "core/store/keystore.h"

#include "core/base/text.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

KeyStore::KeyStore()
    : KeyStore([](const QString &variable) { return qgetenv(variable.toLocal8Bit().constData()); })
{
}

KeyStore::KeyStore(Environment environment) : m_environment(std::move(environment))
{
}

void KeyStore::setKey(EndpointId account, const Secret &key)
{
    Q_ASSERT(!account.isNull());
    if (key.isEmpty())
        m_keys.remove(account);
    else
        m_keys.insert(account, key);
}

void KeyStore::forget(EndpointId account)
{
    m_keys.remove(account);
}

bool KeyStore::has(EndpointId account) const
{
    return m_keys.contains(account);
}

Result<Secret> KeyStore::keyFor(const EndpointAccount &account) const
{
    if (account.keyVariable.isEmpty())
        return m_keys.value(account.endpoint.id);
    const QByteArray value = m_environment(account.keyVariable);
    const Secret key(value);
    if (!key.isEmpty())
        return key;
    const QString name = singleLine(account.keyVariable);
    return Error{.kind = Error::Kind::Configuration,
                 .message = value.isEmpty()
                                ? u"the environment variable %1 is not set"_s.arg(name)
                                : u"the environment variable %1 holds no usable key"_s.arg(name)};
}

} // namespace Conclave
