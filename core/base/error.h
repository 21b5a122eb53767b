#pragma once

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <optional>

namespace Conclave {

class JsonReader;

/// Why something failed, in facts. The words shown to people are made in ui/words/errorwords.
struct Error
{
    enum class Kind {
        Cancelled,
        Configuration,     ///< Something needed is not set up: a key, a model, an address.
        BadFile,           ///< A file could not be read, parsed or written.
        ArchiveInUse,      ///< Another process writes the archive; it can be read.
        ArchiveNewer,      ///< A newer version made the archive; it can be read at most.
        ArchiveDamaged,    ///< The archive was damaged; what could be saved was.
        ArchiveUnwritable, ///< The archive cannot be written: a full disk, no permission.
        NoKey,             ///< The endpoint's key is not where it should be kept.
        NoKeyRing,         ///< There is no key ring here, or it does not work.
        KeyRingLocked,     ///< The key ring was not unlocked, or it refuses.
        KeyRingTimeout,    ///< The key ring did not answer; it may be waiting for its password.
        HostNotFound,
        Refused, ///< Nothing listens there.
        ConnectTimeout,
        Unreachable, ///< Not tried: its endpoint has not been reachable for some time.
        FirstByteTimeout,
        IdleTimeout,
        Tls,
        Proxy,
        Network,          ///< The connection broke in another way.
        OutOfConnections, ///< Not sent: this process may open no more connections.
        NoReply, ///< Sent, then the connection ended without an answer: it may have been billed.
        Redirected,
        NotAnApi, ///< A web page instead of an API.
        Unauthorized,
        Forbidden,
        QuotaExceeded, ///< Paid credit or quota is used up; waiting does not help.
        RateLimited,
        NotFound, ///< Wrong address or unknown model.
        TooLong,  ///< The question does not fit the model's context or the server's limit.
        BadRequest,
        Overloaded,
        ModelLoading, ///< The server is there and is still loading the model.
        Server,
        Protocol, ///< The server's words could not be understood.
        EmptyAnswer,
        OutOfTokens, ///< The token limit was used up by reasoning.
        ToolCall,    ///< The model tried to call a tool instead of answering.
        Interrupted, ///< The stream ended before the provider said it was complete.
        TooLarge     ///< The answer passed our limit.
    };

    Kind kind = Kind::Protocol;
    int http = 0;    ///< HTTP status; 0 when there was none.
    QString message; ///< Technical detail, possibly the provider's words: plain text, never a key.
    QString parameter; ///< The field of the request that the server does not take; empty: none.
    std::optional<std::chrono::milliseconds> retryAfter; ///< As the provider asked.
    std::optional<bool> shouldRetry; ///< The server's own word; not written to files.
    QJsonObject unread;              ///< Fields of newer versions of a file, kept as they are.

    bool operator==(const Error &) const = default;
};

/// The name used in files, such as "rate_limited".
QString errorKindName(Error::Kind kind);
/// An empty value for an unknown name.
std::optional<Error::Kind> errorKindFromName(QStringView name);

QJsonObject toJson(const Error &error);
/// Notes an unknown kind as a problem.
Error readError(JsonReader &json);

} // namespace Conclave
