#include "ui/settings/seatspanel.h"

#include "ui/settings/listediting.h"
#include "ui/settings/seatdelegate.h"
#include "ui/settings/seatsmodel.h"
#include "ui/theme/metrics.h"

#include <QGridLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

SeatsPanel::SeatsPanel(SeatsModel &seats, QWidget *parent)
    : QWidget(parent)
    , m_seats(seats)
    , m_list(new QListView)
{
    auto *title = new QLabel(tr("&Members and chairs"));
    title->setBuddy(m_list);
    m_list->setObjectName(u"seats"_s);
    m_list->setAccessibleName(tr("Members and chairs")); // views take none from a buddy
    m_list->setModel(&seats);
    m_list->setItemDelegate(new SeatDelegate(m_list));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDragDropOverwriteMode(false);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumWidth(260);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, Metrics::Small, 0);
    layout->setSpacing(Metrics::Small);
    layout->addWidget(title);
    layout->addWidget(m_list, 1);
    layout->addLayout(createButtons());
    addListKeys(
        *m_list, [this](int step) { move(step); }, [this] { remove(); });

    connect(m_list->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            &SeatsPanel::currentRowChanged);
    connect(&seats, &QAbstractItemModel::rowsMoved, this, &SeatsPanel::currentRowChanged);
    connect(&seats, &QAbstractItemModel::rowsRemoved, this, &SeatsPanel::currentRowChanged);
    connect(this, &SeatsPanel::currentRowChanged, this, &SeatsPanel::updateButtons);
}

int SeatsPanel::currentRow() const
{
    return m_list->currentIndex().row();
}

void SeatsPanel::setCurrentRow(int row)
{
    m_list->setCurrentIndex(m_seats.index(row));
}

QLayout *SeatsPanel::createButtons()
{
    auto *add = listButton(tr("&Add"), u"addSeat"_s, u"add"_s, tr("Add a member below this one"));
    m_duplicate = listButton(
        tr("Dupl&icate"), u"duplicateSeat"_s, u"duplicate"_s, tr("Add a copy of this member"));
    m_remove =
        listButton(tr("&Remove"), u"removeSeat"_s, u"trash"_s, tr("Remove this member (Del)"));
    m_up = listButton(tr("&Up"), u"seatUp"_s, u"move-up"_s, tr("Move this member up (Alt+Up)"));
    m_down = listButton(
        tr("Do&wn"), u"seatDown"_s, u"move-down"_s, tr("Move this member down (Alt+Down)"));

    auto *buttons = new QGridLayout;
    buttons->setSpacing(Metrics::Small);
    buttons->addWidget(add, 0, 0, 1, 2);
    buttons->addWidget(m_duplicate, 0, 2, 1, 2);
    buttons->addWidget(m_remove, 0, 4, 1, 2);
    buttons->addWidget(m_up, 1, 0, 1, 3);
    buttons->addWidget(m_down, 1, 3, 1, 3);

    connect(add, &QPushButton::clicked, this, &SeatsPanel::add);
    connect(m_duplicate, &QPushButton::clicked, this, &SeatsPanel::duplicate);
    connect(m_remove, &QPushButton::clicked, this, &SeatsPanel::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    return buttons;
}

void SeatsPanel::add()
{
    const int row = currentRow();
    const Member &like = m_seats.seat(row < 0 ? m_seats.chairRow() : row);
    const int below = row < 0 || m_seats.isChair(row) ? m_seats.memberCount() : row + 1;
    m_seats.insert(below,
                   {.id = MemberId::create(),
                    .name = tr("New member"),
                    .endpoint = like.endpoint,
                    .model = like.model});
    setCurrentRow(below);
}

void SeatsPanel::duplicate()
{
    const int row = currentRow();
    if (row < 0 || m_seats.isChair(row))
        return;
    Member copy = m_seats.seat(row);
    copy.id = MemberId::create();
    copy.name = tr("%1 (copy)").arg(copy.name); //: Name of a duplicated member
    copy.color.clear();                         // two alike could not be told apart
    m_seats.insert(row + 1, copy);
    setCurrentRow(row + 1);
}

void SeatsPanel::remove()
{
    const int row = currentRow();
    if (row >= 0 && !m_seats.isChair(row))
        m_seats.remove(row);
}

void SeatsPanel::move(int by)
{
    const int row = currentRow();
    if (row < 0 || m_seats.isChair(row) || row + by < 0 || row + by >= m_seats.memberCount())
        return;
    m_seats.moveRow({}, row, {}, by > 0 ? row + 2 : row - 1);
    m_list->scrollTo(m_list->currentIndex());
}

void SeatsPanel::updateButtons()
{
    const int row = currentRow();
    const bool isMember = row >= 0 && !m_seats.isChair(row);
    m_duplicate->setEnabled(isMember);
    m_remove->setEnabled(isMember);
    m_up->setEnabled(isMember && row > 0);
    m_down->setEnabled(isMember && row + 1 < m_seats.memberCount());
}

} // namespace Conclave
