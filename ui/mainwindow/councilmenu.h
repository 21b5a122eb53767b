#pragma once

#include "core/council/council.h"

#include <QObject>

class QAction;

namespace Conclave {

class MainActions;

/// The councils to choose from, at the top of the Council menu.
class CouncilMenu final : public QObject
{
    Q_OBJECT

public:
    /// `actions` outlive it.
    CouncilMenu(MainActions &actions, QObject *parent);

    /// The Guide council, then `saved`; `current` is marked.
    void showCouncils(const QList<Council> &saved, const Council &current);

signals:
    void chosen(Conclave::CouncilId council); ///< Null: the Guide council.

private:
    void add(const Council &council, CouncilId id, bool isCurrent, QAction *below);

    MainActions &m_actions;
};

} // namespace Conclave
