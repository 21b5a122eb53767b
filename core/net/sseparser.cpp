#include "core/net/sseparser.h"

#include "core/base/occurrences.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace Conclave {

namespace {

bool isWhole(const QByteArray &data)
{
    return data == "[DONE]" || !QJsonDocument::fromJson(data).isNull();
}

} // namespace

QList<SseEvent> SseParser::feed(const QByteArray &bytes)
{
    QList<SseEvent> events;
    if (bytes.isEmpty() || m_overflowed)
        return events;

    const QByteArrayView chunk(bytes);
    Occurrences lineFeeds(chunk, '\n');
    Occurrences carriageReturns(chunk, '\r');
    qsizetype start = m_lastWasCr && chunk.front() == '\n' ? 1 : 0;
    m_lastWasCr = chunk.back() == '\r';
    while (start < chunk.size()) {
        const qsizetype end = std::min(lineFeeds.next(start), carriageReturns.next(start));
        const QByteArrayView piece = chunk.sliced(start, end - start);
        if (!makeRoom(piece.size()))
            return events;
        if (end == chunk.size()) {
            m_line.append(piece);
            return events;
        }
        if (m_line.isEmpty()) {
            endLine(piece, events);
        } else {
            m_line.append(piece);
            endLine(m_line, events);
            m_line.clear();
        }
        const bool crLf = chunk[end] == '\r' && end + 1 < chunk.size() && chunk[end + 1] == '\n';
        start = end + (crLf ? 2 : 1);
    }
    return events;
}

std::optional<SseEvent> SseParser::finish()
{
    if (m_overflowed)
        return {};
    QList<SseEvent> none; // a line that is not empty dispatches nothing
    if (!m_line.isEmpty())
        endLine(std::exchange(m_line, {}), none);
    const SseEvent event = std::exchange(m_event, {});
    if (!std::exchange(m_hasData, false) || !isWhole(event.data))
        return {};
    return event;
}

bool SseParser::makeRoom(qsizetype more)
{
    const qsizetype held = m_line.size() + m_event.type.size() + m_event.data.size();
    if (more <= m_maxEventSize - held)
        return true;
    m_overflowed = true;
    m_line = {};
    m_event = {};
    return false;
}

void SseParser::endLine(QByteArrayView line, QList<SseEvent> &events)
{
    constexpr QByteArrayView Bom("\xEF\xBB\xBF");
    if (std::exchange(m_inFirstLine, false) && line.startsWith(Bom))
        line = line.sliced(Bom.size());
    if (!line.isEmpty()) {
        readField(line);
        return;
    }
    SseEvent event = std::exchange(m_event, {});
    if (std::exchange(m_hasData, false))
        events.append(std::move(event));
}

void SseParser::readField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = colon < 0 ? line : line.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);

    if (name == QByteArrayView("event")) {
        m_event.type = value.toByteArray();
    } else if (name == QByteArrayView("data")) {
        if (std::exchange(m_hasData, true))
            m_event.data.append('\n');
        m_event.data.append(value);
    }
}

} // namespace Conclave
