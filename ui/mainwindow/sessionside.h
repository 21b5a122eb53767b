#pragma once

#include "core/run/livesession.h"

#include <QWidget>

namespace Conclave {

class CouncilBar;
class FindBar;
class LayoutChoice;
class MainActions;
class QuestionBar;
class SessionView;
class TurnFinder;
class WindowMessage;

/// What of the window stands beside the history, about the open session: the council that is asked,
/// a line about what happened, the turns, a bar to find something in them, and the question.
class SessionSide final : public QWidget
{
    Q_OBJECT

public:
    /// All outlive it.
    SessionSide(MainActions &actions, LiveSession &session, LayoutChoice &layout, QWidget *parent);

    CouncilBar &council() const { return *m_council; }
    WindowMessage &message() const { return *m_message; }
    SessionView &view() const { return *m_view; }
    QuestionBar &question() const { return *m_question; }

    void showCouncil(const Council &council); ///< The one that is asked.
    void find(const QString &text);           ///< As TurnFinder::find().

signals:
    void said(const QString &status); ///< What was done, for a moment.
    void failed(const QString &whatHappened, const QString &whatToDo);

private:
    void layOut();
    void connectParts();
    void addExportButton(MainActions &actions);
    void keepBarsLast();

    LiveSession &m_session;
    CouncilBar *m_council; // Tab comes to things in the order they are made
    WindowMessage *m_message;
    SessionView *m_view;
    FindBar *m_find;
    QuestionBar *m_question;
    TurnFinder *m_finder;
};

} // namespace Conclave
