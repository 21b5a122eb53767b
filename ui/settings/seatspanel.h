#pragma once

#include <QWidget>

class QLayout;
class QListView;
class QPushButton;

namespace Conclave {

class SeatsModel;

/// The list of a council's seats with its buttons: add, duplicate, remove, up and down.
/// Members also move by dragging and with Alt+Up and Alt+Down.
class SeatsPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit SeatsPanel(SeatsModel &seats, QWidget *parent = nullptr);

    int currentRow() const;
    void setCurrentRow(int row);

signals:
    void currentRowChanged(); ///< Another seat is current, or the current one moved.

private:
    QLayout *createButtons();
    void add();
    void duplicate();
    void remove();
    void move(int by);
    void updateButtons();

    SeatsModel &m_seats;
    QListView *m_list;
    QPushButton *m_duplicate = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_up = nullptr;
    QPushButton *m_down = nullptr;
};

} // namespace Conclave
