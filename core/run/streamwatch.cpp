#include "core/run/streamwatch.h"

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

StreamWatch::StreamWatch(const Clock &clock, const StreamTimeouts &timeouts, Listener listener)
    : m_clock(clock)
    , m_timeouts(timeouts)
    , m_listener(std::move(listener))
{
    enter(Phase::Connecting);
}

void StreamWatch::enter(Phase phase)
{
    m_phase = phase;
    m_enteredAt = m_lastByteAt = m_lastContentAt = m_clock.now();
    watch();
}

void StreamWatch::noteUpload()
{
    m_isUploading = true; // a long question on a slow line is no failure to connect
    m_enteredAt = m_clock.now();
}

void StreamWatch::noteHead()
{
    m_hasHead = true;
    noteBytes();
    watch(); // from here on silence is worth telling
}

void StreamWatch::noteBytes()
{
    m_lastByteAt = m_clock.now();
    if (!std::exchange(m_isStalled, false))
        return;
    watch();
    m_listener.revived();
}

void StreamWatch::noteContent()
{
    // Also of bytes: a silence begins after what they said was told.
    m_lastByteAt = m_lastContentAt = m_clock.now();
}

void StreamWatch::stop()
{
    m_alarm.reset();
}

/// The alarm is not moved for every byte; instead it looks back when it rings.
void StreamWatch::watch()
{
    const bool canStall = m_hasHead && !m_isStalled;
    const Microseconds stallAt = canStall ? m_lastByteAt + m_timeouts.stall : Microseconds::max();
    Microseconds due{0};
    switch (m_phase) {
    case Phase::Connecting:
        due = m_enteredAt + (m_isUploading ? m_timeouts.firstByte : m_timeouts.connect);
        break;
    case Phase::FirstByte:
        due = std::min(m_enteredAt + m_timeouts.firstByte, stallAt);
        break;
    case Phase::Streaming:
        due = std::min(
            {m_lastByteAt + m_timeouts.idle, m_lastContentAt + m_timeouts.content, stallAt});
        break;
    case Phase::Finishing:
        due = m_enteredAt + m_timeouts.afterFinish;
        break;
    }
    m_alarm = m_clock.alarm(due - m_clock.now(), [this] { look(); });
}

/// Whoever is told may end the stream, and this with it: telling comes last.
void StreamWatch::look()
{
    if (m_phase == Phase::Finishing)
        return m_listener.lacksOnlyItsEnd();
    const Microseconds now = m_clock.now();
    if (const std::optional<Error> error = tooLate(now))
        return m_listener.timedOut(*error);
    const Microseconds silence = now - m_lastByteAt;
    const bool begins = !m_isStalled && m_hasHead && silence >= m_timeouts.stall;
    m_isStalled = m_isStalled || begins;
    watch();
    if (begins)
        m_listener.stalled(silence);
}

std::optional<Error> StreamWatch::tooLate(Microseconds now) const
{
    using Kind = Error::Kind;
    const bool isConnected = m_isUploading || m_phase == Phase::FirstByte;
    const bool hasBegun = m_phase == Phase::Streaming;
    if (!hasBegun && !isConnected && now - m_enteredAt >= m_timeouts.connect)
        return Error{.kind = Kind::ConnectTimeout, .message = u"no connection was made"_s};
    if (!hasBegun && isConnected && now - m_enteredAt >= m_timeouts.firstByte)
        return Error{.kind = Kind::FirstByteTimeout, .message = u"no first byte came"_s};
    if (hasBegun && now - m_lastByteAt >= m_timeouts.idle)
        return Error{.kind = Kind::IdleTimeout, .message = u"no more bytes came"_s};
    if (hasBegun && now - m_lastContentAt >= m_timeouts.content)
        return Error{.kind = Kind::IdleTimeout, .message = u"only signs of life came, no text"_s};
    return {};
}

} // namespace Conclave
