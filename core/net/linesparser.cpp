#include "core/net/linesparser.h"

#include <QJsonDocument>

#include <utility>

namespace Conclave {

QList<SseEvent> LinesParser::feed(const QByteArray &bytes)
{
    QList<SseEvent> events;
    if (m_overflowed)
        return events;
    const QByteArrayView chunk(bytes);
    qsizetype start = 0;
    while (start < chunk.size()) {
        const qsizetype lineFeed = chunk.indexOf('\n', start);
        const qsizetype end = lineFeed < 0 ? chunk.size() : lineFeed;
        const QByteArrayView piece = chunk.sliced(start, end - start);
        if (!makeRoom(piece.size()))
            return events;
        start = end + 1;
        if (lineFeed < 0)
            m_line.append(piece);
        else if (m_line.isEmpty())
            endLine(piece, events);
        else
            endLine(std::exchange(m_line, {}).append(piece), events);
    }
    return events;
}

std::optional<SseEvent> LinesParser::finish()
{
    QList<SseEvent> events;
    endLine(std::exchange(m_line, {}), events);
    if (events.isEmpty() || QJsonDocument::fromJson(events.constFirst().data).isNull())
        return {};
    return events.takeFirst();
}

bool LinesParser::makeRoom(qsizetype more)
{
    if (more <= m_maxLineSize - m_line.size())
        return true;
    m_overflowed = true;
    m_line = {};
    return false;
}

void LinesParser::endLine(QByteArrayView line, QList<SseEvent> &events)
{
    constexpr QByteArrayView Bom("\xEF\xBB\xBF");
    if (std::exchange(m_inFirstLine, false) && line.startsWith(Bom))
        line = line.sliced(Bom.size());
    if (line.endsWith('\r'))
        line.chop(1);
    if (!line.trimmed().isEmpty())
        events.append({.type = {}, .data = line.toByteArray()});
}

} // namespace Conclave
