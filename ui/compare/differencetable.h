#pragma once

#include "ui/compare/sidebyside.h"

#include <QTableView>
#include <QTimer>

namespace Conclave {

class DifferenceModel;

/// Two texts side by side, row by row, to be gone through from change to change and copied.
class DifferenceTable final : public QTableView
{
    Q_OBJECT

public:
    explicit DifferenceTable(QWidget *parent = nullptr);

    void setTexts(const SideBySide &texts);
    const SideBySide &texts() const;

    /// Goes to the next change from the current row on, or to the one before; past the end to the
    /// other end.
    void step(int direction);
    /// Which of the changes is the current one, from 1; 0: none is.
    qsizetype currentChange() const;
    QString selectedText() const; ///< The selected rows, or all when none is.

signals:
    void currentChanged();
    void
    placeChosen(const Conclave::TextPlace &place); ///< Of a passage, by Enter or twice clicked.

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();
    void choose(const QModelIndex &index);

    DifferenceModel *m_model;
    QTimer m_soon; ///< Runs from a new width to the rows that follow it.
};

} // namespace Conclave
