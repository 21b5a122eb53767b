#include "core/store/keyentry.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QString serverOf(const QUrl &url)
{
    QUrl server;
    server.setScheme(url.scheme());
    server.setHost(url.host());
    server.setPort(url.port(url.scheme() == "https"_L1 ? 443 : 80));
    return server.toString(QUrl::FullyEncoded);
}

} // namespace

KeyEntry::KeyEntry(const Endpoint &endpoint)
    : m_name(serverOf(endpoint.url) % u' ' % endpoint.id.toString())
{
    Q_ASSERT(!endpoint.id.isNull());
}

bool sameServer(const QUrl &a, const QUrl &b)
{
    return serverOf(a) == serverOf(b);
}

} // namespace Conclave
