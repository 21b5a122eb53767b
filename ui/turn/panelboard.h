#pragma once

#include "ui/turn/layoutchoice.h"
#include "ui/turn/panelplan.h"

#include <QScrollArea>
#include <QTimer>
#include <QVariantAnimation>

namespace Conclave {

class AnswerPanel;
class PanelHandle;

/// The panels that are shown now, in their places, with handles between them. Scrolls what does
/// not fit. Panels out of sight are only moved: laying out a long answer takes its time.
class PanelBoard final : public QScrollArea
{
    Q_OBJECT

public:
    enum class Arrangement { Grid, Columns };

    /// `choice` outlives the board, which changes the sizes in it.
    explicit PanelBoard(LayoutChoice &choice, QWidget *parent = nullptr);

    QWidget &ground() const { return *m_ground; } ///< Parent of the panels.

    /// Shows these and lays them out by the sizes of the choice; other panels are the caller's to
    /// hide.
    void showPanels(const QList<AnswerPanel *> &panels, Arrangement arrangement);
    const QList<AnswerPanel *> &panels() const { return m_panels; } ///< Those that are shown.
    int leastHeight() const; ///< At which it shows all rows, as wide as it is.
    /// Scrolls so that the panel is seen, as far as it fits.
    void reveal(const AnswerPanel &panel);
    /// Where the panel at `point` would be dropped; the mark is in the same coordinates, the
    /// board's.
    DropSlot slotAt(const QPoint &point) const;
    /// Scrolls a little if `point`, in the board's coordinates, is near its edge or past it.
    void scrollTowards(const QPoint &point);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void layOut();
    PanelPlan planFor(const QSize &room) const;
    void placePanels();
    void placeHandles();
    PanelHandle *createHandle(int index);
    void resizeBy(int boundary, const PanelPlan &before, int distance);
    void makeEqual(int boundary);
    void snap();
    QRect visual(const QRect &logical) const;

    LayoutChoice &m_choice;
    QWidget *m_ground;
    QList<AnswerPanel *> m_panels;
    Arrangement m_arrangement = Arrangement::Grid;
    PanelPlan m_plan;
    bool m_isLayingOut = false;
    PanelPlan m_pressedPlan; ///< When the handle was pressed that is being dragged.
    QList<PanelHandle *> m_handles;
    QTimer m_rest; ///< Since the columns were scrolled last.
    QVariantAnimation m_snapping;
};

} // namespace Conclave
