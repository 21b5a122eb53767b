#pragma once

#include "ui/commands/command.h"

#include <QAbstractListModel>
#include <QStringList>

namespace Conclave {

/// The commands that typed letters stand for, the best first. Without letters: those used lately,
/// then all in their order, and last what cannot be done now.
class CommandModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    // Roles of a view stay unscoped: Qt takes them as int.
    enum Role {
        CategoryRole = Qt::UserRole,
        ShortcutRole,
        PositionsRole, ///< QList<int>: matched letters of the text, a space and the category.
        EnabledRole,   ///< Rows that are not can be gone to and read all the same.
        NoteRole,      ///< That it is chosen or was used lately, or why it cannot be done.
    };

    explicit CommandModel(QObject *parent = nullptr);

    /// `recent` are ids, the latest first. The letters are gone, too.
    void setCommands(const QList<Command> &commands, const QStringList &recent);
    void setLetters(const QString &letters);
    const Command &command(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        qsizetype command = 0; ///< Its place in m_commands.
        int score = 0;
        QList<int> positions;
        bool isRecent = false;
    };

    QList<Row> rowsFor(const QString &letters) const;
    static QString note(const Command &command, bool isRecent);
    static QString spoken(const Command &command);

    QList<Command> m_commands;
    QStringList m_recent;
    QList<Row> m_rows;
};

} // namespace Conclave
