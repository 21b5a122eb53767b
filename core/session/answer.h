#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/session/pace.h"
#include "core/session/usage.h"

#include <QJsonObject>
#include <QList>

#include <optional>

namespace Conclave {

/// Where an answer stands. The last four are final.
enum class AnswerStatus {
    Waiting,    ///< For a slot at its endpoint.
    Connecting, ///< The request is being sent, or was sent and nothing came back yet.
    Thinking,   ///< Headers or reasoning arrived.
    Writing,    ///< Visible text arrives.
    Retrying,   ///< Will connect again; never after the first visible text.
    Complete,   ///< The provider said so.
    Partial,    ///< Cut, with text kept.
    Failed,
    Cancelled
};

bool isFinal(AnswerStatus status);

/// What the reader must know about an ended answer besides its status.
enum class Notice {
    None,
    Length,      ///< Cut by the token limit.
    Filtered,    ///< Cut by the provider's content filter.
    Refused,     ///< The model declined.
    ToolCall,    ///< The model also tried to call a tool.
    Unmarked,    ///< The stream was closed properly but gave no reason for its end.
    Stopped,     ///< By the user.
    Interrupted, ///< The stream broke.
    Deadline,    ///< Nobody waited for it any longer.
    Late,        ///< Complete, but after the synthesis had begun.
    Corrected,   ///< Sent a second time without a parameter that the server rejected.
    Quit         ///< Conclave was gone before the answer had ended.
};

/// Moments of one answer, counted from the moment the turn was asked. Empty: it never happened.
struct AnswerTimes
{
    std::optional<Microseconds> waiting;    ///< Took its place in the queue.
    std::optional<Microseconds> connecting; ///< Got a slot.
    std::optional<Microseconds> sent;       ///< The request was on the wire.
    std::optional<Microseconds> headers;
    std::optional<Microseconds> firstReasoning;
    std::optional<Microseconds> firstText;
    std::optional<Microseconds> lastText;
    std::optional<Microseconds> ended;
    QJsonObject unread; ///< Fields of newer versions, kept as they are.

    bool operator==(const AnswerTimes &) const = default;
};

/// Why an answer waits although it could be sent.
struct Wait
{
    enum class Cause {
        Slot,      ///< Its endpoint is at its own limit of parallel requests.
        RateLimit, ///< Its endpoint asked for a rest.
        KeyRing    ///< The key ring has not given the key yet.
    };

    Cause cause = Cause::Slot;
    std::optional<Microseconds> until; ///< Since asking; empty: nobody can know.

    bool operator==(const Wait &) const = default;
};

/// One time that the request failed before any text and was, or was to be, sent again.
struct Retry
{
    Microseconds failed{0}; ///< Since asking.
    /// When it is or was sent again; a wait can be cut short. Empty: the answer ended before.
    std::optional<Microseconds> again;
    Error error;                            ///< Of the try that failed.
    std::optional<Microseconds> connecting; ///< When that try had got its slot.
    QJsonObject unread; ///< Fields of newer versions of a file, kept as they are.

    bool operator==(const Retry &) const = default;
};

/// A stretch in which not a byte came.
struct Stall
{
    Microseconds from{0};           ///< Since asking; the moment of the last byte before.
    std::optional<Microseconds> to; ///< Empty: it lasts.
    QJsonObject unread;             ///< Fields of newer versions of a file, kept as they are.

    bool operator==(const Stall &) const = default;
};

/// What one member produced in one turn.
struct Answer
{
    MemberId member;
    int attempt = 1; ///< 1 is the first; a retry is kept beside the answers before it.
    AnswerStatus status = AnswerStatus::Waiting;
    QString text;
    QString reasoning;
    Notice notice = Notice::None;
    int pieces = 0;      ///< Stream events that carried visible text.
    QJsonObject request; ///< The body that was sent.
    AnswerTimes times;
    std::optional<Wait> wait; ///< Only while Waiting or Retrying.
    QList<Retry> retries;     ///< In order. The last one may still be to come (Retrying).
    QList<Stall> stalls;      ///< In order, of the last try.
    Pace pace;                ///< Of the text; empty in files of earlier versions.
    Usage usage;
    std::optional<Error> error;
    QJsonObject unread; ///< Fields of newer versions, kept as they are.

    bool operator==(const Answer &) const = default;
};

/// It has ended and is not complete: asking again may help.
bool lacksSomething(const Answer &answer);

/// The latest moment that is known of it; 0 when none is.
Microseconds lastMoment(const Answer &answer);

/// How often the question was sent for this answer.
qsizetype timesAsked(const Answer &answer);

/// It streams, and not a byte has come for some seconds.
bool isStalled(const Answer &answer);

/// Whether a stall began before the first of text or reasoning: the model thinks, and shows nothing
/// of it.
bool isThinking(const Answer &answer, const Stall &stall);

/// How long its text was at a moment since asking. Without a pace it is taken to have grown evenly.
qsizetype writtenBy(const Answer &answer, Microseconds moment);

/// The answer's speed while it was writing; `estimated` when the provider counted no tokens.
struct TokenRate
{
    double tokensPerSecond = 0;
    bool estimated = true;
};

/// Empty while fewer than two pieces of text have come.
std::optional<TokenRate> tokenRate(const Answer &answer);

} // namespace Conclave
