#include "ui/history/historylist.h"

#include "ui/history/historydelegate.h"

#include <QContextMenuEvent>
#include <QKeyEvent>

#include <algorithm>

namespace Conclave {

HistoryList::HistoryList(HistoryModel &model, QWidget *parent) : QListView(parent), m_model(model)
{
    setModel(&model);
    setItemDelegate(new HistoryDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true); // rows light up under the mouse
    connect(this, &QListView::clicked, this, &HistoryList::chosen);
}

void HistoryList::goTo(SessionId session, int row)
{
    QModelIndex index = m_model.indexOf(session);
    for (int near = std::min(row, m_model.rowCount() - 1); near >= 0 && !index.isValid(); --near) {
        if (m_model.session(m_model.index(near)))
            index = m_model.index(near);
    }
    setCurrentIndex(index);
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
    if (event.matches(QKeySequence::Undo))
        emit undoWanted();
    else if (index.isValid() && (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter))
        emit chosen(index);
    else if (isSession && event.key() == Qt::Key_F10 && event.modifiers() == Qt::ShiftModifier)
        emit menuWanted(index, placeOf(index)); // as the menu key does everywhere
    else if (isSession && event.key() == Qt::Key_F2)
        emit renameWanted(index);
    else if (isSession && event.key() == Qt::Key_Delete)
        emit removalWanted(index);
    else
        return false;
    return true;
}

void HistoryList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKey ? currentIndex() : indexAt(event->pos());
    if (!m_model.session(index))
        return;
    emit menuWanted(
        index, isByKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

QPoint HistoryList::placeOf(const QModelIndex &index) const
{
    return viewport()->mapToGlobal(visualRect(index).center());
}

} // namespace Conclave
