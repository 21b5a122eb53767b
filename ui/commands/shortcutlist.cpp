#include "ui/commands/shortcutlist.h"

#include "ui/commands/widgetkeys.h"

#include <QCoreApplication>
#include <QShortcut>
#include <QWidget>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ShortcutListWords
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::ShortcutListWords)
};

QList<ShortcutGroup> groupsOf(const QList<Command> &commands)
{
    QList<ShortcutGroup> groups;
    for (const Command &command : commands) {
        if (command.keys.isEmpty())
            continue;
        auto group = std::ranges::find(groups, command.category, &ShortcutGroup::name);
        if (group == groups.end()) {
            groups.append(ShortcutGroup{command.category, {}});
            group = groups.end() - 1;
        }
        group->lines.append({command.keys, command.text});
    }
    return groups;
}

/// Keys that do the same with one number after the other are one line: Ctrl+1 … Ctrl+9.
ShortcutGroup goingTo(const QWidget &window)
{
    ShortcutGroup group{ShortcutListWords::tr("Going to"), {}};
    for (const QShortcut *shortcut : window.findChildren<QShortcut *>()) {
        if (shortcut->whatsThis().isEmpty())
            continue;
        const QString keys = shortcut->key().toString(QKeySequence::NativeText);
        const auto same =
            std::ranges::find(group.lines, shortcut->whatsThis(), &ShortcutGroup::Line::what);
        if (same == group.lines.end())
            group.lines.append({keys, shortcut->whatsThis()});
        else
            same->keys = QString(same->keys.section(u" … "_s, 0, 0) % u" … " % keys);
    }
    return group;
}

} // namespace

QList<ShortcutGroup> shortcutGroups(const QList<Command> &commands, const QWidget &window)
{
    QList<ShortcutGroup> groups = groupsOf(commands);
    if (const ShortcutGroup group = goingTo(window); !group.lines.isEmpty())
        groups.append(group);
    return groups + widgetKeys();
}

QList<ShortcutGroup> filtered(const QList<ShortcutGroup> &groups, const QString &filter)
{
    const QStringList words = filter.split(u' ', Qt::SkipEmptyParts);
    QList<ShortcutGroup> result;
    for (const ShortcutGroup &group : groups) {
        ShortcutGroup kept{group.name, {}};
        for (const ShortcutGroup::Line &line : group.lines) {
            const QString all = group.name % u' ' % line.keys % u' ' % line.what;
            const bool isKept = std::ranges::all_of(words, [&all](const QString &word) {
                return all.contains(word, Qt::CaseInsensitive);
            });
            if (isKept)
                kept.lines.append(line);
        }
        if (!kept.lines.isEmpty())
            result.append(kept);
    }
    return result;
}

} // namespace Conclave
