#pragma once

#include "core/net/networktransport.h"
#include "core/run/livesession.h"
#include "tests/core/faults/eventledger.h"
#include "tests/support/countedtransport.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakeserver.h"
#include "tests/support/loopwatchdog.h"
#include "tests/support/resourcecount.h"
#include "tests/support/runfixture.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace Conclave {

/// One fault case on stage: a session over real sockets, a misbehaving server, a healthy one, and a
/// clock that only this object moves. Nothing in here waits for time to pass.
class FaultPlay final
{
public:
    /// The key that must never be seen anywhere but in a request's header.
    static constexpr auto Canary = "sk-canary-7Q2w9E4r6T8y1U3i5O";

    /// Qt keeps threads for looking up names and proxies. Call it before plays that need some, so
    /// that they are not counted as left over; takes a moment.
    static void startHelpersOfQt();

    FaultPlay();
    ~FaultPlay();
    FaultPlay(const FaultPlay &) = delete;
    FaultPlay &operator=(const FaultPlay &) = delete;

    FakeServer &server() { return *m_server; }
    FakeServer &elsewhere() { return *m_elsewhere; } ///< For who must not be touched by a fault.
    FakeClock &clock() { return m_clock; }
    RunFixture &fixture() { return *m_fixture; }
    LiveSession &session() { return *m_session; }
    LoopWatchdog &watchdog() { return m_watchdog; }
    const NetworkTransport &network() const { return *m_network; }
    int liveStreams() const { return m_transport->alive(); }

    /// Asks and writes down what happens. The newest turn is the one below.
    void ask(const Council &council,
             CouncilRun::Options options = {.combine = CouncilRun::Combine::Never},
             const QString &question = QStringLiteral("Why?"));
    CouncilRun &run() const { return *m_session->run(m_turns.back()); }
    const Turn &turn() const { return run().turn(); }
    const Answer &answer(qsizetype place) const { return *turn().latestAnswers().at(place); }
    const QList<Event> &events() const { return m_ledgers.back()->events(); } ///< Of that turn.
    qsizetype arrivals(const QString &model) const;                           ///< At either server.

    /// Turns the event loop until `condition` holds; false when it takes too long in real time.
    bool until(const std::function<bool()> &condition,
               std::chrono::milliseconds longest = std::chrono::seconds(20));
    void settle(); ///< Handles everything that is ready, and what follows from it.
    void advance(Microseconds span);

    /// Takes everything down and looks whether all kept their word: the first thing wrong, in
    /// words; empty: nothing. The play is over.
    QString close();

private:
    QString problemOfTurns() const;
    QString problemOfFiles() const;
    QString takeDown();

    LoopWatchdog m_watchdog;
    const ResourceCount m_before = ResourceCount::now();
    FakeClock m_clock;
    std::unique_ptr<FakeServer> m_server = std::make_unique<FakeServer>();
    std::unique_ptr<FakeServer> m_elsewhere = std::make_unique<FakeServer>();
    std::unique_ptr<NetworkTransport> m_network = std::make_unique<NetworkTransport>(m_clock);
    std::unique_ptr<CountedTransport> m_transport = std::make_unique<CountedTransport>(*m_network);
    std::unique_ptr<RunFixture> m_fixture = std::make_unique<RunFixture>(*m_transport, m_clock);
    std::unique_ptr<LiveSession> m_session =
        std::make_unique<LiveSession>(m_fixture->environment());
    std::vector<TurnId> m_turns;
    std::vector<std::unique_ptr<EventLedger>> m_ledgers; ///< One for each turn.
};

} // namespace Conclave
