#pragma once

#include "ui/compare/quoterow.h"

#include <QAbstractListModel>

namespace Conclave {

/// The rows of a QuoteList, in words for assistive technology too.
class QuoteModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit QuoteModel(QObject *parent = nullptr);

    void setRows(const QList<QuoteRow> &rows);
    const QuoteRow &row(const QModelIndex &index) const { return m_rows.at(index.row()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QList<QuoteRow> m_rows;
};

} // namespace Conclave
