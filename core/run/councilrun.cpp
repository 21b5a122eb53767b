#include "core/run/councilrun.h"

#include "core/session/apply.h"

#include <QRandomGenerator>

#include <algorithm>

namespace Conclave {

namespace {

/// Where the time of a turn has got to: an earlier process's clock goes on from there.
Microseconds lastMoment(const Turn &turn)
{
    Microseconds last{0};
    for (const Answer &answer : turn.answers)
        last = std::max(last, answer.times.ended.value_or(last));
    if (turn.synthesis)
        last = std::max(last, turn.synthesis->answer.times.ended.value_or(last));
    return last;
}

} // namespace

CouncilRun::CouncilRun(const RunEnvironment &environment,
                       const Turn &turn,
                       std::function<QList<Turn>()> earlier,
                       Combine combine)
    : m_environment(environment)
    , m_turn(turn)
    , m_earlier(std::move(earlier))
    , m_combine(combine)
    , m_origin(environment.clock.now() - lastMoment(turn))
{
}

CouncilRun::~CouncilRun()
{
    // Not later: the transport may be gone by then.
    for (auto &attempt : m_attempts)
        delete attempt.release();
    delete m_synthesis.release();
}

bool CouncilRun::isRunning() const
{
    return !m_attempts.empty() || m_synthesis;
}

void CouncilRun::start()
{
    const QList<Member> members = m_turn.council.enabledMembers();
    const QList<Turn> earlier = m_earlier();
    for (const Member &member : members)
        ask(member, 1, earlier);
    if (members.isEmpty())
        endTurn();
    if (m_turn.council.deadline)
        m_deadline = m_environment.clock.alarm(*m_turn.council.deadline, [this] { stopWaiting(); });
}

void CouncilRun::stop(MemberId member)
{
    for (const auto &attempt : m_attempts) {
        if (attempt->stream().member == member)
            attempt->cancel();
    }
}

void CouncilRun::stopSynthesis()
{
    if (m_synthesis)
        m_synthesis->cancel();
}

void CouncilRun::stopAll()
{
    m_isStopped = true;
    for (Attempt *attempt : running())
        attempt->cancel();
    stopSynthesis();
}

void CouncilRun::retry(MemberId member)
{
    const Answer *last = m_turn.latest(member);
    const Member *seat = m_turn.council.find(member);
    if (!last || !seat || isAnswering(member))
        return;
    resumeTurn();
    ask(*seat, last->attempt + 1, m_earlier());
}

void CouncilRun::retrySynthesis()
{
    if (isRunning())
        return;
    resumeTurn();
    combine();
}

void CouncilRun::ask(const Member &member, int attempt, const QList<Turn> &earlier)
{
    auto *running = new Attempt(m_environment,
                                member,
                                memberMessages(member, earlier, m_turn.question),
                                {member.id, attempt},
                                m_origin);
    m_attempts.emplace_back(running);
    connect(running, &Attempt::happened, this, &CouncilRun::record);
    running->start();
}

void CouncilRun::record(const Event &event)
{
    apply(m_turn, event);
    emit happened(event);
    if (std::holds_alternative<AnswerEnded>(event.what))
        endAnswer(event.stream);
}

void CouncilRun::say(decltype(Event::what) what)
{
    record({elapsed(), {}, std::move(what)});
}

void CouncilRun::endAnswer(const StreamId &stream)
{
    if (stream.isSynthesis()) {
        m_synthesis.reset(); // deleted later: we are inside its signal
        endTurn();
        return;
    }
    std::erase_if(m_attempts,
                  [&stream](const auto &attempt) { return attempt->stream() == stream; });
    if (m_attempts.empty())
        m_deadline.reset(); // a later retry has no deadline
    else if (!m_turn.synthesis && hasQuorum())
        stopWaiting();
    const bool isFirstSynthesis = !m_turn.synthesis && m_combine == Combine::Automatically;
    if (m_attempts.empty() && !m_synthesis && isFirstSynthesis && !m_isStopped)
        combine();
    else if (!isRunning())
        endTurn();
}

void CouncilRun::combine()
{
    m_synthesis.reset(
        new SynthesisRun(m_environment, m_turn, m_origin, QRandomGenerator::system()->generate()));
    connect(m_synthesis.get(), &SynthesisRun::happened, this, &CouncilRun::record);
    if (!m_synthesis->start()) {
        m_synthesis.reset();
        endTurn();
    }
}

bool CouncilRun::hasQuorum() const
{
    const QList<const Answer *> answers = m_turn.latestAnswers();
    const auto complete = std::ranges::count(answers, AnswerStatus::Complete, &Answer::status);
    return m_turn.council.quorum && complete >= *m_turn.council.quorum;
}

void CouncilRun::stopWaiting()
{
    m_deadline.reset();
    for (Attempt *attempt : running())
        attempt->cancel(Notice::Deadline);
}

void CouncilRun::endTurn()
{
    if (!m_turn.ended && !isRunning())
        say(TurnEnded{});
}

void CouncilRun::resumeTurn()
{
    if (m_turn.ended)
        say(TurnResumed{});
}

QList<Attempt *> CouncilRun::running() const
{
    QList<Attempt *> attempts;
    for (const auto &attempt : m_attempts)
        attempts.append(attempt.get());
    return attempts;
}

bool CouncilRun::isAnswering(MemberId member) const
{
    return std::ranges::any_of(
        m_attempts, [member](const auto &attempt) { return attempt->stream().member == member; });
}

} // namespace Conclave
