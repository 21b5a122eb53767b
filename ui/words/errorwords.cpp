#include "ui/words/errorwords.h"

#include "core/base/text.h"
#include "core/council/presets.h"

#include <QCoreApplication>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::ErrorWords)

public:
    const Error &error;
    const Member &seat;

    QString place() const
    {
        const QUrl url = seat.endpoint.url;
        if (isGuide(seat.endpoint))
            return tr("the built-in Guide");
        return url.port() < 0 ? url.host()
                              : QString(url.host() % u':' % QString::number(url.port()));
    }
    QString endpoint() const
    {
        return seat.endpoint.name.isEmpty() ? place() : singleLine(seat.endpoint.name, 60);
    }
    QString model() const { return singleLine(seat.model, 60); }

    ErrorWords all() const;
    ErrorWords connection() const;
    ErrorWords archive() const;
    ErrorWords key() const;
    ErrorWords account() const;
    ErrorWords request() const;
    ErrorWords server() const;
    ErrorWords answer() const;
};

/// Nobody was reached.
ErrorWords Words::connection() const
{
    using enum Error::Kind;
    switch (error.kind) {
    case HostNotFound:
        return {tr("The name %1 was not found.").arg(place()),
                tr("Check the endpoint's address and your connection to the network.")};
    case Refused:
        return {tr("Nothing is listening at %1.").arg(place()),
                tr("Start the server there, or correct the endpoint's address; then retry.")};
    case ConnectTimeout:
        return {tr("%1 could not be reached in time.").arg(place()),
                tr("Check the address, a firewall or a VPN; then retry.")};
    case Unreachable:
        return {tr("%1 has not been reachable lately, so it was not asked.").arg(place()),
                tr("Conclave keeps checking by itself; Retry asks it all the same.")};
    case Tls:
        return {tr("The secure connection to %1 failed.").arg(place()),
                tr("Check that the address begins with the right https:// or http://, and the "
                   "server's certificate. Nothing was sent.")};
    case OutOfConnections:
        return {tr("This machine allows Conclave no more open connections."),
                tr("Retry when other answers have ended, ask fewer members at once, or raise the "
                   "limit of open files (ulimit -n).")};
    case Proxy:
        return {tr("The proxy did not let the request through."),
                tr("Check the proxy settings of your desktop.")};
    case NoReply:
        return {tr("%1 took the question and hung up without an answer.").arg(place()),
                tr("You can retry. The first request may have been billed, so Conclave did not "
                   "repeat it by itself.")};
    default:
        return {tr("The connection to %1 failed.").arg(place()),
                tr("Check your connection to the network; then retry.")};
    }
}

/// What was asked and answered cannot be kept as it should be.
ErrorWords Words::archive() const
{
    using enum Error::Kind;
    switch (error.kind) {
    case ArchiveInUse:
        return {tr("Another Conclave keeps the history at this moment."),
                tr("It can be read here. What you ask here is kept in memory, and written as soon "
                   "as the other one is closed. You can export the session.")};
    case ArchiveNewer:
        return {tr("A newer version of Conclave has written the history."),
                tr("It can only be read here, and what you ask is not saved. Update Conclave, or "
                   "export "
                   "the session.")};
    case ArchiveDamaged:
        return {tr("The history was damaged; everything that could be read was restored."),
                tr("The damaged files were put aside, nothing of them is deleted.")};
    default:
        return {tr("The history cannot be written: the disk may be full, or its folder read-only."),
                tr("What you ask is kept in memory, and Conclave keeps trying to write it. You can "
                   "export the session to another disk.")};
    }
}

/// Nobody was asked, for want of a key.
ErrorWords Words::key() const
{
    using enum Error::Kind;
    switch (error.kind) {
    case NoKeyRing:
        return {tr("The key ring that holds the key for %1 is not available.").arg(endpoint()),
                tr("Start your desktop's key ring and retry, or choose another place for the key "
                   "in Council ▸ Endpoints.")};
    case KeyRingLocked:
        return {tr("The key ring is locked, or does not let Conclave in."),
                tr("Unlock it, then retry.")};
    case KeyRingTimeout:
        return {tr("The key ring did not answer in time."),
                tr("It may be asking for its password in a window of its own. Unlock it, then "
                   "retry.")};
    default:
        return {tr("There is no key for %1 where it should be.").arg(endpoint()),
                tr("Enter it in Council ▸ Endpoints. If it is in a key ring that is locked, unlock "
                   "that and retry.")};
    }
}

/// The provider knows who asks, and says no.
ErrorWords Words::account() const
{
    using enum Error::Kind;
    switch (error.kind) {
    case Unauthorized:
        return {tr("%1 did not accept the key.").arg(endpoint()),
                tr("Check the key of this endpoint in Council ▸ Endpoints.")};
    case Forbidden:
        return {tr("%1 does not allow this request.").arg(endpoint()),
                tr("Check that the account may use the model “%1”.").arg(model())};
    case QuotaExceeded:
        return {tr("The credit at %1 is used up.").arg(endpoint()),
                tr("Top up the account, or give this seat another endpoint.")};
    default:
        return {tr("%1 limits how often it may be asked.").arg(endpoint()),
                error.retryAfter
                    ? tr("It asked for a pause of %1 s; retry after that.")
                          .arg(std::chrono::ceil<std::chrono::seconds>(*error.retryAfter).count())
                    : tr("Wait a little, then retry.")};
    }
}

