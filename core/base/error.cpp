#include "core/base/error.h"

#include "core/base/jsonreader.h"
#include "core/base/names.h"

#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

using enum Error::Kind;

constexpr std::array KindNames{Named<Error::Kind>{Cancelled, "cancelled"_L1},
                               Named<Error::Kind>{Configuration, "configuration"_L1},
                               Named<Error::Kind>{BadFile, "bad_file"_L1},
                               Named<Error::Kind>{ArchiveInUse, "archive_in_use"_L1},
                               Named<Error::Kind>{ArchiveNewer, "archive_newer"_L1},
                               Named<Error::Kind>{ArchiveDamaged, "archive_damaged"_L1},
                               Named<Error::Kind>{ArchiveUnwritable, "archive_unwritable"_L1},
                               Named<Error::Kind>{NoKey, "no_key"_L1},
                               Named<Error::Kind>{NoKeyRing, "no_key_ring"_L1},
                               Named<Error::Kind>{KeyRingLocked, "key_ring_locked"_L1},
                               Named<Error::Kind>{KeyRingTimeout, "key_ring_timeout"_L1},
                               Named<Error::Kind>{HostNotFound, "host_not_found"_L1},
                               Named<Error::Kind>{Refused, "refused"_L1},
                               Named<Error::Kind>{ConnectTimeout, "connect_timeout"_L1},
                               Named<Error::Kind>{Unreachable, "unreachable"_L1},
                               Named<Error::Kind>{FirstByteTimeout, "first_byte_timeout"_L1},
                               Named<Error::Kind>{IdleTimeout, "idle_timeout"_L1},
                               Named<Error::Kind>{Tls, "tls"_L1},
                               Named<Error::Kind>{Proxy, "proxy"_L1},
                               Named<Error::Kind>{Network, "network"_L1},
                               Named<Error::Kind>{OutOfConnections, "out_of_connections"_L1},
                               Named<Error::Kind>{NoReply, "no_reply"_L1},
                               Named<Error::Kind>{Redirected, "redirected"_L1},
                               Named<Error::Kind>{NotAnApi, "not_an_api"_L1},
                               Named<Error::Kind>{Unauthorized, "unauthorized"_L1},
                               Named<Error::Kind>{Forbidden, "forbidden"_L1},
                               Named<Error::Kind>{QuotaExceeded, "quota_exceeded"_L1},
                               Named<Error::Kind>{RateLimited, "rate_limited"_L1},
                               Named<Error::Kind>{NotFound, "not_found"_L1},
                               Named<Error::Kind>{TooLong, "too_long"_L1},
                               Named<Error::Kind>{BadRequest, "bad_request"_L1},
                               Named<Error::Kind>{Overloaded, "overloaded"_L1},
                               Named<Error::Kind>{ModelLoading, "model_loading"_L1},
                               Named<Error::Kind>{Server, "server"_L1},
                               Named<Error::Kind>{Protocol, "protocol"_L1},
                               Named<Error::Kind>{EmptyAnswer, "empty_answer"_L1},
                               Named<Error::Kind>{OutOfTokens, "out_of_tokens"_L1},
                               Named<Error::Kind>{ToolCall, "tool_call"_L1},
                               Named<Error::Kind>{Interrupted, "interrupted"_L1},
                               Named<Error::Kind>{TooLarge, "too_large"_L1}};

} // namespace

QString errorKindName(Error::Kind kind)
{
    return nameOf(KindNames, kind);
}

std::optional<Error::Kind> errorKindFromName(QStringView name)
{
    return valueOf(KindNames, name);
}

QJsonObject toJson(const Error &error)
{
    QJsonObject json = error.unread;
    json[u"kind"_s] = errorKindName(error.kind);
    json[u"message"_s] = error.message;
    if (!error.parameter.isEmpty())
        json[u"parameter"_s] = error.parameter;
    json[u"http"_s] = error.http ? QJsonValue(error.http) : QJsonValue();
    json[u"retry_after_ms"_s] =
        error.retryAfter ? QJsonValue(qint64(error.retryAfter->count())) : QJsonValue();
    return json;
}

Error readError(JsonReader &json)
{
    Error error;
    const auto kind = errorKindFromName(json.text(u"kind"_s, JsonReader::Need::Required));
    if (kind)
        error.kind = *kind;
    else
        json.reject(u"kind"_s, u"is not a known kind of error"_s);
    error.http = json.integer(u"http"_s, 0);
    error.message = json.text(u"message"_s);
    error.parameter = json.text(u"parameter"_s);
    if (const auto wait = json.count(u"retry_after_ms"_s))
        error.retryAfter = std::chrono::milliseconds(*wait);
    error.unread = json.unread();
    return error;
}

} // namespace Conclave
