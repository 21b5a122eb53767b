#pragma once

#include <QObject>

namespace Conclave {

class LiveSession;
class MainActions;
class SessionView;

/// Lets the actions and keys of a verdict act on the turn that is shown.
class VerdictActions final : public QObject
{
    Q_OBJECT

public:
    /// All outlive this, which `view` becomes the parent of.
    VerdictActions(MainActions &actions, LiveSession &session, SessionView &view);

signals:
    void said(const QString &sentence); ///< Why nothing was done.

private:
    void connectActions();
    void connectRatings();
    void show();

    MainActions &m_actions;
    SessionView &m_view;
};

} // namespace Conclave
