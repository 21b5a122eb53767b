#pragma once

#include "ui/compare/textplace.h"

#include <QTableView>

namespace Conclave {

class AgreementModel;

/// Claims × members. The claims take what room the members leave; with many members it scrolls.
class AgreementTable final : public QTableView
{
    Q_OBJECT

public:
    explicit AgreementTable(QWidget *parent = nullptr);

    AgreementModel &agreement() const { return *m_model; }

signals:
    void currentCellChanged();
    void placeChosen(const Conclave::TextPlace &place); ///< By a click or Enter.

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();
    void choose(const QModelIndex &index);

    AgreementModel *m_model;
};

} // namespace Conclave
