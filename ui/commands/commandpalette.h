#pragma once

#include "ui/commands/command.h"

#include <QFrame>
#include <QPointer>
#include <QStringList>

class QLabel;
class QLineEdit;
class QListView;

namespace Conclave {

class CommandModel;

/// A field over the window and under it what the typed letters stand for: everything that can be
/// done, by keyboard alone.
///
/// Lies inside its window, near the top. Closes when a command is chosen, with Esc, and when the
/// focus goes elsewhere; then the focus is again where it was before.
class CommandPalette final : public QFrame
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget &window);

    /// Opens, with those used lately first.
    void open(const QList<Command> &commands);

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    bool takeKey(const QKeyEvent &key);
    void leave(bool givesFocusBack);
    void filter(const QString &letters);
    void runCurrent();
    void choose(int row);
    void step(int rows);
    void tellCurrent();
    void place();
    void followFocus(const QWidget *now);

    QWidget &m_window;
    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_nothing; ///< Instead of an empty list.
    CommandModel *m_model;
    QStringList m_recent; ///< Ids, the latest first.
    QPointer<QWidget> m_cameFrom;
};

} // namespace Conclave
