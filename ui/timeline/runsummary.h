#pragma once

#include "core/session/turn.h"

#include <QWidget>

namespace Conclave {

class ElidedLabel;
class FiguresLabel;

/// The race in one line of figures: "wall 6.2 s · sum 31.0 s · slowest 6.1 s · 5.0× · overhead
/// 8 ms · 1,234 tok · cost $0.02". What is not known yet is "–". Before them, what is pointed at in
/// the timeline.
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

    /// TimelineView::spotText(). Where there is no room for both, the figures give way to it.
    void showSpot(const QString &text);

    QString text() const; ///< All figures.
    /// What the figure at a place of this widget is; of all of them where there is none.
    QString explanationAt(QPoint place) const;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void shareRoom();

    const Turn *m_turn = nullptr;
    std::optional<Microseconds> m_now;
    ElidedLabel *m_spot;
    FiguresLabel *m_figures;
};

} // namespace Conclave
