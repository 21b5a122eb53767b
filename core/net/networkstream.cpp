#include "core/net/networkstream.h"

#include "core/net/localaddress.h"
#include "core/net/requestbody.h"

#include <QCryptographicHash>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslError>

#include <algorithm>
#include <array>
#include <cctype>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

// Bounds memory against a server that sends faster than we read. With a limit every single read
// wakes the network thread twice, which doubles the cost of a stream; so only a server that has
// shown itself that fast gets one. No model writes 64 KiB between two turns of the event loop.
constexpr qsizetype FastBurst = qsizetype(64) * 1024;
constexpr qint64 ReadLimit = qint64(256) * 1024;

struct CounterHeaders
{
    const char *remaining;
    const char *reset;
};

constexpr std::array Counters{
    // OpenAI, Groq and most that speak like them
    CounterHeaders{"x-ratelimit-remaining-requests", "x-ratelimit-reset-requests"},
    CounterHeaders{"x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens"},
    CounterHeaders{"anthropic-ratelimit-requests-remaining", "anthropic-ratelimit-requests-reset"},
    CounterHeaders{"anthropic-ratelimit-tokens-remaining", "anthropic-ratelimit-tokens-reset"},
    CounterHeaders{"anthropic-ratelimit-input-tokens-remaining",
                   "anthropic-ratelimit-input-tokens-reset"},
    CounterHeaders{"anthropic-ratelimit-output-tokens-remaining",
                   "anthropic-ratelimit-output-tokens-reset"},
    CounterHeaders{"ratelimit-remaining", "ratelimit-reset"},     // IETF draft
    CounterHeaders{"x-ratelimit-remaining", "x-ratelimit-reset"}, // OpenRouter, GitHub
};

QByteArray firstValue(const QNetworkReply &reply, const char *header)
{
    // Qt joins repeated headers with ", "; an HTTP date holds that, too, after its weekday.
    constexpr auto Weekday = 3;
    const QByteArray value = reply.rawHeader(header).trimmed();
    const auto comma = value.indexOf(',');
    const bool isDate = comma == Weekday && std::isalpha(static_cast<unsigned char>(value[0]));
    return comma < 0 || isDate ? value : value.first(comma).trimmed();
}

QList<RateLimit> rateLimits(const QNetworkReply &reply)
{
    QList<RateLimit> limits;
    for (const CounterHeaders &counter : Counters) {
        const QByteArray remaining = firstValue(reply, counter.remaining);
        if (!remaining.isEmpty())
            limits.append({.remaining = remaining, .reset = firstValue(reply, counter.reset)});
    }
    return limits;
}

/// What people compare with the certificate that they expect there.
QString fingerprint(const QList<QSslError> &errors)
{
    const auto shown = std::ranges::find_if(
        errors, [](const QSslError &error) { return !error.certificate().isNull(); });
    if (shown == errors.end())
        return {};
    const QByteArray digest = shown->certificate().digest(QCryptographicHash::Sha256);
    return u"its certificate has the SHA-256 fingerprint "_s +
           QString::fromLatin1(digest.toHex(':').toUpper());
}

/// Qt leaves it open whether the server or the proxy on the way to it refused.
bool goesThroughProxy(const QUrl &url)
{
    if (isThisMachine(url)) // Qt then takes none
        return false;
    const auto proxies = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(url));
    return !proxies.isEmpty() && proxies.first().type() != QNetworkProxy::NoProxy;
}

} // namespace

NetworkStream::NetworkStream(std::unique_ptr<ConnectionPool::Lease> lease,
                             QNetworkReply *reply,
                             const RequestBody *body)
    : m_lease(std::move(lease))
    , m_reply(reply)
{
    if (body) {
        m_toUpload = body->bytesAvailable();
        // Queued: we are told from inside Qt's reading, where nobody may drop the reply.
        connect(
            body,
            &RequestBody::taken,
            this,
            [this](qint64 bytes) {
                m_uploaded = bytes;
                noteProgress();
            },
            Qt::QueuedConnection);
    }
    connect(m_reply.get(), &QNetworkReply::requestSent, this, [this] {
        m_hasBegun = true; // Qt says so when the body may have megabytes to go
        noteProgress();
    });
    connect(m_reply.get(), &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_tlsProblems.append(error.errorString());
        if (const QString print = fingerprint(errors); !print.isEmpty())
            m_tlsProblems.append(print);
    });
    connect(m_reply.get(), &QNetworkReply::metaDataChanged, this, &NetworkStream::readHeaders);
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &NetworkStream::readBody);
    connect(m_reply.get(), &QNetworkReply::finished, this, &NetworkStream::close);
}

