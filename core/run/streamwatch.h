#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/run/streamtimeouts.h"

#include <functional>
#include <memory>
#include <optional>

namespace Conclave {

/// The timers of one answer's stream: how long each phase may take, and what counts as silence.
/// Told what happens, it tells when that has been too little.
class StreamWatch final
{
public:
    enum class Phase {
        Connecting, ///< The request is not all on the wire.
        FirstByte,  ///< It is, and no byte of the body has come.
        Streaming,
        Finishing ///< Only the end mark is missing.
    };

    /// Called from the event loop, or from inside noteBytes() (revived).
    struct Listener
    {
        std::function<void()> lacksOnlyItsEnd;             ///< Finishing took too long.
        std::function<void(const Error &)> timedOut;       ///< Any other phase did.
        std::function<void(Microseconds silence)> stalled; ///< Once for each silence, from the
                                                           ///< first byte of the reply on.
        std::function<void()> revived;                     ///< Bytes come again.
    };

    /// Begins with Connecting. `clock` outlives the watch.
    StreamWatch(const Clock &clock, const StreamTimeouts &timeouts, Listener listener);

    Phase phase() const { return m_phase; }
    void enter(Phase phase);
    void noteUpload();  ///< A piece of the request got through.
    void noteHead();    ///< The reply begins.
    void noteBytes();   ///< Of any kind.
    void noteContent(); ///< Reasoning or text; after it was told.
    void stop();        ///< Nothing is told any more.

private:
    void watch();
    void look();
    std::optional<Error> tooLate(Microseconds now) const; ///< Empty: nothing is.

    const Clock &m_clock;
    const StreamTimeouts m_timeouts;
    const Listener m_listener;
    Phase m_phase = Phase::Connecting;
    Microseconds m_enteredAt{0}; ///< The phase, or the last piece of an upload.
    Microseconds m_lastByteAt{0};
    Microseconds m_lastContentAt{0};
    bool m_isUploading = false; ///< Connected, and a part of the request is through.
    bool m_hasHead = false;
    bool m_isStalled = false;
    std::unique_ptr<Alarm> m_alarm; ///< Null: stopped.
};

} // namespace Conclave
