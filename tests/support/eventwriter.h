#pragma once

#include "tests/support/eventfaults.h"
#include "tests/support/fakeframe.h"
#include "tests/support/fakevoice.h"

#include <QByteArray>
#include <QStringBuilder>

namespace Conclave {

/// Writes the events of a stream with the line ends of a scenario.
class EventWriter final
{
public:
    EventWriter(EventFaults::LineEnds lineEnds, FakeVoice::Framing framing)
        : m_lineEnds(lineEnds)
        , m_framing(framing)
    {
    }

    QByteArray event(const FakeFrame &frame);
    QByteArray events(const FakeFrames &frames);
    QByteArray beginning(const QByteArray &data) const; ///< Of an event; it is not complete.
    QByteArray comment();                               ///< What keeps alive and says nothing.
    /// What nobody has heard of: fields, a type with its data, an id and a retry.
    QByteArray unknown();

private:
    QByteArray line(const QByteArray &text) { return text + lineEnd(); }
    QByteArray ended(const QByteArray &text);
    QByteArray lineEnd();

    EventFaults::LineEnds m_lineEnds;
    FakeVoice::Framing m_framing;
    int m_lines = 0;
};

} // namespace Conclave
