#include "tests/bench/soak.h"

#include "core/export/markdown.h"
#include "core/session/sessionjson.h"

#include <QEventLoop>
#include <QTcpServer>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <malloc.h>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int Speed = 60; ///< An idle time-out of 90 s takes 1.5 s.
constexpr quint32 Seed = 20261120;
constexpr int TurnsOfSession = 10;
constexpr int AtOnce = 5;
constexpr int WarmUp = 50;
constexpr int DropEvery = 5; ///< So many sessions, one is destroyed in the middle.
constexpr auto Gap = 40ms;   ///< Between one question and the next.
constexpr auto Forgiven = 10s;
const QByteArray Key = "sk-soak-0123456789abcdefghijklmnop";

/// Nobody listens there: it was free a moment ago.
QUrl closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(u"http://127.0.0.1:%1/v1"_s.arg(server.serverPort()));
}

/// Runs the event loop until `isDone`, or for `patience`.
void turnUntil(const std::function<bool()> &isDone, std::chrono::milliseconds patience)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    QEventLoop loop;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        if (isDone() || std::chrono::steady_clock::now() > end)
            loop.quit();
    });
    timer.start(5ms);
    loop.exec();
}

} // namespace

Soak::Soak(const QUrl &server)
    : m_clock(Speed)
    , m_transport(m_clock, server)
    , m_fixture(m_transport, m_clock)
    , m_mix(Seed, {server, closedPort(), m_blackHole.url()})
{
    m_fixture.key = Secret(Key);
}

void Soak::run(int turns)
{
    runSession(1, false); // what Qt loads for the first request
    rest();
    m_before = ProcessStatus::ofThis();
    for (int session = 1; m_asked < turns; ++session) {
        runSession(std::min(TurnsOfSession, turns - m_asked), session % DropEvery == 0);
        turnUntil([] { return true; }, 1s); // what is deleted later is deleted now
        ::malloc_trim(0);                   // what is free is not kept by anybody
        if (m_asked > WarmUp)
            m_resident.append(ProcessStatus::ofThis().residentMiB);
        QTextStream(stderr) << "\r" << m_asked << " turns";
    }
    QTextStream(stderr) << "\r";
    rest();
    m_after = ProcessStatus::ofThis();
}

void Soak::runSession(int turns, bool isDropped)
{
    m_session = std::make_unique<LiveSession>(m_fixture.environment());
    QObject::connect(m_session.get(),
                     &LiveSession::happened,
                     m_session.get(),
                     [this](TurnId turn, const Event &event) { m_ledger.read(turn, event); });
    m_mix.newSeats();
    m_toAsk = turns;
    turnUntil(
        [this, isDropped] {
            step();
            return m_toAsk == 0 && (isDropped || !isBusy());
        },
        1h);
    closeAccounts(isDropped);
    m_session.reset();
    m_running.clear();
}

void Soak::ask()
{
    const SoakTurn turn = m_mix.next();
    const Moment now = std::chrono::steady_clock::now();
    const TurnId id = m_session->ask({.text = u"What goes wrong?"_s}, turn.council, turn.options);
    m_ledger.begin(id, turn.voices);
    m_running.append({.id = id,
                      .turn = turn,
                      .asked = now,
                      .stopAt = now + turn.patience,
                      .lostAt = now + turn.patience + Forgiven});
    ++m_asked;
    --m_toAsk;
}

bool Soak::isBusy() const
{
    return std::ranges::any_of(m_running, [this](const Running &running) {
        const bool isGivenUp = std::chrono::steady_clock::now() > running.lostAt;
        return !isGivenUp &&
               (!running.turn.actions.isEmpty() || m_session->run(running.id)->isRunning());
    });
}

void Soak::step()
{
    const Moment now = std::chrono::steady_clock::now();
    for (Running &running : m_running)
        look(running, now);
    const int atOnce = int(std::ranges::count_if(m_running, [this](const Running &running) {
        return m_session->run(running.id)->isRunning();
    }));
    m_mostAtOnce = std::max(m_mostAtOnce, atOnce);
    const bool isSoon = !m_running.isEmpty() && now - m_running.constLast().asked < Gap;
    if (m_toAsk > 0 && atOnce < AtOnce && !isSoon)
        ask();
}

void Soak::look(Running &running, Moment now)
{
    CouncilRun &run = *m_session->run(running.id);
    const QList<SoakAction> actions = running.turn.actions;
    for (const SoakAction &action : actions) {
        if (now - running.asked < action.after)
            continue;
        act(action, running.turn, run);
        running.turn.actions.removeIf([&](const SoakAction &a) { return a.after == action.after; });
    }
    if (now > running.stopAt && run.isRunning()) {
        run.stopAll();
        running.stopAt = now + 500ms; // something may have been retried
    }
}

void Soak::act(const SoakAction &action, const SoakTurn &turn, CouncilRun &run)
{
    switch (action.kind) {
    case SoakAction::Kind::StopOne:
        return run.stop(action.member);
    case SoakAction::Kind::StopAll:
        return run.stopAll();
    case SoakAction::Kind::RetryOne:
        return run.retry(action.member);
    case SoakAction::Kind::RetryAllFailed:
        return run.retryAllFailed();
    case SoakAction::Kind::HurryAll:
        for (const Member &member : turn.council.members)
            run.hurry(member.id);
        return;
    case SoakAction::Kind::GiveUpAll:
        for (const Member &member : turn.council.members)
            run.giveUp(member.id);
        return;
    case SoakAction::Kind::SetLimits:
        return run.setLimits(action.limits);
    case SoakAction::Kind::Synthesise:
        return run.synthesise();
    case SoakAction::Kind::StopSynthesis:
        return run.stopSynthesis();
    case SoakAction::Kind::HurrySynthesis:
        return run.hurrySynthesis();
    case SoakAction::Kind::GiveUpSynthesis:
        return run.giveUpSynthesis();
    }
}

void Soak::closeAccounts(bool isDropped)
{
    const Session session = m_session->snapshot();
    for (const Turn &turn : session.turns) {
        if (isDropped && !turn.ended)
            m_ledger.drop(turn);
        else
            m_ledger.close(turn);
    }
    checkFile(session);
}

void Soak::checkFile(const Session &session)
{
    const QByteArray file = sessionFile(session);
    if (file.contains(Key) || markdown(session).contains(Key))
        m_ledger.breakPromise(u"the key is in an export"_s);
    const Result<Session> read = sessionFromFile(file);
    if (!read)
        return m_ledger.breakPromise(u"an export cannot be read: "_s + read.error().message);
    const bool isOver = std::ranges::all_of(session.turns, &Turn::ended);
    if (isOver && sessionFile(*read) != file)
        m_ledger.breakPromise(u"an export changed by reading it"_s);
}

/// Until nothing is left of the connections. The pool keeps idle managers for a minute of core's,
/// and one for ever.
void Soak::rest()
{
    turnUntil([this] { return m_transport.pool().size() <= 1; }, 5s);
    // Sockets go with the threads of their managers, or, unused ones, after a second.
    const auto isAsBefore = [this] {
        const ProcessStatus now = ProcessStatus::ofThis();
        return now.threads <= m_before.threads && now.descriptors <= m_before.descriptors;
    };
    turnUntil(isAsBefore, 3s);
}

} // namespace Conclave
