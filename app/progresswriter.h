#pragma once

#include "core/session/event.h"
#include "core/session/turn.h"

#include <QFile>

namespace Conclave {

/// Tells on the terminal, a line each, what a council waits for and whom it does not wait for any
/// longer. What goes well is told by the answers themselves.
class ProgressWriter final
{
public:
    /// Both outlive this; `output` is open for writing.
    ProgressWriter(const Turn &turn, QFile &output) : m_turn(turn), m_output(output) {}

    /// After `event` was applied to the turn. `isMidLine`: the terminal stands in the middle of
    /// somebody else's line.
    void show(const Event &event, bool isMidLine);

private:
    QString line(const Event &event) const; ///< Empty: nothing to tell.
    QString whyNobodyIsAwaited(const Event &event);
    QString retryLine(const AnswerRetrying &retry, const Answer &answer) const;
    const Answer *find(const StreamId &stream) const;
    QString nameOf(const Answer &answer) const;

    const Turn &m_turn;
    QFile &m_output;
    bool m_isTimeUp = false; ///< It was told why nobody is awaited any more.
};

} // namespace Conclave
