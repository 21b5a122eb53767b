#pragma once

#include "tests/support/playedwindow.h"
#include "ui/answer/answerpanel.h"
#include "ui/turn/answersarea.h"
#include "ui/turn/turnview.h"

namespace Conclave {

/// A real window with a turn of two answers, of which somebody is to say which is better.
class JudgedWindow : protected PlayedWindow
{
protected:
    /// Two members and the chair answer.
    void play()
    {
        m_played->ask(PlayedSession::council(2));
        m_played->complete(0, QStringLiteral("One."));
        m_played->complete(1, QStringLiteral("Two."));
        QTRY_COMPARE(m_played->transport().posted().size(), 3);
        m_played->complete(2, QStringLiteral("Both."));
        QTRY_VERIFY(m_played->run().turn().ended);
    }

    TurnView *turn() const
    {
        for (TurnView *view : m_window->findChildren<TurnView *>()) {
            if (view->isVisible())
                return view;
        }
        return nullptr;
    }
    AnswerPanel *panel(int place) const { return turn()->answers().panels().at(place); }
    AnswerPanel *panelWith(const QString &text) const
    {
        for (AnswerPanel *panel : turn()->answers().panels()) {
            const Answer *answer = turn()->turn().latest(panel->member());
            if (answer && answer->text == text)
                return panel;
        }
        return nullptr;
    }
    const Council &council() const { return m_played->run().turn().council; }
    Verdict verdict() const { return m_played->run().turn().verdict.value_or(Verdict()); }
};

} // namespace Conclave
