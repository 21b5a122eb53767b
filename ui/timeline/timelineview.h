#pragma once

#include "ui/timeline/timeaxis.h"
#include "ui/timeline/timelinegeometry.h"
#include "ui/timeline/timelinelayout.h"

#include <QAbstractScrollArea>
#include <QVariantAnimation>

namespace Conclave {

/// The race of one turn, drawn: a track for every member and for the synthesis over one scale of
/// time, with names before and results behind them. Scrolls when there are many.
class TimelineView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);

    /// Not owned, and read until another one is shown. Null: an empty scale.
    void showTurn(const Turn *turn);
    /// Since the turn was asked; empty when it is at rest. Takes effect with refresh().
    void setNow(std::optional<Microseconds> elapsed) { m_now = elapsed; }
    /// Reads the turn again and repaints once. Call it when something happened, and 10 to 15 times
    /// a second while live.
    void refresh();

    /// The numbers of the track, or the words of all marks, at a place of the viewport: its tool
    /// tip. Empty where there is nothing.
    QString textAt(QPoint place) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    QFont captionFont() const;
    int trackHeight() const;
    int scaleHeight() const;
    int marksHeight() const; ///< Of the words above the tracks.
    int heightFor(double tracks) const;
    TimelineGeometry geometryNow() const;
    void updateScrolling();
    void rescale();

    const Turn *m_turn = nullptr;
    std::optional<Microseconds> m_now;
    TimelineLayout m_layout;
    TimeAxis m_axis;
    QVariantAnimation m_scale; ///< Of the axis' end, in microseconds.
};

} // namespace Conclave
