#pragma once

#include "ui/timeline/timelinemeasures.h"
#include "ui/timeline/timelinescales.h"
#include "ui/timeline/timelinespot.h"

#include <QAbstractScrollArea>

namespace Conclave {

/// The race of one turn, drawn: a track for every member and for the synthesis over one scale of
/// time, with names before and results behind them. Scrolls when there are many: to the synthesis,
/// once there is one, unless the reader has scrolled.
///
/// The pointer, or with the focus the arrow keys, choose a place, whose numbers are told. A click
/// or Enter asks for the text of that moment.
class TimelineView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);

    /// Not owned, and read until another one is shown. Null: an empty scale.
    void showTurn(const Turn *turn);
    /// Since the turn was asked; empty when it is at rest. Takes effect with refresh().
    void setNow(std::optional<Microseconds> elapsed) { m_now = elapsed; }
    /// Reads the turn again and repaints what changed. Call it when something happened, and 10 to
    /// 15 times a second while live.
    void refresh();

    /// The numbers of the track and of the moment, or the words of all marks, at a place of the
    /// viewport: its tool tip. Empty where there is nothing.
    QString textAt(QPoint place) const;
    /// The numbers of the place that is pointed at, in one line; empty without one.
    QString spotText() const { return m_spotText; }

    QSize sizeHint() const override { return m_measures.sizeHint(); }
    QSize minimumSizeHint() const override { return m_measures.minimumSizeHint(); }

signals:
    void spotTextChanged(const QString &text); ///< spotText().
    /// The text of an attempt at a moment, since asking, is wanted. A null member: the synthesis,
    /// whose attempt is its version.
    void momentChosen(Conclave::MemberId member, int attempt, Conclave::Microseconds moment);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    TimelineGeometry geometryNow() const;
    std::optional<int> rowAt(QPoint place) const;
    std::optional<TimelineSpot> spotAt(QPoint place) const;
    void updateScrolling();
    bool rescale(); ///< Whether anything that was drawn has another place now.
    void describe();
    void setSpot(const std::optional<TimelineSpot> &spot);
    void forgetSpot();
    void followPointer();
    void updateSpotText();
    void choose(const TimelineSpot &spot);

    const Turn *m_turn = nullptr;
    std::optional<Microseconds> m_now;
    TimelineLayout m_layout;
    TimelineMeasures m_measures;
    TimelineScales m_scales;
    QString m_description; ///< Of the whole race, for assistive technology.
    std::optional<TimelineSpot> m_spot;
    std::optional<QPoint> m_pointer; ///< Where it rests, if it has chosen the spot.
    bool m_isReaders = false;        ///< Whoever scrolled it so wants it so.
    QString m_spotText;
};

} // namespace Conclave
