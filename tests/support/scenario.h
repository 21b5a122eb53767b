#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <limits>

namespace Conclave {

/// How the fake server answers one chat request. As it stands: a healthy stream, all at once.
///
/// A model name can spell a scenario: words joined by '-', e.g. "alpha-ttft200-rate50-cut5". The
/// words are listed in scenario.cpp; a word that is not there only makes the name different.
///
/// A new scenario is a field or enumerator here, a word in scenario.cpp, and its bytes in
/// FakeReply (HTTP and what breaks) or FakeAnswer (what the model says).
struct Scenario
{
    /// What comes back first.
    enum class Opening {
        Stream,         ///< 200 and server-sent events; a whole JSON if no stream was asked for.
        Whole,          ///< 200 and one chat.completion, whatever was asked for.
        Error,          ///< `status` with the error body that belongs to it.
        ErrorIn200,     ///< 200 and a JSON error object.
        Html,           ///< 200 and the page of a login form.
        EmptyBody,      ///< 200, text/event-stream, no byte of body.
        BareStatus,     ///< `status` and no body.
        Redirect,       ///< `status` (307 unless given) to `location`.
        Silence,        ///< The request is read and never answered.
        Close,          ///< FIN before any byte of a reply.
        Reset,          ///< RST before any byte of a reply.
        HalfStatusLine, ///< "HTTP/1.1 20", then FIN.
        HalfHeaders,    ///< A status line and half a header, then FIN.
        NotHttp,        ///< The greeting of another protocol, then FIN.
    };

    /// What happens to a stream once `breakAfter` tokens are out.
    enum class Break {
        Never,
        Close,      ///< FIN in the middle of the body.
        Reset,      ///< RST in the middle of the body.
        Silence,    ///< Nothing more, for ever; the connection stays open.
        MissingEnd, ///< The body ends well, but there was no finish_reason and no [DONE].
        BadJson,    ///< The next event is broken JSON; the stream goes on after it.
        ErrorEvent, ///< An error object, then [DONE].
        BadChunk,   ///< An HTTP chunk of size "zzz", then FIN.
        ShortBody,  ///< Content-Length promised the whole answer; FIN.
    };

    /// Why the model says it stopped.
    enum class Ending { Stop, Length, Filter, Refusal, ToolCall };

    /// How the bytes are cut into TCP writes; between two writes others get a turn.
    enum class Slicing { None, Halves, Bytes };

    /// How the end of the body is marked. Break::ShortBody overrides it.
    enum class Framing {
        Chunked,
        UntilClose, ///< No length; FIN.
        Open,       ///< It never comes: the connection stays open after [DONE].
    };

    /// The scenario spelled by a model name, with `base` for everything it does not mention.
    static Scenario fromModel(const QString &model, const Scenario &base);
    static Scenario fromModel(const QString &model) { return fromModel(model, Scenario()); }
    static QStringList words(); ///< All words of model names, in order, for people.

    static constexpr int Always = std::numeric_limits<int>::max();

    Opening opening = Opening::Stream;
    int status = 0;        ///< For Error, BareStatus and Redirect; 0 = the usual one.
    int times = Always;    ///< So many requests go wrong, later ones are answered well.
    QByteArray retryAfter; ///< The value of a Retry-After header, sent as is; empty = none.
    QByteArray location;   ///< Where Redirect points; a leading '/' stays on this server.

    std::chrono::milliseconds firstToken{0}; ///< From the request's last byte to the first token.
    double rate = 0;                         ///< Tokens per second; 0 = all at once.
    int tokens = 8;
    bool endless = false; ///< Tokens without end.
    int think = 0;        ///< So many tokens of reasoning_content before the answer's tokens.

    QString tag;           ///< Every token reads "<tag><i> ".
    QString text;          ///< The whole answer, streamed word by word; replaces `tokens`.
    bool utf8 = false;     ///< Tokens of several bytes and several code points.
    int hugeKilobytes = 0; ///< The first token is a line of so many KiB.

    bool earlyHeaders = false; ///< Headers at once; otherwise together with the first token.
    bool early103 = false;     ///< "103 Early Hints" before the real answer.
    bool crlf = false;         ///< Event lines end in CR LF.
    bool comments = false;     ///< A keep-alive comment before every token.
    bool noChoices = false;    ///< First a chunk with empty choices and prompt_filter_results.
    bool arrayContent = false; ///< delta.content is an array of parts.
    Slicing slicing = Slicing::None;
    Framing framing = Framing::Chunked;

    Break breaking = Break::Never;
    int breakAfter = 0; ///< Tokens before the break, reasoning included.
    Ending ending = Ending::Stop;
    bool finishReason = true; ///< Otherwise [DONE] comes without one.
    bool usage = true;        ///< Otherwise no usage even when it is asked for.
};

} // namespace Conclave
