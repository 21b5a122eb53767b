#pragma once

#include "core/insight/wins.h"

#include <QDialog>
#include <QFuture>

#include <functional>

class QComboBox;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace Conclave {

class WinsModel;

/// Where contests come from; whoever gives them does not make the window wait.
using ContestSource = std::function<QFuture<QList<Contest>>()>;

/// How often each model won, with how far that can be trusted, and against whom.
class WinsDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Counts in another thread; until that is done the dialog says so.
    WinsDialog(const ContestSource &source, QWidget *parent);

private:
    QWidget *createPage();
    QWidget *createTable();
    QLayout *createSorting();
    QWidget *createButtons();
    void showTable(const WinTable &table);
    void sort(int column, Qt::SortOrder order);
    void showDuels();

    WinTable m_table;
    WinsModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QStackedWidget *m_pages;
    QLabel *m_empty;
    QTableView *m_view;
    QComboBox *m_order;
    QLabel *m_duels;
    QPushButton *m_copyText = nullptr;
    QPushButton *m_copyCsv = nullptr;
};

} // namespace Conclave
