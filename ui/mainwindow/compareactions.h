#pragma once

#include <QObject>
#include <QPointer>

namespace Conclave {

class ComparePages;
class MainActions;
class SessionView;

/// Lets the actions that compare act on the turn that is shown.
class CompareActions final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this, which `view` becomes the parent of.
    CompareActions(MainActions &actions, SessionView &view);

private:
    void followTurn();
    void show();

    MainActions &m_actions;
    SessionView &m_view;
    QPointer<ComparePages> m_pages; ///< Of the turn that is shown; null while there is none.
};

} // namespace Conclave
