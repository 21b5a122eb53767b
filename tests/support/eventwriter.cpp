#include "tests/support/eventwriter.h"

#include <array>

namespace Conclave {

QByteArray EventWriter::event(const QByteArray &type, const QByteArray &data)
{
    const QByteArray first = line("event: " + type);
    return first + event(data);
}

QByteArray EventWriter::unknown()
{
    QByteArray bytes = line("id: 7") + line("retry: 1");
    bytes += line("colour: green") + line("nocolon");
    return bytes + event("message.delta.v9", R"({"type":"message.delta.v9","text":"UNKNOWN "})");
}

QByteArray EventWriter::ended(const QByteArray &text)
{
    const QByteArray first = line(text);
    return first + lineEnd();
}

QByteArray EventWriter::lineEnd()
{
    // A CR is never followed by a lone LF here: together they would be one line end.
    static const std::array<QByteArray, 3> mixed{"\n", "\r", "\r\n"};
    switch (m_lineEnds) {
    case EventFaults::LineEnds::Lf:
        return "\n";
    case EventFaults::LineEnds::CrLf:
        return "\r\n";
    case EventFaults::LineEnds::Mixed:
        return mixed[size_t(m_lines++) % mixed.size()];
    }
    Q_UNREACHABLE();
}

} // namespace Conclave
