#include "ui/compare/differencetable.h"

#include "ui/compare/differencedelegate.h"
#include "ui/compare/differencemodel.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace Conclave {

using namespace std::chrono_literals;

DifferenceTable::DifferenceTable(QWidget *parent)
    : QTableView(parent)
    , m_model(new DifferenceModel(this))
{
    setModel(m_model);
    setItemDelegate(new DifferenceDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ContiguousSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // both texts wrap
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);    // or rows would have two widths
    setTabKeyNavigation(false);
    setShowGrid(false);
    setFrameShape(NoFrame);
    horizontalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setMinimumSectionSize(1);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &DifferenceTable::fit);
    connect(selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            &DifferenceTable::currentChanged);
}

void DifferenceTable::setTexts(const SideBySide &texts)
{
    m_model->setTexts(texts);
    fit();
    scrollToTop();
    emit currentChanged();
}

const SideBySide &DifferenceTable::texts() const
{
    return m_model->texts();
}

void DifferenceTable::step(int direction)
{
    const QList<SideBySideRow> &rows = texts().rows;
    const auto count = int(rows.size());
    const int current = currentIndex().isValid() ? currentIndex().row() : direction > 0 ? -1 : 0;
    for (int steps = 1; steps <= count; ++steps) {
        const int row = ((current + direction * steps) % count + count) % count;
        if (rows.at(row).isSame())
            continue;
        const int column = std::max(currentIndex().column(), 0);
        setCurrentIndex(m_model->index(row, column));
        return scrollTo(currentIndex(), PositionAtCenter);
    }
}

qsizetype DifferenceTable::currentChange() const
{
    const QModelIndex current = currentIndex();
    const QList<SideBySideRow> &rows = texts().rows;
    if (!current.isValid() || rows.at(current.row()).isSame())
        return 0;
    const auto until = rows.cbegin() + current.row();
    return 1 + std::count_if(
                   rows.cbegin(), until, [](const SideBySideRow &row) { return !row.isSame(); });
}

QString DifferenceTable::selectedText() const
{
    const QItemSelection selection = selectionModel()->selection();
    if (selection.isEmpty())
        return differenceText(texts(), 0, texts().rows.size());
    const QItemSelectionRange &rows = selection.constFirst();
    return differenceText(texts(), rows.top(), rows.height());
}

void DifferenceTable::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::Copy))
        QApplication::clipboard()->setText(selectedText());
    else if (isEnter)
        choose(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

void DifferenceTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    choose(indexAt(event->pos()));
}

void DifferenceTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        m_soon.start(30ms);
}

void DifferenceTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_soon.start(0ms);
}

/// Every row as high as the higher of its passages.
void DifferenceTable::fit()
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        int height = 1;
        for (const int column : {DifferenceModel::Left, DifferenceModel::Right})
            height = std::max(
                height, itemDelegate()->sizeHint(option, m_model->index(row, column)).height());
        setRowHeight(row, height);
    }
}

void DifferenceTable::choose(const QModelIndex &index)
{
    if (!index.isValid() || m_model->passage(index).text.isEmpty())
        return;
    const SideBySideRow &row = m_model->row(index.row());
    if (index.column() == DifferenceModel::Left)
        emit placeChosen(texts().left.place(row.leftPart));
    else
        emit placeChosen(texts().right.place(row.rightPart));
}

} // namespace Conclave
