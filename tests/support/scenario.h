#pragma once

#include "tests/support/bodyfaults.h"
#include "tests/support/eventfaults.h"
#include "tests/support/headfaults.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <limits>

namespace Conclave {

/// How the fake server answers one question, in whatever protocol. As it stands: a healthy stream,
/// all at once.
///
/// A model name can spell a scenario: words joined by '-', e.g. "alpha-ttft200-rate50-cut5". The
/// words are in the files …words.cpp; what is not there only makes the name different.
///
/// A new scenario is a field or enumerator here, a word there, and its bytes in FakeHead and
/// PlainReply (HTTP), StreamReply (framing and what breaks), FakeAnswer (what the model says) or
/// the voices (how a protocol says it).
struct Scenario
{
    /// What comes back first.
    enum class Opening {
        Stream,         ///< 200 and server-sent events; a whole JSON if no stream was asked for.
        Whole,          ///< 200 and one whole JSON, whatever was asked for.
        Error,          ///< `status` (500 unless given) with the error body that belongs to it.
        HtmlError,      ///< `status` (502 unless given) with a proxy's page.
        Loading,        ///< 503 as llama.cpp says it while it loads the model.
        Overloaded,     ///< 529 as Anthropic says it.
        EchoedKey,      ///< `status` (400 unless given), the request's key in head and body.
        ErrorIn200,     ///< 200 and a JSON error object.
        Html,           ///< 200 and the page of a login form.
        EmptyBody,      ///< 200, text/event-stream, no byte of body.
        BareStatus,     ///< `status` (204 unless given) and no body.
        Redirect,       ///< `status` (307 unless given) to `location`.
        Silence,        ///< The request is read and never answered.
        Close,          ///< FIN before any byte of a reply.
        Reset,          ///< RST before any byte of a reply.
        HalfStatusLine, ///< "HTTP/1.1 20", then FIN.
        HalfHeaders,    ///< A status line and half a header, then FIN.
        EndlessHeaders, ///< A header line every `pause`, for ever; no pause = as fast as can be.
        NotHttp,        ///< The greeting of another protocol, then FIN.
    };

    /// Why the model says it stopped.
    enum class Ending { Stop, Length, Filter, Refusal, ToolCall };

    /// What tokens are made of.
    enum class Vocabulary {
        Plain,
        Utf8,       ///< Several bytes and several code points each.
        SplitEmoji, ///< One emoji of four code points, a token each; whole after four.
        BadUtf8,    ///< Bytes that are no UTF-8.
        Nul,        ///< A raw byte 0.
    };

    /// What it says it cost.
    enum class Counts {
        Real,
        None,  ///< Nothing, even when it is asked.
        Null,  ///< A usage that is null.
        Absurd ///< Numbers that cannot be.
    };

    /// The scenario spelled by a model name, with `base` for everything it does not mention.
    static Scenario fromModel(const QString &model, const Scenario &base);
    static Scenario fromModel(const QString &model) { return fromModel(model, Scenario()); }

    /// The same without what makes the request fail: a good stream of the same words.
    Scenario mended() const;

    static constexpr int Always = std::numeric_limits<int>::max();

    Opening opening = Opening::Stream;
    int status = 0;     ///< For the openings that name it; 0 = the usual one.
    int times = Always; ///< So many requests go wrong, later ones are answered well.
    /// Where Redirect points; a leading '/' stays on this server, without a path it is the
    /// request's.
    QByteArray location;
    HeadFaults head;
    bool hangsUp = false; ///< FIN after a whole reply, though the connection was to be kept.

    std::chrono::milliseconds firstToken{0}; ///< From the request's last byte to the first token.
    std::chrono::milliseconds pause{300};    ///< Between the steps of what has no end.
    double rate = 0;                         ///< Tokens per second; 0 = all at once.
    int tokens = 8;
    bool endless = false;    ///< Tokens without end.
    int think = 0;           ///< So many tokens of reasoning before the answer's tokens.
    bool interleave = false; ///< Reasoning and answer in turn, not one before the other.

    QString tag;          ///< Every token reads "<tag><i> ".
    QString text;         ///< The whole answer, word by word, instead of `tokens`; or an error's.
    bool saysKey = false; ///< The answer is the key of the request.
    Vocabulary vocabulary = Vocabulary::Plain;
    int hugeKilobytes = 0;     ///< The first token is a line of so many KiB.
    int documentKilobytes = 0; ///< The answer is so much of a long document; 0: it is `tokens`.
    QString recital;           ///< The answer is tests/data/markdown/<recital>.md.
    QString echoedModel;       ///< "model" of the reply, instead of the one asked for.

    bool earlyHeaders = false; ///< Headers at once; otherwise together with the first token.
    EventFaults events;
    BodyFaults body;
    Ending ending = Ending::Stop;
    bool finishReason = true; ///< Otherwise the end mark comes without one.
    Counts counts = Counts::Real;
};

} // namespace Conclave
