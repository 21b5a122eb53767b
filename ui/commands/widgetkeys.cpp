#include "ui/commands/widgetkeys.h"

#include <QCoreApplication>

namespace Conclave {

namespace {

struct KeyWords
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::KeyWords)
};

} // namespace

QList<ShortcutGroup> widgetKeys()
{
    return {
        {KeyWords::tr("In the question"),
         {{KeyWords::tr("Enter"), KeyWords::tr("Ask the council")},
          {KeyWords::tr("Shift+Enter"), KeyWords::tr("Begin a new line")}}},
        {KeyWords::tr("In an answer"),
         {{KeyWords::tr("Arrow keys, Page Up, Page Down"), KeyWords::tr("Scroll")},
          {KeyWords::tr("Home, End"), KeyWords::tr("To the beginning, to the end")},
          {KeyWords::tr("Ctrl+A"), KeyWords::tr("Select all of it")},
          {KeyWords::tr("Ctrl+C"), KeyWords::tr("Copy what is selected")},
          {KeyWords::tr("Ctrl with the wheel"), KeyWords::tr("Larger or smaller text")},
          {KeyWords::tr("Double click on its head"),
           KeyWords::tr("Give it the whole room, and back")}}},
        {KeyWords::tr("In the history"),
         {{KeyWords::tr("Enter"), KeyWords::tr("Open the session, or what was found")},
          {KeyWords::tr("Ctrl or Shift with a click or the arrow keys"),
           KeyWords::tr("Select several sessions")},
          {KeyWords::tr("Ctrl+A"), KeyWords::tr("Select all sessions in the list")},
          {KeyWords::tr("F2"), KeyWords::tr("Give the session another title")},
          {KeyWords::tr("Del"), KeyWords::tr("Delete what is selected")},
          {KeyWords::tr("Ctrl+Z"), KeyWords::tr("Bring back what was deleted last")}}},
        {KeyWords::tr("On “attempt 1 of 2”"),
         {{KeyWords::tr("Left, Right"), KeyWords::tr("The attempt before, the one after")},
          {KeyWords::tr("Home, End"), KeyWords::tr("The first attempt, the newest")}}},
        {KeyWords::tr("While finding"),
         {{KeyWords::tr("Enter, Shift+Enter"), KeyWords::tr("Next match, previous match")},
          {KeyWords::tr("Esc"), KeyWords::tr("Close the line, and go back to where you were")}}},
        {KeyWords::tr("Among the commands"),
         {{KeyWords::tr("Up, Down, Page Up, Page Down"), KeyWords::tr("Choose a command")},
          {KeyWords::tr("Enter"), KeyWords::tr("Do it")},
          {KeyWords::tr("Esc"), KeyWords::tr("Close, and do nothing")}}},
    };
}

} // namespace Conclave
