#include "core/net/retrypolicy.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace Conclave {

using namespace std::chrono_literals;

namespace {

enum class Verdict {
    Final,
    AskByStatus,   ///< The HTTP status decides, or the server's own word about it.
    AgainIfUnsent, ///< Nobody has seen the request.
    Again,
    UntilLoaded
};

Verdict verdictOn(Error::Kind kind)
{
    using enum Error::Kind;
    switch (kind) {
    case RateLimited:
    case Overloaded:
        return Verdict::Again;
    case HostNotFound:
    case Refused:
    case ConnectTimeout:
    case Network:
    case OutOfConnections:
        return Verdict::AgainIfUnsent;
    case Server:
    case BadRequest:
        return Verdict::AskByStatus;
    case ModelLoading:
        return Verdict::UntilLoaded;
    case Cancelled:
    case Configuration:
    case BadFile:
    case ArchiveInUse:
    case ArchiveNewer:
    case ArchiveDamaged:
    case ArchiveUnwritable:
    case NoKey:
    case NoKeyRing:
    case KeyRingLocked:
    case KeyRingTimeout:
    case Unreachable:
    case FirstByteTimeout: // may be billed, as the other three whose request was sent
    case IdleTimeout:
    case NoReply:
    case Interrupted:
    case Tls:
    case Proxy:
    case Redirected:
    case NotAnApi:
    case Unauthorized:
    case Forbidden:
    case QuotaExceeded:
    case NotFound:
    case TooLong:
    case Protocol:
    case EmptyAnswer:
    case OutOfTokens:
    case ToolCall:
    case TooLarge:
        break;
    }
    return Verdict::Final;
}

bool isWorthAnotherTry(const Error &error)
{
    constexpr std::array Hopeless{400, 401, 402, 403, 404, 405, 413, 422};
    if (error.http == 408 || error.http == 409 || error.http >= 500)
        return true;
    const bool isHopeless = std::ranges::find(Hopeless, error.http) != Hopeless.end();
    return error.http >= 400 && !isHopeless && error.shouldRetry.value_or(false);
}

bool isWorthAnotherTry(const RetryPolicy::Failed &failed)
{
    switch (verdictOn(failed.error.kind)) {
    case Verdict::Final:
        break;
    case Verdict::AskByStatus:
        return isWorthAnotherTry(failed.error);
    case Verdict::AgainIfUnsent: {
        // On this machine "refused" is certain: the server is not started.
        const bool isCertain = failed.isThisMachine && failed.error.kind == Error::Kind::Refused;
        return !failed.wasSent && !isCertain;
    }
    case Verdict::Again:
    case Verdict::UntilLoaded:
        return true;
    }
    return false;
}

Microseconds partOf(Microseconds whole, double share)
{
    return Microseconds(std::llround(double(whole.count()) * share));
}

Microseconds backoff(int retries, double jitter)
{
    constexpr Microseconds First = 500ms;
    constexpr Microseconds Most = 8s;
    return partOf(std::min<Microseconds>(First * (1 << std::clamp(retries, 0, 4)), Most), jitter);
}

/// As long as has been waited already, and a second: this doubles.
std::optional<Microseconds> pauseWhileLoading(const RetryPolicy::Failed &failed, Microseconds hint)
{
    constexpr Microseconds Longest = 8s;
    const Microseconds limit =
        failed.isLocal ? RetryPolicy::LoadingLocally : RetryPolicy::LoadingElsewhere;
    if (failed.sinceFirstTry > limit)
        return {};
    const auto waited = std::chrono::floor<std::chrono::seconds>(failed.sinceFirstTry);
    const Microseconds pause = std::max(hint, std::clamp<Microseconds>(waited + 1s, 1s, Longest));
    if (failed.sinceFirstTry > limit - pause)
        return {};
    return pause;
}

} // namespace

std::optional<Microseconds> RetryPolicy::pause(const Failed &failed, double jitter)
{
    const Error &error = failed.error;
    if (failed.gotContent || !error.shouldRetry.value_or(true) || !isWorthAnotherTry(failed))
        return {};
    if (error.retryAfter > LongestWait)
        return {};
    const Microseconds hint = error.retryAfter.value_or(0ms);
    if (error.kind == Error::Kind::ModelLoading)
        return pauseWhileLoading(failed, hint);
    if (failed.retries >= MostRetries)
        return {};
    const double share = std::clamp(jitter, 0.0, 1.0);
    if (hint > 0s)
        return hint + partOf(std::min<Microseconds>(hint / 10, 1s), share);
    return backoff(failed.retries, share);
}

} // namespace Conclave
