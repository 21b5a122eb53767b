#include "ui/settings/councilsarranger.h"

#include "core/base/text.h"
#include "ui/settings/listediting.h"
#include "ui/settings/notelabel.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int IdRole = Qt::UserRole;

CouncilId idOf(const QListWidgetItem &item)
{
    return CouncilId::fromString(item.data(IdRole).toString());
}

} // namespace

CouncilsArranger::CouncilsArranger(const QList<Council> &councils,
                                   CouncilId current,
                                   QWidget *parent)
    : QDialog(parent)
    , m_list(new QListWidget)
{
    setObjectName(u"councilsArranger"_s);
    setWindowTitle(tr("Arrange councils"));
    createList();
    auto *title = new QLabel(tr("&Councils, in the order of the menu"));
    title->setBuddy(m_list);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Large, Metrics::Large, Metrics::Large, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(title);
    layout->addWidget(m_list, 1);
    layout->addLayout(createButtons());
    layout->addWidget(new NoteLabel(
        u"arrangeNote"_s,
        tr("Drag them, or press Alt+Up and Alt+Down. The Guide council always stands first.")));
    layout->addWidget(buttons);
    addListKeys(
        *m_list, [this](int step) { move(step); }, [this] { remove(); });
    // Larger text asks for a larger window.
    resize(QSize(62 * fontMetrics().averageCharWidth(), 28 * fontMetrics().height())
               .expandedTo({420, 460})
               .boundedTo(screen()->availableSize()));

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (const Council &council : councils) {
        insert(m_list->count(), council);
        if (council.id == current)
            m_list->setCurrentRow(m_list->count() - 1);
    }
    connect(m_list, &QListWidget::currentRowChanged, this, &CouncilsArranger::showState);
    connect(m_list, &QListWidget::itemChanged, this, &CouncilsArranger::takeName);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &CouncilsArranger::showState);
    showState();
}

QList<Council> CouncilsArranger::councils() const
{
    QList<Council> councils;
    for (int row = 0; row < m_list->count(); ++row)
        councils.append(m_councils.value(idOf(*m_list->item(row))));
    return councils;
}

void CouncilsArranger::createList()
{
    m_list->setObjectName(u"councils"_s);
    m_list->setAccessibleName(tr("Councils")); // views take none from a buddy
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDragDropOverwriteMode(false);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

QGridLayout *CouncilsArranger::createButtons()
{
    m_up = listButton(tr("&Up"), u"councilUp"_s, u"move-up"_s, tr("Move this council up (Alt+Up)"));
    m_down = listButton(
        tr("Do&wn"), u"councilDown"_s, u"move-down"_s, tr("Move this council down (Alt+Down)"));
    m_rename = listButton(
        tr("Re&name"), u"renameCouncil"_s, u"edit"_s, tr("Give this council another name (F2)"));
    m_duplicate = listButton(tr("Dupl&icate"),
                             u"duplicateListed"_s,
                             u"duplicate"_s,
                             tr("Add a copy of this council below it"));
    m_remove =
        listButton(tr("&Remove"), u"removeCouncil"_s, u"trash"_s, tr("Remove this council (Del)"));
    m_undo = listButton(tr("Brin&g back"),
                        u"undoRemoval"_s,
                        u"history"_s,
                        tr("Bring back the council that was removed last"));
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_rename, &QPushButton::clicked, this, &CouncilsArranger::rename);
    connect(m_duplicate, &QPushButton::clicked, this, &CouncilsArranger::duplicate);
    connect(m_remove, &QPushButton::clicked, this, &CouncilsArranger::remove);
    connect(m_undo, &QPushButton::clicked, this, &CouncilsArranger::undoRemoval);
    auto *grid = new QGridLayout;
    grid->setSpacing(Metrics::Small);
    int place = 0;
    for (QPushButton *button : {m_up, m_down, m_rename, m_duplicate, m_remove, m_undo}) {
        grid->addWidget(button, place / 3, place % 3);
        grid->setColumnStretch(place % 3, 1);
        ++place;
    }
    return grid;
}

void CouncilsArranger::insert(int row, const Council &council)
{
    const QSignalBlocker blocker(m_list);
    m_councils.insert(council.id, council);
    auto *item = new QListWidgetItem(icon(u"council", QPalette::Text), council.name.simplified());
    item->setData(IdRole, council.id.toString());
    item->setFlags((item->flags() | Qt::ItemIsEditable) & ~Qt::ItemIsDropEnabled);
    item->setSizeHint({0, m_list->fontMetrics().height() + Metrics::Medium});
    m_list->insertItem(row, item);
}

/// A council without a name could not be chosen from a menu: it keeps the one it had.
void CouncilsArranger::takeName(QListWidgetItem *item)
{
    Council &council = m_councils[idOf(*item)];
    const QString name = singleLine(item->text().trimmed(), 200);
    if (!name.isEmpty() && name != council.name.simplified())
        council.name = name;
    const QSignalBlocker blocker(m_list);
    item->setText(council.name.simplified());
}

void CouncilsArranger::move(int by)
{
    const int row = m_list->currentRow();
    if (row < 0 || row + by < 0 || row + by >= m_list->count())
        return;
    m_list->model()->moveRow({}, row, {}, by > 0 ? row + 2 : row - 1);
    m_list->scrollToItem(m_list->currentItem());
    showState();
}

void CouncilsArranger::rename()
{
    m_list->setFocus();
    if (QListWidgetItem *item = m_list->currentItem())
        m_list->editItem(item);
}

void CouncilsArranger::duplicate()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    Council copy = m_councils.value(idOf(*m_list->item(row)));
    copy.name = tr("%1 (copy)").arg(copy.name); //: Name of a duplicated council
    giveNewIds(copy);
    insert(row + 1, copy);
    m_list->setCurrentRow(row + 1);
}

void CouncilsArranger::remove()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const std::unique_ptr<QListWidgetItem> item(m_list->takeItem(row));
    m_removed.append({row, m_councils.take(idOf(*item))});
    showState();
}

void CouncilsArranger::undoRemoval()
{
    if (m_removed.isEmpty())
        return;
    const Removed last = m_removed.takeLast();
    const int row = std::min(last.row, m_list->count());
    insert(row, last.council);
    m_list->setCurrentRow(row);
    m_list->setFocus();
    showState();
}

void CouncilsArranger::showState()
{
    const int row = m_list->currentRow();
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_list->count());
    for (QPushButton *button : {m_rename, m_duplicate, m_remove})
        button->setEnabled(row >= 0);
    m_undo->setEnabled(!m_removed.isEmpty());
}

} // namespace Conclave
