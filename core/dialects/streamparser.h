#pragma once

#include "core/dialects/dialect.h"
#include "core/net/linesparser.h"
#include "core/net/sseparser.h"

#include <variant>

namespace Conclave {

/// Cuts a streamed reply into events, the way its dialect frames them. The limits and the promises
/// are those of SseParser and LinesParser.
class StreamParser final
{
public:
    explicit StreamParser(Dialect::Framing framing,
                          qsizetype maxEventSize = SseParser::DefaultMaxEventSize);

    QList<SseEvent> feed(const QByteArray &bytes);
    std::optional<SseEvent> finish();
    bool overflowed() const;

private:
    std::variant<SseParser, LinesParser> m_parser;
};

} // namespace Conclave
