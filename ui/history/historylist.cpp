#include "ui/history/historylist.h"

#include "ui/history/historydelegate.h"

#include <QContextMenuEvent>
#include <QKeyEvent>

#include <algorithm>

namespace Conclave {

HistoryList::HistoryList(HistoryModel &model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
    , m_delegate(new HistoryDelegate(this))
{
    setModel(&model);
    setItemDelegate(m_delegate);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true); // rows light up under the mouse
    connect(this, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (m_isClickChoice)
            emit chosen(index);
    });
}

void HistoryList::goTo(SessionId session, int row)
{
    QModelIndex index = m_model.indexOf(session);
    for (int near = std::min(row, m_model.rowCount() - 1); near >= 0 && !index.isValid(); --near) {
        if (m_model.session(m_model.index(near)))
            index = m_model.index(near);
    }
    // Not setCurrentIndex(), which heeds the keys that are held down at this moment.
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
}

QModelIndexList HistoryList::several() const
{
    QModelIndexList rows = selectedIndexes();
    if (rows.size() < 2)
        return {};
    std::sort(rows.begin(), rows.end());
    return rows;
}

void HistoryList::select(const QList<SessionId> &sessions)
{
    QItemSelection selection;
    for (const SessionId session : sessions) {
        if (const QModelIndex index = m_model.indexOf(session); index.isValid())
            selection.select(index, index);
    }
    if (selection.size() > 1)
        selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void HistoryList::selectionChanged(const QItemSelection &selected, const QItemSelection &gone)
{
    QListView::selectionChanged(selected, gone);
    m_delegate->setTintsSelection(!several().isEmpty());
    viewport()->update();
}

void HistoryList::reset()
{
    QListView::reset(); // the selection goes without saying so
    m_delegate->setTintsSelection(false);
}

/// Home and Page up go to the first row, which is a heading, as any row may be.
QModelIndex HistoryList::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex index = QListView::moveCursor(action, modifiers);
    if (!index.isValid() || index.flags().testFlag(Qt::ItemIsSelectable))
        return index;
    for (int row = index.row(); row < m_model.rowCount(); ++row) {
        if (const QModelIndex next = m_model.index(row);
            next.flags().testFlag(Qt::ItemIsSelectable))
            return next;
    }
    return currentIndex();
}

void HistoryList::mousePressEvent(QMouseEvent *event)
{
    m_isClickChoice = !(event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
    QListView::mousePressEvent(event);
}

void HistoryList::keyPressEvent(QKeyEvent *event)
{
    if (!take(*event))
        QListView::keyPressEvent(event);
}

bool HistoryList::take(const QKeyEvent &event)
{
    const QModelIndex index = currentIndex();
    const bool isSession = current();
    const bool areSeveral = !several().isEmpty();
    if (event.matches(QKeySequence::Undo))
        emit undoWanted();
    else if (index.isValid() && (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter))
        emit chosen(index);
    else if (isSession && event.key() == Qt::Key_F2)
        emit renameWanted(index);
    else if ((isSession || areSeveral) && event.key() == Qt::Key_Delete)
        emit removalWanted();
    else
        return false;
    return true;
}

void HistoryList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKey ? currentIndex() : indexAt(event->pos());
    const bool isOfSeveral =
        !several().isEmpty() && (isByKey || selectionModel()->isSelected(index));
    wantMenu(index, isOfSeveral, isByKey ? placeOf(index) : event->globalPos());
}

void HistoryList::wantMenu(const QModelIndex &index, bool isOfSeveral, const QPoint &place)
{
    if (isOfSeveral)
        emit menuOfSeveralWanted(place);
    else if (m_model.session(index))
        emit menuWanted(index, place);
}

QPoint HistoryList::placeOf(const QModelIndex &index) const
{
    return viewport()->mapToGlobal(visualRect(index).center());
}

} // namespace Conclave
