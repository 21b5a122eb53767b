#pragma once

#include "core/replay/replay.h"
#include "core/run/councilrun.h"
#include "core/session/session.h"

#include <QObject>

#include <memory>
#include <vector>

namespace Conclave {

/// The session that is open, with the runs that are producing its newest turns. Several may run
/// at the same time; none waits for another.
class LiveSession final : public QObject
{
    Q_OBJECT

public:
    explicit LiveSession(const RunEnvironment &environment);
    ~LiveSession() override;

    /// Asks the council now; the new turn is the session's last one. Limits that make no sense are
    /// clamped. Where nothing can be asked nothing happens, and the id is null.
    TurnId ask(const Question &question, const Council &council, CouncilRun::Options options = {});

    /// Ends what is running, as stopAllNow() does, and goes on with `session`; replaced() follows.
    void replace(const Session &session);
    void startNew();

    qsizetype turnCount() const { return qsizetype(m_runs.size()); }
    TurnId turnAt(qsizetype place) const;
    /// The run behind a turn, also when it has ended long ago; null for an unknown one.
    CouncilRun *run(TurnId turn) const;
    bool isRunning() const;
    void stopAll();
    void stopAllNow(); ///< The same, but everything has been announced when this returns.
    /// Of a turn of this session that has ended, as it is now; null for another one. `events` as
    /// Replay wants them.
    std::unique_ptr<Replay> replay(TurnId turn, const QList<Event> &events = {}) const;

    SessionId id() const { return m_frame.id; }
    QString title() const { return m_frame.title; }
    void rename(const QString &title); ///< renamed() follows.
    /// As Conclave::canAsk(). Where it is false, no run sends anything either.
    bool canAsk() const { return Conclave::canAsk(m_frame); }
    Session snapshot() const; ///< Everything up to this moment.
    /// What is known about models; null: nothing.
    const PriceTable *prices() const { return m_environment.prices; }

signals:
    void replaced();
    void renamed();
    /// A question is about to be asked: not a byte of it is on the wire. `frame` is the session
    /// without its turns.
    void turnBegins(const Conclave::Session &frame, const Conclave::Turn &turn);
    /// A question was asked; its members are on the wire already.
    void turnAdded(Conclave::TurnId turn);
    void happened(Conclave::TurnId turn, const Conclave::Event &event);

private:
    QList<Turn> turnsBefore(TurnId turn) const;
    CouncilRun &add(const Turn &turn, CouncilRun::Options options);

    const RunEnvironment m_environment;
    Session m_frame; ///< Without its turns: those are in the runs.
    std::vector<std::unique_ptr<CouncilRun>> m_runs;
};

} // namespace Conclave
