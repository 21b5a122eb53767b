#include "core/run/councilrun.h"

#include "core/run/quorum.h"
#include "core/run/turntime.h"
#include "core/session/apply.h"

#include <QRandomGenerator>

#include <algorithm>

namespace Conclave {

/// An estimate is not exact: who agreed to one is not asked again for a little more.
constexpr double AboutTheSame = 1.25;

CouncilRun::CouncilRun(const RunEnvironment &environment,
                       const Turn &turn,
                       std::function<QList<Turn>()> earlier,
                       Options options)
    : m_environment(environment)
    , m_turn(turn)
    , m_earlier(std::move(earlier))
    , m_options(options)
    , m_origin(environment.clock.now() - turnTime(turn, environment.clock.wallTime()))
    , m_place(environment.queue.takePlace())
    , m_agreedUsd(options.agreedUsd)
{
}

CouncilRun::~CouncilRun()
{
    // Not later: the transport may be gone by then. The attempts go with m_attempts.
    delete m_synthesis.release();
}

bool CouncilRun::isRunning() const
{
    return !m_attempts.isEmpty() || m_synthesis;
}

void CouncilRun::start()
{
    const QList<Member> members = m_turn.council.enabledMembers();
    const QList<Turn> earlier = m_earlier();
    for (const Member &member : members) {
        if (!m_isStopped) // by whoever was told
            ask(member, 1, earlier, Insist::No);
    }
    look();
    endTurn(); // where there was nobody to ask
}

void CouncilRun::setLimits(const Limits &limits)
{
    const Limits sensible = clamped(limits, m_turn.council.enabledMembers().size());
    if (sensible == m_turn.council.limits)
        return;
    say(LimitsChanged{sensible});
    look();
}

void CouncilRun::stop(MemberId member)
{
    m_attempts.cancel(member);
}

void CouncilRun::stopSynthesis()
{
    m_isRefreshed = true; // who stops one does not want another by itself
    if (m_synthesis)
        m_synthesis->cancel();
}

void CouncilRun::stopAll()
{
    m_isStopped = true;
    m_lookAlarm.reset();
    m_attempts.cancelAll();
    stopSynthesis();
}

void CouncilRun::stopAllNow()
{
    stopAll();
    m_attempts.cancelAllNow();
    if (m_synthesis)
        m_synthesis->cancelNow();
}

void CouncilRun::retry(MemberId member)
{
    m_isStopped = false;
    askAgain(member);
}

void CouncilRun::retryAllFailed()
{
    const QList<MemberId> failed = m_turn.lackingMembers();
    m_isStopped = false;
    for (const MemberId &member : failed) {
        if (!m_isStopped) // by whoever was told
            askAgain(member);
    }
}

void CouncilRun::askAgain(MemberId member)
{
    const Answer *last = m_turn.latest(member);
    const Member *seat = m_turn.council.find(member);
    if (!canSend() || !last || !seat || m_attempts.of(member))
        return;
    resumeTurn();
    ask(*seat, last->attempt + 1, m_earlier(), Insist::Yes);
    look();
}

void CouncilRun::synthesise()
{
    if (!canSend() || m_synthesis || !m_turn.hasText())
        return;
    m_isStopped = false;
    resumeTurn();
    combine(Insist::Yes);
}

void CouncilRun::agree(double usd)
{
    m_agreedUsd = std::max(m_agreedUsd, usd);
}

void CouncilRun::judge(Verdict verdict)
{
    if (m_turn.verdict)
        verdict.at = m_turn.verdict->at; // which tells no verdicts apart
    if (verdict == m_turn.verdict || !isPossible(verdict, m_turn.council))
        return;
    verdict.at = m_environment.clock.wallTime();
    say(VerdictGiven{verdict});
}

void CouncilRun::hurry(MemberId member)
{
    m_attempts.hurry(member);
}

void CouncilRun::giveUp(MemberId member)
{
    m_attempts.giveUp(member);
}

void CouncilRun::hurrySynthesis()
{
    if (m_synthesis)
        m_synthesis->hurry();
}

void CouncilRun::giveUpSynthesis()
{
    if (m_synthesis)
        m_synthesis->giveUp();
}

void CouncilRun::ask(const Member &member, int attempt, const QList<Turn> &earlier, Insist insist)
{
    Attempt &begun = m_attempts.add(m_environment,
                                    {.seat = member,
                                     .messages = memberMessages(member, earlier, m_turn.question),
                                     .stream = {member.id, attempt},
                                     .origin = m_origin,
                                     .isInsisted = insist == Insist::Yes});
    connect(&begun, &Attempt::happened, this, &CouncilRun::record);
    begun.start();
}

void CouncilRun::record(const Event &event)
{
    const bool ends =
        std::holds_alternative<AnswerEnded>(event.what) && !event.stream.isSynthesis();
    const Event told = ends ? markedIfLate(event) : event;
    apply(m_turn, told);
    emit happened(told);
    if (ends)
        endAnswer(event.stream);
}

/// What else there is to know about an answer outweighs that it came late.
Event CouncilRun::markedIfLate(const Event &event) const
{
    Event told = event;
    auto &end = std::get<AnswerEnded>(told.what);
    const Answer *answer = m_turn.latest(event.stream.member);
    const bool isPlain = end.status == AnswerStatus::Complete && end.notice == Notice::None;
    if (isPlain && answer && m_turn.isLate(*answer))
        end.notice = Notice::Late;
    return told;
}

void CouncilRun::say(decltype(Event::what) what)
{
    record({elapsed(), {}, std::move(what)});
}

void CouncilRun::endAnswer(const StreamId &stream)
{
    m_attempts.remove(stream);
    look();
    goOn();
}

void CouncilRun::endSynthesis()
{
    m_hold = m_synthesis->hold();
    m_synthesis->setParent(this); // so that it goes with us if we go first
    m_synthesis.reset();          // deleted later: we are inside its signal
    goOn();
}

/// Begins the first synthesis when it has been waited for long enough.
void CouncilRun::look()
{
    m_lookAlarm.reset();
    if (m_isStopped || m_turn.synthesis || m_attempts.isEmpty())
        return;
    const Quorum quorum = Quorum::decide(
        m_turn.council.limits, m_turn.latestAnswers(), elapsed(), m_turn.awaitedSince);
    if (quorum.until)
        m_lookAlarm = m_environment.clock.alarm(*quorum.until - elapsed(), [this] { look(); });
    const bool isTimeUp =
        quorum.step == Quorum::Step::Start || quorum.step == Quorum::Step::Overdue;
    if (isTimeUp && m_options.late == Late::Stop)
        m_attempts.cancelAll(Notice::Deadline); // the synthesis follows when they have ended
    else if (quorum.step == Quorum::Step::Start && m_options.combine == Combine::Automatically)
        combineUnlessHeld();
}

/// What follows when an answer or the synthesis has ended.
void CouncilRun::goOn()
{
    if (m_synthesis || !m_attempts.isEmpty())
        return;
    const bool isFirst = !m_turn.synthesis && m_options.combine == Combine::Automatically;
    if (!m_isStopped && (isFirst || canRefresh())) {
        m_isRefreshed = m_isRefreshed || !isFirst;
        combineUnlessHeld();
    } else {
        endTurn();
    }
}

void CouncilRun::combineUnlessHeld()
{
    const Council &council = m_turn.council;
    const std::optional<Member> &chair = council.chair ? council.chair : council.secondChair;
    m_hold = chair && m_turn.hasText() ? holdOf(*chair) : std::nullopt;
    if (m_hold)
        endTurn();
    else
        combine(Insist::No);
}

std::optional<SpendingHold> CouncilRun::holdOf(const Member &chair) const
{
    const auto hold =
        m_environment.holdSynthesis ? m_environment.holdSynthesis(m_turn, chair) : std::nullopt;
    return hold && hold->costUsd > m_agreedUsd * AboutTheSame ? hold : std::nullopt;
}

void CouncilRun::combine(Insist insist)
{
    m_hold.reset();
    SynthesisRun::Order order{.origin = m_origin,
                              .seed = QRandomGenerator::system()->generate(),
                              .place = m_place,
                              .isInsisted = insist == Insist::Yes};
    if (insist == Insist::No)
        order.hold = [this](const Member &chair) { return holdOf(chair); };
    m_synthesis.reset(new SynthesisRun(m_environment, m_turn, order));
    connect(m_synthesis.get(), &SynthesisRun::happened, this, &CouncilRun::record);
    connect(m_synthesis.get(), &SynthesisRun::finished, this, &CouncilRun::endSynthesis);
    if (!m_synthesis->start()) {
        m_synthesis.reset();
        endTurn();
    }
}

bool CouncilRun::canRefresh() const
{
    return m_turn.council.limits.refreshesLate && !m_isRefreshed && m_options.late == Late::Land &&
           !m_turn.newerThanSynthesis().isEmpty();
}

void CouncilRun::endTurn()
{
    if (!m_turn.ended && !isRunning())
        say(TurnEnded{});
}

void CouncilRun::resumeTurn()
{
    m_hold.reset();
    if (m_turn.ended)
        say(TurnResumed{});
}

} // namespace Conclave
