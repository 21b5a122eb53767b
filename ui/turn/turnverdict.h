#pragma once

#include "core/session/turn.h"

#include <QWidget>

class QToolButton;

namespace Conclave {

class ElidedLabel;

/// What the user thinks of a turn as a whole: whom he found best, that there is no difference, or
/// that he has not said it yet and the names are hidden so long. Hidden while there is nothing to
/// compare.
class TurnVerdict final : public QWidget
{
    Q_OBJECT

public:
    enum class Names { Shown, Hidden };

    TurnVerdict(Names names, QWidget *parent);

    void showTurn(const Turn &turn);

signals:
    void tieToggled();
    void revealRequested(); ///< Of the names.

private:
    const Names m_names;
    ElidedLabel *m_words;
    QToolButton *m_tie;
    QToolButton *m_reveal;
};

} // namespace Conclave
