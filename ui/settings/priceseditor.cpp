#include "ui/settings/priceseditor.h"

#include "ui/settings/notelabel.h"
#include "ui/settings/pricedelegate.h"
#include "ui/settings/pricesmodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QString tableNote(const PriceTable &table)
{
    const QString date =
        table.date().isValid() ? QLocale().toString(table.date(), u"d MMMM yyyy"_s) : QString();
    const QString where = PricesEditor::tr("For all other models, the list that comes with "
                                           "Conclave counts, of %1: %2.");
    return where.arg(date, table.source());
}

} // namespace

PricesEditor::PricesEditor(const QList<OwnPrice> &prices, const PriceTable &table, QWidget *parent)
    : QDialog(parent)
    , m_model(new PricesModel(prices, this))
    , m_view(new QTableView)
    , m_remove(new QPushButton(icon(u"trash"), tr("&Remove")))
    , m_problem(new QLabel)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setObjectName(u"pricesEditor"_s);
    setWindowTitle(tr("Prices"));
    auto *title = new QLabel(tr("&Your own prices, in US dollars per million tokens"));
    title->setWordWrap(true);
    title->setBuddy(m_view);
    m_problem->setObjectName(u"problem"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Large, Metrics::Large, Metrics::Large, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(title);
    layout->addWidget(createTable(), 1);
    layout->addLayout(createButtons());
    layout->addWidget(new NoteLabel(u"priceSource"_s, tableNote(table)));
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    // Larger text asks for a larger window.
    resize(QSize(95 * fontMetrics().averageCharWidth(), 26 * fontMetrics().height())
               .expandedTo({640, 420})
               .boundedTo(screen()->availableSize()));
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_model, &PricesModel::dataChanged, this, &PricesEditor::showState);
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            &PricesEditor::showState);
    showState();
}

const QList<OwnPrice> &PricesEditor::prices() const
{
    return m_model->prices();
}

QWidget *PricesEditor::createTable()
{
    m_view->setObjectName(u"prices"_s);
    m_view->setAccessibleName(tr("Your own prices")); // views take none from a buddy
    m_view->setModel(m_model);
    m_view->setItemDelegate(new PriceDelegate(m_view));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                            QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    m_view->setTabKeyNavigation(false); // Tab leaves the table, as everywhere
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + Metrics::Large);
    QHeaderView *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(PricesModel::Model, QHeaderView::Stretch);
    const int digit = fontMetrics().averageCharWidth();
    header->resizeSection(PricesModel::Provider, 18 * digit);
    for (const int column : {PricesModel::Input, PricesModel::Output, PricesModel::Cached})
        header->resizeSection(column, 13 * digit);
    auto *del = new QShortcut(Qt::Key_Delete, m_view);
    del->setContext(Qt::WidgetShortcut);
    connect(del, &QShortcut::activated, this, &PricesEditor::remove);
    return m_view;
}

QLayout *PricesEditor::createButtons()
{
    auto *add = new QPushButton(icon(u"add"), tr("&Add"));
    add->setObjectName(u"addPrice"_s);
    m_remove->setObjectName(u"removePrice"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(Metrics::Small);
    for (QPushButton *button : {add, m_remove}) {
        button->setIconSize(iconBesideWords());
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch();
    connect(add, &QPushButton::clicked, this, &PricesEditor::add);
    connect(m_remove, &QPushButton::clicked, this, &PricesEditor::remove);
    return row;
}

void PricesEditor::add()
{
    const QModelIndex last = m_view->currentIndex();
    const QString provider = last.isValid() ? m_model->prices().at(last.row()).provider
                                            : QString(PriceTable::AnyProvider);
    m_model->append({.provider = provider, .model = {}, .rates = {}, .unread = {}});
    const QModelIndex model = m_model->index(m_model->rowCount() - 1, PricesModel::Model);
    m_view->setCurrentIndex(model);
    m_view->setFocus();
    m_view->edit(model);
    showState();
}

void PricesEditor::remove()
{
    const QModelIndex current = m_view->currentIndex();
    if (current.isValid())
        m_model->remove(current.row());
    showState();
}

void PricesEditor::showState()
{
    const QString problem = m_model->problem();
    m_problem->setText(problem.isEmpty() ? QString() : u"⚠ "_s + problem);
    m_problem->setVisible(!problem.isEmpty());
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(problem.isEmpty());
    m_remove->setEnabled(m_view->currentIndex().isValid());
}

} // namespace Conclave
