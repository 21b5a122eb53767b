#pragma once

#include "core/net/sseparser.h"

namespace Conclave {

/// Cuts a stream of JSON documents, one a line (NDJSON), into events without a type. A line ends
/// with LF or CR LF; blank lines say nothing. Takes any chunking, costs linear time, and holds at
/// most one unfinished line of `maxLineSize`.
class LinesParser final
{
public:
    explicit LinesParser(qsizetype maxLineSize = SseParser::DefaultMaxEventSize)
        : m_maxLineSize(maxLineSize)
    {
    }

    /// The lines that these bytes complete. After overflowed() nothing comes any more.
    QList<SseEvent> feed(const QByteArray &bytes);

    /// At the end of the stream: the last line, which needs no line end, if it is a JSON document.
    /// One cut in the middle is dropped, so that its answer counts as interrupted, not as nonsense.
    std::optional<SseEvent> finish();

    bool overflowed() const { return m_overflowed; } ///< A line passed the limit.

private:
    bool makeRoom(qsizetype more);
    void endLine(QByteArrayView line, QList<SseEvent> &events);

    qsizetype m_maxLineSize;
    QByteArray m_line; ///< The beginning of a line whose end is still to come.
    bool m_inFirstLine = true;
    bool m_overflowed = false;
};

} // namespace Conclave
