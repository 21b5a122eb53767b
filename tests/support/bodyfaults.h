#pragma once

#include <QByteArray>

namespace Conclave {

/// How the body of a reply is framed and cut, and how it breaks. As it stands: a whole body.
struct BodyFaults
{
    /// What happens to a stream once `breakAfter` tokens are out.
    enum class Break {
        Never,
        Close,        ///< FIN in the middle of the body.
        Reset,        ///< RST in the middle of the body.
        Silence,      ///< Nothing more, for ever; the connection stays open.
        OnlyComments, ///< A comment every `pause`, for ever.
        OnlyPings,    ///< An event of type ping every `pause`, for ever.
        HalfLine,     ///< "data: {" without a line end, then RST.
        HalfEvent,    ///< Half the JSON of the next event, then FIN.
        MissingEnd,   ///< The body ends well, but there was no finish_reason and no [DONE].
        BadJson,      ///< The next event is broken JSON; the stream goes on after it.
        ErrorEvent,   ///< An error object, then [DONE].
        Overloaded,   ///< Anthropic's event of type error; the body ends well.
        BadChunk,     ///< An HTTP chunk whose size is `chunkSize`, then FIN.
        ShortBody,    ///< Content-Length promised the whole answer; FIN. Also of a whole JSON.
    };

    /// How a break ends, if not as it says itself.
    enum class Parting { Usual, Close, Reset, Silence };

    /// How everything sent is cut into TCP writes; between two writes others get a turn.
    enum class Slicing { None, Halves, Bytes, Random };

    /// How the end of the body is marked. Break::ShortBody overrides it.
    enum class Framing {
        Chunked,
        UntilClose, ///< No length; FIN.
        UntilReset, ///< No length; RST.
        Open,       ///< It never comes: the connection stays open after [DONE].
        TooLong,    ///< More bytes follow than Content-Length promised. Also of a whole JSON.
    };

    /// Content-Encoding that nobody asked for.
    enum class Coding { None, Gzip, CutGzip };

    Framing framing = Framing::Chunked;
    bool tinyChunks = false; ///< Every byte is an HTTP chunk.
    Coding coding = Coding::None;
    Slicing slicing = Slicing::None;
    int seed = 0; ///< Of Slicing::Random.

    Break breaking = Break::Never;
    int breakAfter = 0; ///< Tokens before the break, reasoning included.
    Parting parting = Parting::Usual;
    QByteArray chunkSize = "zzz";
};

} // namespace Conclave
