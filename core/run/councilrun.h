#pragma once

#include "core/run/attempts.h"
#include "core/run/spendinghold.h"
#include "core/run/synthesisrun.h"
#include "core/session/turnfeed.h"

#include <functional>
#include <memory>

namespace Conclave {

/// The live process that produces one turn: all members at once, then the synthesis, at the latest
/// when the council's limits say so (Quorum). Members who are not done by then go on.
///
/// Everything that happens becomes an Event, is folded into turn(), and is then announced by
/// happened(). Its slots must not destroy the run. One member's failure is one member's failure.
/// Destroying the run drops its requests silently.
class CouncilRun final : public TurnFeed
{
    Q_OBJECT

public:
    enum class Combine { Automatically, Never };
    /// What becomes of answers that nobody waits for any longer.
    enum class Late {
        Land, ///< They go on and come late.
        Stop  ///< They end at once, with Notice::Deadline; then the synthesis begins.
    };
    struct Options
    {
        Combine combine = Combine::Automatically;
        Late late = Late::Land;
        double agreedUsd = 0; ///< As agree().
        bool canSend = true;  ///< False: nothing is ever sent; its turn can only be judged.
    };

    /// `turn` holds the question and the council, and may hold answers of an earlier process;
    /// `earlier` gives the turns before it, which are every member's own thread; it is called for
    /// each start and retry.
    CouncilRun(const RunEnvironment &environment,
               const Turn &turn,
               std::function<QList<Turn>()> earlier,
               Options options);
    ~CouncilRun() override;

    const Turn &turn() const override { return m_turn; }
    bool isRunning() const override;
    bool canSend() const { return m_options.canSend; } ///< As its options say.
    bool isStopped() const { return m_isStopped; }     ///< As a whole, and nothing was asked since.
    bool isCombining() const { return m_synthesis != nullptr; }
    /// Why the synthesis does not begin by itself although it is time, or why the second chair did
    /// not take over; empty: nothing holds them.
    const std::optional<SpendingHold> &hold() const { return m_hold; }
    /// Since the turn was asked. For a turn of an earlier process, time goes on from its last
    /// event.
    Microseconds elapsed() const override { return m_environment.clock.now() - m_origin; }

    /// Asks all enabled members, in this very turn of the event loop. Call once, for a new turn.
    void start();

    /// Changes how long the members are waited for, from now on; what makes no sense is clamped.
    /// When that means that it has been long enough, the synthesis begins.
    void setLimits(const Limits &limits);

    void stop(MemberId member);
    void stopSynthesis();
    void stopAll();
    void stopAllNow(); ///< The same, but everything has been said when this returns.
    /// Asks the member again, beside its earlier answers, even if its endpoint is out. No effect
    /// while it is still answering.
    void retry(MemberId member);
    void retryAllFailed(); ///< Everybody whose newest answer has ended and is not complete.
    /// Makes a synthesis now from the answers there are, complete or not; those before it are kept.
    /// No effect while one is being made or there is no text. Nothing holds it back.
    void synthesise();
    /// The user knows that the turn costs about so much, in US dollars: a chair with which it does
    /// is not held back, whatever the limit. The largest amount counts.
    void agree(double usd);

    /// What the user thinks of the answers, from now on; its moment is set. No effect when it is
    /// impossible or says nothing new.
    void judge(Verdict verdict);

    /// As Attempt::hurry() and giveUp(), for the member's running answer.
    void hurry(MemberId member);
    void giveUp(MemberId member);
    void hurrySynthesis();
    void giveUpSynthesis();

private:
    enum class Insist { No, Yes };

    void ask(const Member &member, int attempt, const QList<Turn> &earlier, Insist insist);
    void record(const Event &event);
    Event markedIfLate(const Event &event) const;
    void say(decltype(Event::what) what);
    void endAnswer(const StreamId &stream);
    void endSynthesis();
    void look();
    void goOn();
    void askAgain(MemberId member);
    void combine(Insist insist);
    void combineUnlessHeld();
    std::optional<SpendingHold> holdOf(const Member &chair) const;
    bool canRefresh() const;
    void endTurn();
    void resumeTurn();

    const RunEnvironment &m_environment;
    Turn m_turn;
    const std::function<QList<Turn>()> m_earlier;
    const Options m_options;
    Microseconds m_origin;
    /// Of this turn in every endpoint's queue: its chair does not stand behind later questions,
    /// nor behind members whom nobody waits for any more.
    const quint64 m_place;
    Attempts m_attempts;
    std::unique_ptr<SynthesisRun, QScopedPointerDeleteLater> m_synthesis; ///< Null: not running.
    std::unique_ptr<Alarm> m_lookAlarm;
    std::optional<SpendingHold> m_hold;
    double m_agreedUsd;
    bool m_isStopped = false;   ///< By the user: nothing begins by itself any more.
    bool m_isRefreshed = false; ///< The one refresh with late answers was made.
};

} // namespace Conclave
