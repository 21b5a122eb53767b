#pragma once

#include "core/run/councilrun.h"
#include "ui/turn/sendgate.h"
#include "ui/turn/turnjudge.h"

#include <QObject>

namespace Conclave {

class AnswerPanel;
class SynthesisPanel;

/// Passes on to a run what the reader of its turn wants: to stop, to go on, to ask again, to
/// combine. Members go by the ids they are shown under, and what is sent has to pass a gate.
class RunControl final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it. Null `blind`: members are shown under their own ids.
    RunControl(CouncilRun &run, const BlindFeed *blind, QObject *parent);

    CouncilRun &run() const { return m_run; }
    TurnJudge &judge() { return m_judge; }
    /// Whom everything that is sent again has to pass; null: nobody.
    void setGate(const SendGate &gate) { m_gate = gate; }

    void connectPanel(AnswerPanel &panel);
    void connectSynthesis(SynthesisPanel &panel);

    void retry(MemberId member);
    void retryAllFailed();
    void synthesise(); ///< Now, once more, or with what is newer.

signals:
    void synthesised(); ///< Somebody asked for a synthesis, and the gate let it pass.

private:
    /// Once the gate lets it pass, and unless the run has gone meanwhile.
    void send(const QList<MemberId> &members, const std::function<void(RunControl &)> &act);

    CouncilRun &m_run;
    TurnJudge m_judge;
    SendGate m_gate;
};

} // namespace Conclave
