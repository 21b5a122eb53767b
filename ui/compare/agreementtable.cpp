#include "ui/compare/agreementtable.h"

#include "ui/compare/agreementdelegate.h"
#include "ui/compare/agreementmodel.h"
#include "ui/compare/memberheader.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textrole.h"

#include <QKeyEvent>

#include <algorithm>

namespace Conclave {

namespace {

constexpr int MemberWidth = Metrics::Avatar + Metrics::Medium;
constexpr int LeastClaimInCharacters = 30; ///< The most is so much more than a line of text.

} // namespace

AgreementTable::AgreementTable(QWidget *parent)
    : QTableView(parent)
    , m_model(new AgreementModel(this))
{
    setHorizontalHeader(new MemberHeader(this));
    setModel(m_model);
    setItemDelegate(new AgreementDelegate(this));
    setSelectionMode(SingleSelection);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setFrameShape(NoFrame);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed); // all are equal: many cost nothing
    verticalHeader()->hide();
    connect(m_model, &QAbstractItemModel::modelReset, this, &AgreementTable::fit);
    connect(this, &QTableView::clicked, this, &AgreementTable::choose);
    connect(selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            &AgreementTable::currentCellChanged);
}

void AgreementTable::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter)
        choose(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

void AgreementTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fit();
}

void AgreementTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void AgreementTable::fit()
{
    const int members = m_model->columnCount() - 1;
    for (int column = 1; column <= members; ++column)
        setColumnWidth(column, MemberWidth);
    const int letter = fontMetrics().averageCharWidth();
    setColumnWidth(AgreementModel::ClaimColumn,
                   std::clamp(viewport()->width() - members * MemberWidth,
                              LeastClaimInCharacters * letter,
                              (MeasureInCharacters + LeastClaimInCharacters) * letter));
    verticalHeader()->setDefaultSectionSize(AgreementDelegate::rowHeight(font()));
}

void AgreementTable::choose(const QModelIndex &index)
{
    if (const std::optional<TextPlace> place = m_model->place(index))
        emit placeChosen(*place);
}

} // namespace Conclave
