#include "core/net/networktransport.h"

#include "core/net/failedstream.h"
#include "core/net/networkstream.h"
#include "core/net/requestbody.h"

#include <QCoreApplication>
#include <QNetworkReply>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray userAgent()
{
    return "Conclave/" + QCoreApplication::applicationVersion().toLatin1();
}

QNetworkRequest profiled(const HttpRequest &request)
{
    QNetworkRequest profiled(request.url);
    // HTTP/2 of Qt 6.4 loses requests when one is aborted; nothing is gained by it here.
    profiled.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // A followed redirect would carry the key and the question to another host.
    profiled.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                          QNetworkRequest::ManualRedirectPolicy);
    profiled.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    profiled.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    profiled.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    profiled.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                          QNetworkRequest::AlwaysNetwork);
    profiled.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    profiled.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    // A request dropped while it connects leaves an unused connection behind; Qt keeps it for two
    // minutes unless told otherwise.
    profiled.setAttribute(QNetworkRequest::ConnectionCacheExpiryTimeoutSecondsAttribute, 1);
    profiled.setRawHeader("User-Agent", userAgent());
    profiled.setRawHeader("Accept-Language", "*"); // Qt would tell the user's language
    profiled.setRawHeader("Accept-Encoding", "identity");
    // A kept connection that the server closes meanwhile would make the next request ambiguous.
    profiled.setRawHeader("Connection", "close");
    for (const auto &[name, value] : request.headers)
        profiled.setRawHeader(name, value);
    if (request.method == HttpRequest::Method::Post)
        profiled.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    return profiled;
}

} // namespace

std::unique_ptr<ByteStream> NetworkTransport::send(const HttpRequest &request)
{
    auto lease = m_pool.lease();
    if (!lease)
        return std::make_unique<FailedStream>(
            Error{.kind = Error::Kind::OutOfConnections,
                  .message = u"this machine allows no more open connections"_s});
    if (request.method == HttpRequest::Method::Get) {
        QNetworkReply *reply = lease->network().get(profiled(request));
        return std::make_unique<NetworkStream>(std::move(lease), reply, nullptr);
    }
    auto *body = new RequestBody(request.body);
    QNetworkReply *reply = lease->network().post(profiled(request), body);
    body->setParent(reply);
    return std::make_unique<NetworkStream>(std::move(lease), reply, body);
}

} // namespace Conclave
