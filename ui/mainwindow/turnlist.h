#pragma once

#include "core/session/turn.h"

#include <QListWidget>

namespace Conclave {

/// The questions of the open session, in order, each with how its turn stands.
class TurnList final : public QListWidget
{
    Q_OBJECT

public:
    explicit TurnList(QWidget *parent = nullptr);

    void clearTurns();
    void addTurn(const Turn &turn);
    void showState(const Turn &turn); ///< Running, complete, or with something missing.
    void choose(TurnId turn);

signals:
    void chosen(Conclave::TurnId turn); ///< By the user or by choose().

protected:
    void changeEvent(QEvent *event) override;

private:
    void showSign(QListWidgetItem &item) const; ///< In the colours of the theme.
    QListWidgetItem *find(TurnId turn) const;
};

} // namespace Conclave
