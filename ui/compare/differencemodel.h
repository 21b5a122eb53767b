#pragma once

#include "ui/compare/sidebyside.h"

#include <QAbstractTableModel>

namespace Conclave {

/// Two texts side by side: a column for each, in words for assistive technology too.
class DifferenceModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Left, Right, ColumnCount };

    explicit DifferenceModel(QObject *parent = nullptr);

    void setTexts(const SideBySide &texts);
    const SideBySide &texts() const { return m_texts; }
    const SideBySideRow &row(int row) const { return m_texts.rows.at(row); }
    const PassageText &passage(const QModelIndex &index) const;
    /// What moves from here or to here says so below its text; empty: it does not.
    QString note(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QString spoken(const QModelIndex &index) const;

    SideBySide m_texts;
};

} // namespace Conclave