NetworkStream::~NetworkStream()
{
    // abort() emits finished() before it returns, and deleting alone would leave the connection
    // open until the event loop runs again. Deleting it later, however, would let it hear what its
    // thread has said meanwhile, and warn.
    m_reply->disconnect(this);
    m_reply->abort();
    // Qt's thread does not hear that while headers or chunks come faster than it reads them.
    if (!m_isClosed)
        m_lease->distrust();
}

void NetworkStream::noteProgress()
{
    if (!m_hasBegun || m_sent)
        return;
    m_sent = m_uploaded == m_toUpload;
    if (m_sent)
        emit sent();
    else
        emit uploaded(m_uploaded);
}

void NetworkStream::readHeaders()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_hasHeaders || status == 0)
        return;
    m_hasHeaders = true;
    m_sent = true; // if not, the server does not want the rest
    emit headersReceived(
        {.status = status,
         .contentType = m_reply->header(QNetworkRequest::ContentTypeHeader).toByteArray().toLower(),
         .retryAfter = firstValue(*m_reply, "Retry-After"),
         .retryAfterMs = firstValue(*m_reply, "retry-after-ms"),
         .shouldRetry = firstValue(*m_reply, "x-should-retry").toLower(),
         .location = m_reply->rawHeader("Location"),
         .rateLimits = rateLimits(*m_reply)});
}

void NetworkStream::readBody()
{
    const QByteArray bytes = m_reply->readAll();
    if (bytes.size() > FastBurst && m_reply->readBufferSize() == 0)
        m_reply->setReadBufferSize(ReadLimit);
    if (!bytes.isEmpty())
        emit received(bytes);
}

void NetworkStream::close()
{
    readHeaders();
    readBody();
    const Done result = outcome();
    m_isClosed = true;
    m_reply->disconnect(this);
    emit closed(result);
}

Done NetworkStream::outcome() const
{
    const QNetworkReply::NetworkError code = m_reply->error();
    // Qt also makes errors of HTTP statuses (and of a redirect whose body it cannot send again);
    // those exchanges ended well, and their status tells everything.
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool isAboutStatus = status >= 300 && code >= QNetworkReply::ContentAccessDenied;
    if (code == QNetworkReply::NoError || isAboutStatus)
        return std::monostate{};
    return errorOf(code);
}

Error NetworkStream::errorOf(QNetworkReply::NetworkError code) const
{
    using Kind = Error::Kind;
    const bool isRefusal = code == QNetworkReply::ConnectionRefusedError ||
                           code == QNetworkReply::UnknownNetworkError; // of a tunnel for TLS
    const bool isAboutProxy = code >= QNetworkReply::ProxyConnectionRefusedError &&
                              code <= QNetworkReply::UnknownProxyError;
    if (isAboutProxy || (isRefusal && !m_hasBegun && goesThroughProxy(m_reply->url())))
        return {.kind = Kind::Proxy, .message = u"the proxy refused or failed"_s};
    // Qt's own error texts quote the whole address, so none of them is used.
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
        return {.kind = Kind::Refused, .message = u"connection refused"_s};
    case QNetworkReply::HostNotFoundError:
        return {.kind = Kind::HostNotFound, .message = u"host name not found"_s};
    case QNetworkReply::TimeoutError:
        return {.kind = Kind::ConnectTimeout, .message = u"connection timed out"_s};
    case QNetworkReply::SslHandshakeFailedError:
        return {.kind = Kind::Tls,
                .message = m_tlsProblems.isEmpty() ? u"TLS handshake failed"_s
                                                   : m_tlsProblems.join(u"; "_s)};
    default:
        break;
    }
    if (m_hasHeaders)
        return {.kind = Kind::Interrupted, .message = u"the connection broke off"_s};
    if (m_hasBegun)
        return {.kind = Kind::NoReply, .message = u"the connection ended without a reply"_s};
    return {.kind = Kind::Network,
            .message = u"the connection failed (Qt error %1)"_s.arg(int(code))};
}

} // namespace Conclave
