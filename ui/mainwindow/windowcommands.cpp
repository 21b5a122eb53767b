#include "ui/mainwindow/windowcommands.h"

#include "core/base/text.h"
#include "ui/answer/answerpanel.h"
#include "ui/commands/commandpalette.h"
#include "ui/commands/menucommands.h"
#include "ui/commands/shortcutlist.h"
#include "ui/commands/shortcutsdialog.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/sessionview.h"
#include "ui/theme/icons.h"
#include "ui/turn/answersarea.h"
#include "ui/turn/turnview.h"

#include <QPointer>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

WindowCommands::WindowCommands(QMainWindow &window,
                               const MainActions &actions,
                               LiveSession &session,
                               SessionView &view)
    : QObject(&window)
    , m_window(window)
    , m_session(session)
    , m_view(view)
{
    connect(actions.showCommands, &QAction::triggered, this, &WindowCommands::openPalette);
    connect(actions.showShortcuts, &QAction::triggered, this, &WindowCommands::openShortcuts);
}

QList<Command> WindowCommands::all() const
{
    return menuCommands(*m_window.menuBar()) + panels() + questions();
}

QList<Command> WindowCommands::questions() const
{
    QList<Command> commands;
    for (qsizetype place = 0; place < m_session.turnCount(); ++place) {
        const TurnId turn = m_session.turnAt(place);
        const QString question = singleLine(m_session.run(turn)->turn().question.text, 120);
        commands.append({.id = u"question/"_s % turn.toString(),
                         .text = tr("Go to question: %1").arg(question),
                         .category = tr("Question %1").arg(place + 1),
                         .tip = tr("Show this question and its answers"),
                         .icon = icon(u"history"),
                         .run = [view = &m_view, turn] { view->goToTurn(turn); }});
    }
    return commands;
}

QList<Command> WindowCommands::panels() const
{
    TurnView *turn = m_view.currentTurn();
    if (!turn)
        return {};
    QList<Command> commands;
    const QList<AnswerPanel *> panels = turn->answers().ordered();
    for (int place = 0; place < panels.size(); ++place) {
        const MemberId id = panels.at(place)->member();
        const QString name = turn->turn().council.find(id)->name;
        //: Shows the panel of the member with this name
        commands.append({.id = u"panel/"_s % id.toString(),
                         .text = tr("Show %1's answer").arg(singleLine(name, 80)),
                         .category = tr("Answers"),
                         .shortcut = place < 9 ? u"Ctrl+%1"_s.arg(place + 1) : QString(),
                         .tip = tr("Bring this answer to sight and put the focus there"),
                         .icon = icon(u"focus"),
                         .run = [turn = QPointer(turn), place] {
                             if (turn)
                                 turn->answers().focusPanel(place);
                         }});
    }
    return commands;
}

void WindowCommands::openPalette()
{
    if (!m_palette)
        m_palette = new CommandPalette(m_window);
    m_palette->open(all());
}

void WindowCommands::openShortcuts()
{
    const QString name = u"shortcutsDialog"_s;
    auto *dialog = m_window.findChild<QDialog *>(name, Qt::FindDirectChildrenOnly);
    if (!dialog)
        dialog = new ShortcutsDialog(shortcutGroups(menuCommands(*m_window.menuBar()), m_window),
                                     &m_window);
    dialog->show();
    dialog->activateWindow();
}

} // namespace Conclave