/// The provider does not like what it was sent.
ErrorWords Words::request() const
{
    using enum Error::Kind;
    switch (error.kind) {
    case Configuration:
        return {tr("This seat cannot be asked as it is set up."),
                tr("Correct its endpoint or the seat itself; the reason is beside this.")};
    case BadFile:
        return {tr("A file that this seat needs could not be read."),
                tr("Check that it is there and may be read; then retry.")};
    case Redirected:
        return {tr("%1 points to another address.").arg(place()),
                tr("Conclave does not follow it, to keep the key and the question where you sent "
                   "them. Enter the right address in Council ▸ Endpoints.")};
    case NotAnApi:
        return {tr("%1 answered with a web page.").arg(place()),
                tr("This is not the address of an API. Many end in /v1.")};
    case NotFound:
        return {
            tr("%1 does not know the model “%2”, or the address is wrong.")
                .arg(endpoint(), model()),
            tr("Choose another model in the council editor, or correct the endpoint's address.")};
    case TooLong:
        return {tr("The question is too long for “%1”.").arg(model()),
                tr("Shorten it, or choose a model with a longer context.")};
    default:
        return {tr("%1 rejected the request.").arg(endpoint()),
                tr("Check the seat's model and parameters in the council editor.")};
    }
}

/// The provider is in trouble.
ErrorWords Words::server() const
{
    using enum Error::Kind;
    switch (error.kind) {
    case Overloaded:
        return {tr("%1 is overloaded.").arg(endpoint()), tr("Wait a little, then retry.")};
    case ModelLoading:
        return {tr("%1 is still loading the model “%2”.").arg(endpoint(), model()),
                tr("Wait until it is loaded, then retry; a large model takes minutes.")};
    case FirstByteTimeout:
        return {
            tr("%1 took the question but sent nothing back.").arg(endpoint()),
            tr("It may be loading a model or be stuck. You can retry; the first request may have "
               "been billed.")};
    case IdleTimeout:
        return {tr("%1 stopped sending.").arg(endpoint()), tr("You can retry.")};
    case Server:
        return {tr("%1 had an error of its own.").arg(endpoint()),
                tr("Wait a little, then retry.")};
    default:
        return {tr("%1 sent something that is no answer.").arg(endpoint()),
                tr("Check that the address is that of an OpenAI-compatible API; then retry.")};
    }
}

/// There is an answer, but not what was hoped for.
ErrorWords Words::answer() const
{
    using enum Error::Kind;
    switch (error.kind) {
    case Cancelled:
        return {tr("The answer was stopped."), tr("You can retry.")};
    case EmptyAnswer:
        return {tr("The answer was empty."), tr("Retry, or choose another model.")};
    case OutOfTokens:
        return {tr("The model used all its tokens for thinking."),
                tr("Raise the seat's token limit in the council editor; then retry.")};
    case ToolCall:
        return {tr("The model tried to call a tool instead of answering."),
                tr("Retry, or choose another model.")};
    case TooLarge:
        return {tr("The answer grew too large and was cut."), tr("Retry with a token limit.")};
    default:
        return {tr("The answer broke off before its end."), tr("You can retry.")};
    }
}

ErrorWords Words::all() const
{
    using enum Error::Kind;
    switch (error.kind) {
    case HostNotFound:
    case Refused:
    case ConnectTimeout:
    case Unreachable:
    case Tls:
    case Proxy:
    case Network:
    case OutOfConnections:
    case NoReply:
        return connection();
    case ArchiveInUse:
    case ArchiveNewer:
    case ArchiveDamaged:
    case ArchiveUnwritable:
        return archive();
    case NoKey:
    case NoKeyRing:
    case KeyRingLocked:
    case KeyRingTimeout:
        return key();
    case Unauthorized:
    case Forbidden:
    case QuotaExceeded:
    case RateLimited:
        return account();
    case Configuration:
    case BadFile:
    case Redirected:
    case NotAnApi:
    case NotFound:
    case TooLong:
    case BadRequest:
        return request();
    case FirstByteTimeout:
    case IdleTimeout:
    case Overloaded:
    case ModelLoading:
    case Server:
    case Protocol:
        return server();
    case Cancelled:
    case EmptyAnswer:
    case OutOfTokens:
    case ToolCall:
    case Interrupted:
    case TooLarge:
        return answer();
    }
    return {};
}

} // namespace

ErrorWords wordsFor(const Error &error, const Member &seat)
{
    ErrorWords result = Words{error, seat}.all();
    result.detail = singleLine(error.message);
    return result;
}

} // namespace Conclave
