#pragma once

#include "core/run/livesession.h"

#include <QObject>

class QWidget;

namespace Conclave {

class SessionView;

/// Tells a screen reader how a session's runs get on: that they began, how each answer ended, and
/// the synthesis. Never what is being written.
class RunAnnouncer final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the window, which owns the object.
    RunAnnouncer(LiveSession &session, const SessionView &view, QWidget &window);

private:
    void tellBegin(TurnId turn);
    void follow(TurnId turn, const Event &event);
    void announce(const QString &sentence);
    void tellEnd(const Turn &turn, const StreamId &stream);

    LiveSession &m_session;
    const SessionView &m_view; ///< Knows by which names members go.
    QWidget &m_window;
};

} // namespace Conclave
