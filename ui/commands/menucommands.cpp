#include "ui/commands/menucommands.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ShortcutWords
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::ShortcutWords)
};

QString allKeys(const QAction &action)
{
    QStringList words;
    for (const QKeySequence &keys : action.shortcuts())
        words += keys.toString(QKeySequence::NativeText);
    //: Between two shortcuts that do the same
    return words.join(ShortcutWords::tr(" or "));
}

Command commandOf(QAction &action, const QString &category)
{
    return {.id = action.objectName(),
            .text = plainWords(action.text()),
            .category = category,
            .shortcut = action.shortcut().toString(QKeySequence::NativeText),
            .keys = allKeys(action),
            .tip = action.statusTip(),
            .icon = action.icon(),
            .isChecked = action.isChecked(),
            .isEnabled = action.isEnabled(),
            .obstacle = action.property("obstacle").toString(),
            .run = [action = QPointer(&action)] {
                if (action)
                    action->trigger();
            }};
}

void gather(const QList<QAction *> &actions, const QString &category, QList<Command> &commands)
{
    for (QAction *action : actions) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        if (const QMenu *menu = action->menu()) {
            const QString name = plainWords(action->text());
            //: A menu inside another one: View › Layout
            const QString path =
                category.isEmpty() ? name : ShortcutWords::tr("%1 › %2").arg(category, name);
            gather(menu->actions(), path, commands);
        } else {
            commands.append(commandOf(*action, category));
        }
    }
}

} // namespace

QList<Command> menuCommands(const QMenuBar &bar)
{
    QList<Command> commands;
    gather(bar.actions(), {}, commands);
    return commands;
}

QString plainWords(const QString &text)
{
    QString plain;
    for (qsizetype place = 0; place < text.size(); ++place) {
        if (text.at(place) == u'&' && place + 1 < text.size())
            ++place; // of "&&", one stays
        plain += text.at(place);
    }
    return plain;
}

} // namespace Conclave
