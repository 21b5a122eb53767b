#pragma once

#include "core/prices/ownprices.h"
#include "core/prices/pricetable.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QPushButton;
class QTableView;

namespace Conclave {

class PricesModel;

/// Edits the user's own prices: values in, values out; nothing is stored here.
class PricesEditor final : public QDialog
{
    Q_OBJECT

public:
    /// `table` is the one that counts where there is no price of one's own; only its date and
    /// source are told.
    PricesEditor(const QList<OwnPrice> &prices, const PriceTable &table, QWidget *parent = nullptr);

    /// As edited so far. After accept() they are usable.
    const QList<OwnPrice> &prices() const;

private:
    QWidget *createTable();
    QLayout *createButtons();
    void add();
    void remove();
    void showState();

    PricesModel *m_model;
    QTableView *m_view;
    QPushButton *m_remove;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace Conclave
