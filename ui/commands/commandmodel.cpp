#include "ui/commands/commandmodel.h"

#include "ui/commands/fuzzymatch.h"
#include "ui/widgets/plaintooltip.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

CommandModel::CommandModel(QObject *parent) : QAbstractListModel(parent)
{
}

void CommandModel::setCommands(const QList<Command> &commands, const QStringList &recent)
{
    beginResetModel();
    m_commands = commands;
    m_recent = recent;
    m_rows = rowsFor({});
    endResetModel();
}

void CommandModel::setLetters(const QString &letters)
{
    beginResetModel();
    m_rows = rowsFor(letters);
    endResetModel();
}

const Command &CommandModel::command(int row) const
{
    return m_commands.at(m_rows.at(row).command);
}

int CommandModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant CommandModel::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows.at(index.row());
    const Command &command = m_commands.at(row.command);
    switch (role) {
    case Qt::DisplayRole:
        return command.text;
    case Qt::DecorationRole:
        return command.icon;
    case Qt::ToolTipRole:
        return plainToolTip(command.tip);
    case Qt::AccessibleTextRole:
        return spoken(command);
    case CategoryRole:
        return command.category;
    case ShortcutRole:
        return command.shortcut;
    case PositionsRole:
        return QVariant::fromValue(row.positions);
    case EnabledRole:
        return command.isEnabled;
    case NoteRole:
        return note(command, row.isRecent);
    default:
        return {};
    }
}

QList<CommandModel::Row> CommandModel::rowsFor(const QString &letters) const
{
    QList<Row> rows;
    for (qsizetype place = 0; place < m_commands.size(); ++place) {
        const Command &command = m_commands.at(place);
        const auto match = fuzzyMatch(letters, command.searched());
        if (!match)
            continue;
        // What was used last has the smallest index; one more letter in a row outweighs it.
        const qsizetype used = m_recent.indexOf(command.id);
        const bool isRecent = used >= 0 && command.isEnabled;
        const int lateness = isRecent ? int(m_recent.size() - used) : 0;
        rows.append({place, match->score + lateness, match->positions, isRecent});
    }
    // Whoever types for something wants to see it, or why it cannot be done.
    const bool isBrowsing = letters.trimmed().isEmpty();
    const auto isLater = [this, isBrowsing](const Row &row) {
        return isBrowsing && !m_commands.at(row.command).isEnabled;
    };
    std::ranges::stable_sort(rows, [&isLater](const Row &a, const Row &b) {
        return isLater(a) != isLater(b) ? isLater(b) : a.score > b.score;
    });
    return rows;
}

QString CommandModel::note(const Command &command, bool isRecent)
{
    if (!command.isEnabled)
        return command.obstacle.isEmpty() ? tr("not now") : command.obstacle;
    if (command.isChecked)
        return tr("chosen");
    return isRecent ? tr("used lately") : QString();
}

QString CommandModel::spoken(const Command &command)
{
    QStringList parts{command.text, command.category, note(command, false), command.shortcut};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace Conclave
