#pragma once

#include "ui/history/historymodel.h"

#include <QListView>

namespace Conclave {

/// The list of a HistoryModel. Says what the user wants of the row under the mouse, or of the one
/// where the keyboard is; the indexes are valid.
class HistoryList final : public QListView
{
    Q_OBJECT

public:
    /// The model outlives the list.
    explicit HistoryList(HistoryModel &model, QWidget *parent = nullptr);

    /// The session where the keyboard is; null: it is on none.
    const SessionListing *current() const { return m_model.session(currentIndex()); }
    /// Takes the keyboard to `session`; is it not there, to what stands at `row` now, or before it.
    void goTo(SessionId session, int row);

signals:
    void chosen(const QModelIndex &index);
    void renameWanted(const QModelIndex &index);
    void removalWanted(const QModelIndex &index);
    void undoWanted();
    void menuWanted(const QModelIndex &index, const QPoint &place); ///< In global coordinates.

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    bool take(const QKeyEvent &event);
    QPoint placeOf(const QModelIndex &index) const; ///< In global coordinates.

    HistoryModel &m_model;
};

} // namespace Conclave
