#include "tests/support/eventwriter.h"

#include <array>

namespace Conclave {

QByteArray EventWriter::event(const FakeFrame &frame)
{
    if (m_framing == FakeVoice::Framing::Lines)
        return line(frame.data);
    const QByteArray type = frame.type.isEmpty() ? QByteArray() : line("event: " + frame.type);
    return type + ended("data: " + frame.data);
}

QByteArray EventWriter::events(const FakeFrames &frames)
{
    QByteArray bytes;
    for (const FakeFrame &frame : frames)
        bytes += event(frame);
    return bytes;
}

QByteArray EventWriter::beginning(const QByteArray &data) const
{
    return (m_framing == FakeVoice::Framing::Lines ? QByteArray() : QByteArray("data: ")) + data;
}

QByteArray EventWriter::comment()
{
    return m_framing == FakeVoice::Framing::Lines ? lineEnd() : ended(": keep-alive");
}

QByteArray EventWriter::unknown()
{
    QByteArray bytes;
    if (m_framing == FakeVoice::Framing::Events) {
        bytes = line("id: 7") + line("retry: 1");
        bytes += line("colour: green") + line("nocolon");
    }
    return bytes + event({"message.delta.v9", R"({"type":"message.delta.v9","text":"UNKNOWN "})"});
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
