#pragma once

#include "core/council/council.h"

#include <QDialog>
#include <QHash>

class QGridLayout;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace Conclave {

/// The user's councils as a list: their order, by dragging or with Alt+Up and Alt+Down, their
/// names, copies of them, and which of them go. Values in, values out; nothing is stored here.
class CouncilsArranger final : public QDialog
{
    Q_OBJECT

public:
    /// `current` is selected, if it is one of them.
    CouncilsArranger(const QList<Council> &councils, CouncilId current, QWidget *parent = nullptr);

    /// As arranged so far. Copies have ids of their own.
    QList<Council> councils() const;

private:
    /// A council that was removed, and where it was.
    struct Removed
    {
        int row = 0;
        Council council;
    };

    void createList();
    QGridLayout *createButtons();
    void insert(int row, const Council &council);
    void takeName(QListWidgetItem *item);
    void move(int by);
    void rename();
    void duplicate();
    void remove();
    void undoRemoval();
    void showState();

    QHash<CouncilId, Council> m_councils; ///< Those that are listed, but for their new names.
    QList<Removed> m_removed;             ///< The last one is brought back first.
    QListWidget *m_list;
    QPushButton *m_up = nullptr;
    QPushButton *m_down = nullptr;
    QPushButton *m_rename = nullptr;
    QPushButton *m_duplicate = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_undo = nullptr;
};

} // namespace Conclave
