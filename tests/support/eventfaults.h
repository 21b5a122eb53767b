#pragma once

namespace Conclave {

/// What is odd about the events of a stream that is whole nevertheless. As it stands: nothing.
struct EventFaults
{
    /// Mixed: LF, CR and CR LF in turn.
    enum class LineEnds { Lf, CrLf, Mixed };

    LineEnds lineEnds = LineEnds::Lf;
    bool bom = false;           ///< The body begins with U+FEFF.
    bool comments = false;      ///< A keep-alive comment before every token.
    bool noChoices = false;     ///< First a chunk with empty choices and prompt_filter_results.
    bool unknown = false;       ///< Event types, fields and members nobody has heard of.
    bool nullContent = false;   ///< A delta whose content is null before every token.
    bool arrayContent = false;  ///< delta.content is an array of parts.
    bool stringNumbers = false; ///< Numbers come as strings.
    bool otherChoice = false;   ///< A delta of choice 1, "WRONG ", before every token.
    bool toolCalls = false;     ///< A delta of a tool call nobody offered before every token.
    bool duplicateKeys = false; ///< delta.content twice; the last one is the token.
    int depth = 0;              ///< The first token's chunk has arrays nested so deep.
    int batch = 1;              ///< Tokens sent in one write.
    bool doubleDone = false;    ///< [DONE] twice.
    bool afterDone = false;     ///< The token "LATE " after [DONE].
};

} // namespace Conclave
