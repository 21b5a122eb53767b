#include "ui/turn/runcontrol.h"

#include "ui/answer/answerpanel.h"
#include "ui/synthesis/synthesispanel.h"

#include <QPointer>

namespace Conclave {

RunControl::RunControl(CouncilRun &run, const BlindFeed *blind, QObject *parent)
    : QObject(parent)
    , m_run(run)
    , m_judge(run, blind)
{
}

void RunControl::connectPanel(AnswerPanel &panel)
{
    const auto pass = [&](auto signal, void (CouncilRun::*act)(MemberId)) {
        connect(&panel, signal, this, [this, act](MemberId member) {
            (m_run.*act)(m_judge.behind(member));
        });
    };
    pass(&AnswerPanel::stopRequested, &CouncilRun::stop);
    pass(&AnswerPanel::hurryRequested, &CouncilRun::hurry);
    pass(&AnswerPanel::giveUpRequested, &CouncilRun::giveUp);
    connect(&panel, &AnswerPanel::retryRequested, this, &RunControl::retry);
    connect(&panel, &AnswerPanel::bestToggled, this, [this](MemberId member) {
        m_judge.toggleBest(member);
    });
    connect(&panel, &AnswerPanel::rated, this, [this](MemberId member, int stars) {
        m_judge.rate(member, stars);
    });
}

void RunControl::connectSynthesis(SynthesisPanel &panel)
{
    connect(&panel, &SynthesisPanel::stopRequested, &m_run, &CouncilRun::stopSynthesis);
    connect(&panel, &SynthesisPanel::synthesisRequested, this, &RunControl::synthesise);
    connect(&panel, &SynthesisPanel::hurryRequested, &m_run, &CouncilRun::hurrySynthesis);
    connect(&panel, &SynthesisPanel::giveUpRequested, &m_run, &CouncilRun::giveUpSynthesis);
    connect(&panel, &SynthesisPanel::limitsChanged, &m_run, &CouncilRun::setLimits);
}

void RunControl::retry(MemberId member)
{
    const MemberId asked = m_judge.behind(member);
    send({asked}, [asked](RunControl &control) { control.m_run.retry(asked); });
}

void RunControl::retryAllFailed()
{
    const QList<MemberId> lacking = m_run.turn().lackingMembers();
    if (!lacking.isEmpty())
        send(lacking, [](RunControl &control) { control.m_run.retryAllFailed(); });
}

void RunControl::synthesise()
{
    send({}, [](RunControl &control) {
        control.m_run.synthesise();
        emit control.synthesised();
    });
}

void RunControl::send(const QList<MemberId> &members, const std::function<void(RunControl &)> &act)
{
    if (!m_gate)
        return act(*this);
    m_gate(m_run, members, [self = QPointer(this), act](double agreedUsd) {
        if (!self) // it goes with its run
            return;
        self->m_run.agree(agreedUsd);
        act(*self);
    });
}

} // namespace Conclave
