#pragma once

#include "core/run/livesession.h"

#include <QObject>

namespace Conclave {

class Announcer;

/// Tells a screen reader how a session's runs get on: that they began, how each answer ended, and
/// the synthesis. Never what is being written.
class RunAnnouncer final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the object.
    RunAnnouncer(LiveSession &session, Announcer &announcer, QObject *parent);

private:
    void tellBegin(TurnId turn);
    void follow(TurnId turn, const Event &event);
    void tellEnd(const Turn &turn, const StreamId &stream);

    LiveSession &m_session;
    Announcer &m_announcer;
};

} // namespace Conclave
