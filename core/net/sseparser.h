#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace Conclave {

/// One dispatched event of a text/event-stream.
struct SseEvent
{
    QByteArray type; ///< Empty: "message".
    QByteArray data; ///< As sent, UTF-8 not checked.

    bool operator==(const SseEvent &) const = default;
};

/// Cuts a text/event-stream into events (WHATWG HTML, server-sent events; "id" and "retry" are for
/// reconnecting and ignored). Works on bytes, takes any chunking, costs linear time, and holds at
/// most one unfinished event of `maxEventSize`.
class SseParser final
{
public:
    /// The official clients are tested with events of 64 MiB. AnswerStream sets a lower limit.
    static constexpr qsizetype DefaultMaxEventSize = qsizetype(80) * 1024 * 1024;

    explicit SseParser(qsizetype maxEventSize = DefaultMaxEventSize) : m_maxEventSize(maxEventSize)
    {
    }

    /// The events that these bytes complete. After overflowed() nothing comes any more.
    QList<SseEvent> feed(const QByteArray &bytes);

    /// At the end of the stream: the event whose closing blank line never came, if it is whole.
    /// WHATWG drops it; servers and proxies for language models do leave that line out. Whole is
    /// "[DONE]" or a JSON document, so that an event cut in the middle stays dropped.
    std::optional<SseEvent> finish();

    bool overflowed() const { return m_overflowed; } ///< An event passed the limit.

private:
    bool makeRoom(qsizetype more);
    void endLine(QByteArrayView line, QList<SseEvent> &events);
    void readField(QByteArrayView line);

    qsizetype m_maxEventSize;
    QByteArray m_line; ///< The beginning of a line whose end is still to come.
    SseEvent m_event;
    bool m_hasData = false;
    bool m_inFirstLine = true;
    bool m_lastWasCr = false;
    bool m_overflowed = false;
};

} // namespace Conclave
