#include "core/run/livesession.h"

#include <algorithm>

namespace Conclave {

LiveSession::LiveSession(const RunEnvironment &environment) : m_environment(environment)
{
    startNew();
}

LiveSession::~LiveSession() = default;

TurnId
LiveSession::ask(const Question &question, const Council &council, CouncilRun::Options options)
{
    if (!canAsk())
        return {};
    if (m_runs.empty() && m_frame.title.isEmpty())
        m_frame.title = titleFor(question.text);
    Turn turn;
    turn.id = TurnId::create();
    turn.asked = m_environment.clock.wallTime();
    turn.question = question;
    turn.council = council;
    // A session file with limits that make no sense could not be opened again.
    turn.council.limits = clamped(council.limits, council.enabledMembers().size());
    emit turnBegins(m_frame, turn);
    CouncilRun &run = add(turn, options);
    // First onto the wire, then into the window: building panels takes a while.
    run.start();
    emit turnAdded(turn.id);
    return turn.id;
}

void LiveSession::replace(const Session &session)
{
    stopAllNow();
    m_runs.clear();
    m_frame = session;
    m_frame.turns.clear();
    for (const Turn &turn : session.turns)
        add(turn, {.canSend = canAsk()});
    emit replaced();
}

void LiveSession::rename(const QString &title)
{
    m_frame.title = title;
    emit renamed();
}

void LiveSession::startNew()
{
    replace({.id = SessionId::create(), .title = {}, .created = m_environment.clock.wallTime()});
}

TurnId LiveSession::turnAt(qsizetype place) const
{
    return m_runs.at(std::size_t(place))->turn().id;
}

CouncilRun *LiveSession::run(TurnId turn) const
{
    const auto found =
        std::ranges::find(m_runs, turn, [](const auto &run) { return run->turn().id; });
    return found == m_runs.end() ? nullptr : found->get();
}

bool LiveSession::isRunning() const
{
    return std::ranges::any_of(
        m_runs, &CouncilRun::isRunning, [](const auto &run) -> CouncilRun & { return *run; });
}

void LiveSession::stopAll()
{
    for (const auto &run : m_runs)
        run->stopAll();
}

void LiveSession::stopAllNow()
{
    for (const auto &run : m_runs)
        run->stopAllNow();
}

std::unique_ptr<Replay> LiveSession::replay(TurnId turn, const QList<Event> &events) const
{
    const CouncilRun *run = this->run(turn);
    if (!run || run->isRunning())
        return nullptr;
    return std::make_unique<Replay>(run->turn(), events, m_environment.clock);
}

Session LiveSession::snapshot() const
{
    Session session = m_frame;
    for (const auto &run : m_runs)
        session.turns.append(run->turn());
    return session;
}

CouncilRun &LiveSession::add(const Turn &turn, CouncilRun::Options options)
{
    const auto earlier = [this, id = turn.id] { return turnsBefore(id); };
    auto &run =
        *m_runs.emplace_back(std::make_unique<CouncilRun>(m_environment, turn, earlier, options));
    connect(&run, &CouncilRun::happened, this, [this, id = turn.id](const Event &event) {
        emit happened(id, event);
    });
    return run;
}

QList<Turn> LiveSession::turnsBefore(TurnId turn) const
{
    QList<Turn> turns;
    for (const auto &run : m_runs) {
        if (run->turn().id == turn)
            break;
        turns.append(run->turn());
    }
    return turns;
}

} // namespace Conclave
