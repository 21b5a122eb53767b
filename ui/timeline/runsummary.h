#pragma once

#include "core/session/turn.h"

#include <QWidget>

namespace Conclave {

class FiguresLabel;

/// The race in one line of figures: "wall 6.2 s · sum 31.0 s · slowest 6.1 s · 5.0× · overhead
/// 8 ms". What is not known yet is "–".
class RunSummary final : public QWidget
{
    Q_OBJECT

public:
    explicit RunSummary(QWidget *parent = nullptr);

    /// Not owned, and read until another one is shown. Null: nothing is known.
    void showTurn(const Turn *turn);
    /// Since the turn was asked; empty when it is at rest. Takes effect with refresh().
    void setNow(std::optional<Microseconds> elapsed) { m_now = elapsed; }
    /// Reads the turn again. Call it when something happened, and some times a second while live.
    void refresh();

    QString text() const; ///< The whole line.

private:
    const Turn *m_turn = nullptr;
    std::optional<Microseconds> m_now;
    FiguresLabel *m_figures;
};

} // namespace Conclave
