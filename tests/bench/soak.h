#pragma once

#include "core/run/livesession.h"
#include "tests/bench/countingtransport.h"
#include "tests/bench/fastclock.h"
#include "tests/bench/processstatus.h"
#include "tests/bench/soakledger.h"
#include "tests/bench/soakmix.h"
#include "tests/support/blackhole.h"
#include "tests/support/runfixture.h"

#include <chrono>
#include <memory>

namespace Conclave {

/// Plays the turns of a SoakMix, several at once, session after session, and keeps account.
///
/// The real stack over real sockets; core's clock runs faster, so that waits and time-outs take
/// milliseconds.
class Soak final
{
public:
    explicit Soak(const QUrl &server);

    void run(int turns);

    const SoakLedger &ledger() const { return m_ledger; }
    int requests() const { return m_transport.requests(); } ///< Sent to the server.
    int mostAtOnce() const { return m_mostAtOnce; }         ///< Turns running at the same moment.
    /// MiB, after every session but for the first 50 turns, with freed memory given back.
    const QList<double> &resident() const { return m_resident; }
    const ProcessStatus &before() const { return m_before; } ///< At rest, after one turn.
    const ProcessStatus &after() const { return m_after; }   ///< At rest.

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Running
    {
        TurnId id;
        SoakTurn turn;
        Moment asked;
        Moment stopAt; ///< The user's patience ends; again and again while it runs on.
        Moment lostAt; ///< It counts as a turn that never ends.
    };

    void runSession(int turns, bool isDropped);
    void ask();
    bool isBusy() const;
    void step();
    void look(Running &running, Moment now);
    void act(const SoakAction &action, const SoakTurn &turn, CouncilRun &run);
    void closeAccounts(bool isDropped);
    void checkFile(const Session &session);
    void rest();

    const FastClock m_clock;
    CountingTransport m_transport;
    RunFixture m_fixture;
    const BlackHole m_blackHole;
    SoakMix m_mix;
    SoakLedger m_ledger;
    std::unique_ptr<LiveSession> m_session;
    QList<Running> m_running; ///< The turns of this session, also those that have ended.
    int m_toAsk = 0;          ///< In this session.
    int m_asked = 0;
    int m_mostAtOnce = 0;
    ProcessStatus m_before;
    ProcessStatus m_after;
    QList<double> m_resident;
};

} // namespace Conclave
