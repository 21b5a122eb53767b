#include "ui/compare/quotelist.h"

#include "ui/compare/quotedelegate.h"
#include "ui/compare/quotemodel.h"

#include <QKeyEvent>

namespace Conclave {

QuoteList::QuoteList(QWidget *parent) : QListView(parent), m_model(new QuoteModel(this))
{
    setModel(m_model);
    setItemDelegate(new QuoteDelegate(this));
    setResizeMode(Adjust);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // rows wrap
    setSelectionMode(SingleSelection);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setFrameShape(NoFrame);
}

void QuoteList::setRows(const QList<QuoteRow> &rows)
{
    m_model->setRows(rows);
}

int QuoteList::heightFor(int width) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect.setWidth(width - 2 * frameWidth());
    int height = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        height += itemDelegate()->sizeHint(option, m_model->index(row)).height();
    return height + 2 * frameWidth();
}

void QuoteList::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid())
        return choose(currentIndex());
    QListView::keyPressEvent(event);
}

void QuoteList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid() && index == currentIndex())
        choose(index);
}

void QuoteList::mouseMoveEvent(QMouseEvent *event)
{
    QListView::mouseMoveEvent(event);
    const QModelIndex index = indexAt(event->pos());
    const bool leadsSomewhere = index.isValid() && m_model->row(index).place;
    viewport()->setCursor(leadsSomewhere ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void QuoteList::choose(const QModelIndex &index)
{
    if (const std::optional<TextPlace> place = m_model->row(index).place)
        emit placeChosen(*place);
}

} // namespace Conclave
