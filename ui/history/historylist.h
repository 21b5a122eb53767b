#pragma once

#include "ui/history/historymodel.h"

#include <QListView>

namespace Conclave {

class HistoryDelegate;

/// The list of a HistoryModel. Says what the user wants of the row under the mouse, or of the one
/// where the keyboard is; the indexes are valid. Several rows can be selected: a click with Ctrl or
/// Shift only selects.
class HistoryList final : public QListView
{
    Q_OBJECT

public:
    /// The model outlives the list.
    explicit HistoryList(HistoryModel &model, QWidget *parent = nullptr);

    /// The session where the keyboard is; null: it is on none.
    const SessionListing *current() const { return m_model.session(currentIndex()); }
    /// Takes the keyboard to `session`; is it not there, to what stands at `row` now, or before it.
    /// Nothing else is selected then.
    void goTo(SessionId session, int row);
    /// The rows that are selected when they are more than one, from the top; otherwise none.
    QModelIndexList several() const;
    /// Selects those that are there, if they are more than one, beside where the keyboard is.
    void select(const QList<SessionId> &sessions);

signals:
    void chosen(const QModelIndex &index);
    void renameWanted(const QModelIndex &index);
    void removalWanted(); ///< Of several(); of current() when there are none.
    void undoWanted();
    void menuWanted(const QModelIndex &index, const QPoint &place); ///< In global coordinates.
    void menuOfSeveralWanted(const QPoint &place);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &gone) override;
    void reset() override;

private:
    bool take(const QKeyEvent &event);
    void wantMenu(const QModelIndex &index, bool isOfSeveral, const QPoint &place);
    QPoint placeOf(const QModelIndex &index) const; ///< In global coordinates.

    HistoryModel &m_model;
    HistoryDelegate *m_delegate;
    bool m_isClickChoice = true; ///< The last one was without Ctrl and Shift.
};

} // namespace Conclave
