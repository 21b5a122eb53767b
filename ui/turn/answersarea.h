#pragma once

#include "core/session/turn.h"
#include "ui/turn/layoutchoice.h"
#include "ui/turn/panelset.h"
#include "ui/turn/paneltaborder.h"

#include <QWidget>

#include <optional>

namespace Conclave {

class AnswerPanel;
class MemberChooser;
class PanelBoard;
class PanelDrag;
class ScrollSync;

/// The panels of a turn's members, laid out as the reader chose; where there is no room for two
/// beside each other, one at a time under tabs. Panels can be moved by their headers.
class AnswersArea final : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the area, which changes the choice when panels are moved or resized.
    AnswersArea(const Turn &turn, LayoutChoice &choice, QWidget *parent = nullptr);

    /// Makes the panels: the first few at once, the rest soon after, so that nobody waits for them.
    void build();

    const QList<AnswerPanel *> &panels() const
    {
        return m_panels.all();
    } ///< In the council's order.
    QList<AnswerPanel *> ordered() const { return m_panels.ordered(m_choice); } ///< The reader's.
    AnswerPanel *panelOf(MemberId member) const { return m_panels.of(member); }

    /// Shows the panel at a place of the reader's order, from 0, and gives it the keyboard; one
    /// that has it already gets all the room, or gives it back.
    void focusPanel(int place);
    void focusNeighbour(int step); ///< 1: the next panel, -1: the one before; round and round.
    void moveFocused(int step);    ///< The panel with the keyboard, or else the first one.
    /// Gives the panel with the keyboard, or else the first one, all the room; or ends that.
    void toggleMaximised();
    /// The panel with the keyboard, or else the only one that is shown; null: nobody knows which.
    AnswerPanel *chosen() const;
    const PanelBoard &board() const { return *m_board; }
    void reveal(MemberId member); ///< Shows the panel, wherever it is.

signals:
    void panelAdded(Conclave::AnswerPanel *panel);
    void tabOrderChanged(); ///< Also when panels were added that were not there at first.

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Shape { Grid, Columns, Strip, Tabs };

    void addPanels(qsizetype place);
    void addPanel(const Member &member, int place);
    void watchGrips(AnswerPanel &panel, QWidget &chip);
    Shape shape() const;
    void choose(MemberId member);
    void maximise(MemberId member);
    void moveBy(MemberId member, int step);
    void drop(MemberId member, int slot);
    void apply();
    void showOnly(const QList<AnswerPanel *> &shown);
    void keepTabOrder();

    const Turn &m_turn;
    LayoutChoice &m_choice;
    MemberChooser *m_chooser;
    PanelBoard *m_board;
    PanelDrag *m_drag;
    ScrollSync *m_sync;
    PanelSet m_panels;
    PanelTabOrder m_tabOrder;
    MemberId m_current;           ///< The one that is shown where one is shown.
    MemberId m_maximised;         ///< Null: none has all the room.
    std::optional<Shape> m_shape; ///< As it was applied.
};

} // namespace Conclave
