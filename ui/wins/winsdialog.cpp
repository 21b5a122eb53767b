#include "ui/wins/winsdialog.h"

#include "core/base/text.h"
#include "ui/settings/notelabel.h"
#include "ui/theme/metrics.h"
#include "ui/wins/winsdelegate.h"
#include "ui/wins/winsmodel.h"
#include "ui/wins/winswords.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFutureWatcher>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

WinsDialog::WinsDialog(const ContestSource &source, QWidget *parent)
    : QDialog(parent)
    , m_model(new WinsModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_pages(new QStackedWidget)
    , m_empty(new QLabel(tr("Counting…")))
    , m_view(new QTableView)
    , m_order(new QComboBox)
    , m_duels(new QLabel)
{
    setObjectName(u"winsDialog"_s);
    setWindowTitle(tr("Wins"));
    m_empty->setObjectName(u"emptyWins"_s);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(createPage());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Large, Metrics::Large, Metrics::Large, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(m_pages, 1);
    layout->addWidget(createButtons());
    // Larger text asks for a larger window.
    resize(QSize(95 * fontMetrics().averageCharWidth(), 26 * fontMetrics().height())
               .expandedTo({680, 440})
               .boundedTo(screen()->availableSize()));
    // Not a continuation: it would be called for a dialog that is gone.
    auto *counting = new QFutureWatcher<WinTable>(this);
    connect(counting, &QFutureWatcher<WinTable>::finished, this, [this, counting] {
        if (counting->future().resultCount() > 0)
            showTable(counting->result());
    });
    counting->setFuture(source().then(QtFuture::Launch::Async, winTable));
}

QWidget *WinsDialog::createPage()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Medium);
    layout->addLayout(createSorting());
    layout->addWidget(createTable(), 1);
    m_duels->setObjectName(u"duels"_s);
    m_duels->setTextFormat(Qt::PlainText);
    m_duels->setWordWrap(true);
    m_duels->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_duels);
    layout->addWidget(new NoteLabel(
        u"winsNote"_s,
        tr("The bar is the share of contests won, where a tie counts half. Between the whiskers "
           "lies, with 95 % certainty, what many more contests would show: where the whiskers of "
           "two models overlap, neither is known to be better.")));
    return page;
}

QLayout *WinsDialog::createSorting()
{
    m_order->setObjectName(u"winsOrder"_s);
    m_order->addItems(winsHeader());
    auto *label = new QLabel(tr("&Sort by"));
    label->setBuddy(m_order);
    auto *row = new QHBoxLayout;
    row->setSpacing(Metrics::Small);
    row->addWidget(label);
    row->addWidget(m_order);
    row->addStretch(1);
    connect(m_order, &QComboBox::activated, this, [this](int column) {
        sort(column, column == WinsModel::Model ? Qt::AscendingOrder : Qt::DescendingOrder);
    });
    return row;
}

QWidget *WinsDialog::createTable()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(WinsModel::SortRole);
    m_view->setObjectName(u"wins"_s);
    m_view->setAccessibleName(tr("How the models fared"));
    m_view->setModel(m_sorted);
    m_view->setItemDelegate(new WinsDelegate(m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTabKeyNavigation(false); // Tab leaves the table, as everywhere
    m_view->setShowGrid(false);
    m_view->setSortingEnabled(true);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + Metrics::Large);
    QHeaderView *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(WinsModel::Model, QHeaderView::Stretch);
    for (const int column : {WinsModel::Contests, WinsModel::Won, WinsModel::Lost, WinsModel::Tied})
        header->setSectionResizeMode(column, QHeaderView::ResizeToContents); // room for long names
    header->resizeSection(WinsModel::Rate, 30 * fontMetrics().averageCharWidth());
    connect(header, &QHeaderView::sortIndicatorChanged, m_order, &QComboBox::setCurrentIndex);
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            &WinsDialog::showDuels);
    return m_view;
}

QWidget *WinsDialog::createButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_copyText = buttons->addButton(tr("Copy as &text"), QDialogButtonBox::ActionRole);
    m_copyCsv = buttons->addButton(tr("Copy as &CSV"), QDialogButtonBox::ActionRole);
    for (QPushButton *copy : {m_copyText, m_copyCsv}) {
        copy->setEnabled(false);
        copy->setAutoDefault(false); // or the first one would be the dialog's default
    }
    connect(m_copyText, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(winsText(m_table));
    });
    connect(m_copyCsv, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(winsCsv(m_table));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void WinsDialog::showTable(const WinTable &table)
{
    m_table = table;
    m_model->setRecords(table.records);
    const bool isAny = !table.records.isEmpty();
    m_copyText->setEnabled(isAny);
    m_copyCsv->setEnabled(isAny);
    m_empty->setText(
        tr("Nothing has been judged yet.\n\nAsk a council of two models or more, go to the answer "
           "you find best and press Ctrl+B; Ctrl+Shift+D says that there is no difference. "
           "Whoever has won, lost or tied stands here."));
    m_pages->setCurrentIndex(isAny ? 1 : 0);
    if (!isAny)
        return;
    sort(WinsModel::Rate, Qt::DescendingOrder);
    m_view->setCurrentIndex(m_sorted->index(0, 0));
    m_view->setFocus(Qt::OtherFocusReason);
}

void WinsDialog::sort(int column, Qt::SortOrder order)
{
    m_view->sortByColumn(column, order);
    m_view->scrollTo(m_view->currentIndex());
}

void WinsDialog::showDuels()
{
    const QModelIndex row = m_sorted->mapToSource(m_view->currentIndex());
    if (!row.isValid())
        return m_duels->clear();
    constexpr qsizetype Most = 6;
    constexpr qsizetype LongestName = 60;
    const QString &model = m_model->records().at(row.row()).model;
    QStringList lines = duelSentences(m_table, model);
    const qsizetype more = lines.size() - Most;
    if (more > 0)
        lines = lines.first(Most) << tr("and %1 more").arg(more);
    lines.prepend(singleLine(model, LongestName) % u" – "_s %
                  rateSentence(m_model->records().at(row.row())));
    m_duels->setText(lines.join(u'\n'));
}

} // namespace Conclave
