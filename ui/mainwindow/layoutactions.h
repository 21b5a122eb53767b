#pragma once

#include <QObject>

namespace Conclave {

class AnswersArea;
class LayoutChoice;
class MainActions;
class SessionView;

/// Lets the actions and keys that arrange answers act on the turn that is shown.
class LayoutActions final : public QObject
{
    Q_OBJECT

public:
    /// All outlive this, which `view` becomes the parent of.
    LayoutActions(MainActions &actions, LayoutChoice &choice, SessionView &view);

private:
    void connectChoice(MainActions &actions, LayoutChoice &choice);
    void connectPanels(const MainActions &actions);
    void createPlaceKeys();
    AnswersArea *answers() const; ///< Null while there is no turn.

    SessionView &m_view;
};

} // namespace Conclave
