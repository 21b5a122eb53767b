#include "core/dialects/streamparser.h"

namespace Conclave {

StreamParser::StreamParser(Dialect::Framing framing, qsizetype maxEventSize)
    : m_parser(std::in_place_type<SseParser>, maxEventSize)
{
    if (framing == Dialect::Framing::Lines)
        m_parser.emplace<LinesParser>(maxEventSize);
}

QList<SseEvent> StreamParser::feed(const QByteArray &bytes)
{
    return std::visit([&bytes](auto &parser) { return parser.feed(bytes); }, m_parser);
}

std::optional<SseEvent> StreamParser::finish()
{
    return std::visit([](auto &parser) { return parser.finish(); }, m_parser);
}

bool StreamParser::overflowed() const
{
    return std::visit([](const auto &parser) { return parser.overflowed(); }, m_parser);
}

} // namespace Conclave
