#pragma once

#include "core/run/attempt.h"
#include "core/run/synthesisrun.h"
#include "core/session/turn.h"

#include <QObject>
#include <QScopedPointer>

#include <functional>
#include <memory>
#include <vector>

namespace Conclave {

/// The live process that produces one turn: all members at once, then the synthesis, at the latest
/// when the council's deadline has passed or its quorum is complete.
///
/// Everything that happens becomes an Event, is folded into turn(), and is then announced by
/// happened(). Its slots must not destroy the run. One member's failure is one member's failure.
/// Destroying the run drops its requests silently.
class CouncilRun final : public QObject
{
    Q_OBJECT

public:
    enum class Combine { Automatically, Never };

    /// `turn` holds the question and the council, and may hold answers of an earlier process;
    /// `earlier` gives the turns before it, which are every member's own thread; it is called for
    /// each start and retry.
    CouncilRun(const RunEnvironment &environment,
               const Turn &turn,
               std::function<QList<Turn>()> earlier,
               Combine combine = Combine::Automatically);
    ~CouncilRun() override;

    const Turn &turn() const { return m_turn; }
    bool isRunning() const; ///< An answer or the synthesis has not ended.
    /// Since the turn was asked. For a turn of an earlier process, time goes on from its last
    /// event.
    Microseconds elapsed() const { return m_environment.clock.now() - m_origin; }

    /// Asks all enabled members, in this very turn of the event loop. Call once, for a new turn.
    void start();

    void stop(MemberId member);
    void stopSynthesis();
    void stopAll();
    /// Asks the member again, beside its earlier answers. No effect while it is still answering.
    void retry(MemberId member);
    /// Makes the synthesis anew from the answers there are. No effect while anything is running.
    void retrySynthesis();

signals:
    /// Once for every event, after turn() has taken it in.
    void happened(const Conclave::Event &event);

private:
    void ask(const Member &member, int attempt, const QList<Turn> &earlier);
    void record(const Event &event);
    void say(decltype(Event::what) what);
    void endAnswer(const StreamId &stream);
    void combine();
    bool hasQuorum() const;
    /// Ends the answers that are still running, so that the synthesis can begin without them.
    void stopWaiting();
    void endTurn();
    void resumeTurn();
    /// A copy, because an attempt that is cancelled may say its last words at once.
    QList<Attempt *> running() const;
    bool isAnswering(MemberId member) const;

    const RunEnvironment &m_environment;
    Turn m_turn;
    const std::function<QList<Turn>()> m_earlier;
    const Combine m_combine;
    Microseconds m_origin;
    std::vector<std::unique_ptr<Attempt, QScopedPointerDeleteLater>> m_attempts; ///< Running ones.
    std::unique_ptr<SynthesisRun, QScopedPointerDeleteLater> m_synthesis; ///< Null: not running.
    std::unique_ptr<Alarm> m_deadline;
    bool m_isStopped = false;
};

} // namespace Conclave
