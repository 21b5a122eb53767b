#include "core/store/keystore.h"

#include "core/base/text.h"
#include "core/store/settings.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

KeyStore::KeyStore()
    : KeyStore([](const QString &variable) { return qgetenv(variable.toLocal8Bit().constData()); })
{
}

KeyStore::KeyStore(Environment environment) : m_environment(std::move(environment))
{
}

void KeyStore::setKey(const Endpoint &endpoint, const Secret &key)
{
    Q_ASSERT(!endpoint.id.isNull());
    if (key.isEmpty())
        m_keys.remove(endpoint.id);
    else
        m_keys.insert(endpoint.id, {endpoint.url, key});
}

void KeyStore::forget(EndpointId account)
{
    m_keys.remove(account);
}

bool KeyStore::has(const Endpoint &endpoint) const
{
    const auto kept = m_keys.constFind(endpoint.id);
    return kept != m_keys.constEnd() && sameAddress(kept->address, endpoint.url);
}

Result<Secret> KeyStore::keyFor(const EndpointAccount &account) const
{
    if (account.keyVariable.isEmpty())
        return has(account.endpoint) ? m_keys.value(account.endpoint.id).key : Secret();
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
