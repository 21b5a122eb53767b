#pragma once

#include "core/run/livesession.h"

#include <QObject>

namespace Conclave {

class MainActions;
class SessionView;

/// What the Run menu does to the shown turn and to the session, and what of it can be done.
class RunActions final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it; `parent` may be one of them.
    RunActions(MainActions &actions, LiveSession &session, SessionView &view, QObject *parent);

signals:
    /// Another turn is shown, or a run began, went on or ended. Text changes nothing but once.
    void changed();

private:
    void connectActions();
    void follow(const Event &event);
    void showRequests();
    void show();
    const CouncilRun *current() const; ///< Null while there is none.

    MainActions &m_actions;
    LiveSession &m_session;
    SessionView &m_view;
};

} // namespace Conclave
