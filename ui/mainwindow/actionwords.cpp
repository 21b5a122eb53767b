#include "ui/mainwindow/actionwords.h"

#include "ui/mainwindow/mainactions.h"

#include <iterator>

namespace Conclave {

namespace {

void describe(QAction *action, const QString &tip, const QString &obstacle = {})
{
    action->setStatusTip(tip);
    if (!obstacle.isEmpty())
        action->setProperty("obstacle", obstacle);
}

void describeSession(const MainActions &actions)
{
    describe(actions.newSession, MainActions::tr("Begin with an empty session"));
    describe(actions.openSession, MainActions::tr("Open a session that was exported as JSON"));
    describe(actions.exportSession,
             MainActions::tr("Save the session as Markdown to read or as JSON to open again"),
             MainActions::tr("nothing has been asked yet"));
    describe(actions.wins, MainActions::tr("Count how often each model's answer was found best"));
    actions.exportSession->setToolTip(
        MainActions::tr("Export the session (Ctrl+S); drag it from here as a Markdown file"));
    describe(actions.copyAnswers,
             MainActions::tr("Copy the question, every answer and the synthesis of this turn"),
             MainActions::tr("nothing has been asked yet"));
    describe(actions.exportAll,
             MainActions::tr("Save every session of the history as a file in a folder"));
    describe(actions.importSessions,
             MainActions::tr("Take in conversations that another program has exported"),
             MainActions::tr("there is no history to keep them in"));
    describe(actions.quit, MainActions::tr("Close Conclave; all sessions are in the history"));
}

void describeView(const MainActions &actions)
{
    const QString noTurn = MainActions::tr("nothing has been asked yet");
    describe(actions.find, MainActions::tr("Look for a text in all answers of this turn"), noTurn);
    describe(actions.findNext, MainActions::tr("Go to the next match, in any answer"), noTurn);
    describe(
        actions.findPrevious, MainActions::tr("Go to the match before, in any answer"), noTurn);
    describe(actions.showCommands, MainActions::tr("List everything that can be done"));
    describe(actions.showHistory, MainActions::tr("Show or hide all sessions there ever were"));
    describe(actions.searchHistory,
             MainActions::tr("Find questions, answers and syntheses of all sessions"));
    describe(actions.showTurnList, MainActions::tr("Show or hide the questions of this session"));
    describe(actions.blind,
             MainActions::tr("Show who answered only after you chose the best answer"));
    describe(actions.answersMenu->menuAction(), MainActions::tr("Arrange the answers"));
    const QString layouts[] = {MainActions::tr("Answers in rows that share the height"),
                               MainActions::tr("Answers in one row, side by side"),
                               MainActions::tr("One answer, and the others in a strip")};
    for (int layout = 0; layout < 3; ++layout)
        describe(actions.layouts->actions().at(layout), layouts[layout]);
    describe(actions.scrollTogether,
             MainActions::tr("Who scrolls one answer scrolls the others, too"));
    describe(actions.maximise, MainActions::tr("Give one answer all the room, and back"));
    describe(actions.nextAnswer, MainActions::tr("Go to the next answer"));
    describe(actions.previousAnswer, MainActions::tr("Go to the answer before"));
    describe(actions.moveEarlier,
             MainActions::tr("Let the answer change places with the one before"));
    describe(actions.moveLater, MainActions::tr("Let the answer change places with the next one"));
    describe(actions.equalSizes, MainActions::tr("Undo every resizing of answers"));
    describe(actions.enlargeText, MainActions::tr("Make all text larger"));
    describe(actions.shrinkText, MainActions::tr("Make all text smaller"));
    describe(actions.resetText, MainActions::tr("Give all text the size of the desktop's"));
    const QString modes[] = {MainActions::tr("Light or dark as the desktop is"),
                             MainActions::tr("Dark text on light ground"),
                             MainActions::tr("Light text on dark ground")};
    const QList<QAction *> themes = actions.themes->actions();
    for (qsizetype mode = 0; mode < themes.size() && mode < qsizetype(std::size(modes)); ++mode)
        describe(themes.at(mode), modes[mode]);
    describe(actions.highContrast,
             MainActions::tr("Stronger colours and edges, in light and dark"));
    describe(actions.tellWhenDone,
             MainActions::tr("With a notification, while the window is in the background"));
}

void describeComparing(const MainActions &actions)
{
    describe(actions.compareMenu->menuAction(),
             MainActions::tr("See what the answers have in common and where they differ"));
    const QString tips[] = {MainActions::tr("What the chair makes of the answers"),
                            MainActions::tr("Which member supports or contradicts which claim"),
                            MainActions::tr("Any two texts of this turn side by side"),
                            MainActions::tr("Numbers, dates and denials that contradict others")};
    const QString obstacles[] = {MainActions::tr("nothing has been asked yet"),
                                 MainActions::tr("no two answers have ended yet"),
                                 MainActions::tr("there are no two texts yet"),
                                 MainActions::tr("none have been found")};
    for (int page = 0; page < 4; ++page)
        describe(actions.comparePages->actions().at(page), tips[page], obstacles[page]);
    describe(actions.traceSynthesis,
             MainActions::tr("Mark in the synthesis what members said, deny, or never said"),
             MainActions::tr("there is no synthesis that has ended"));
    const QString nowhere = MainActions::tr("neither two texts are compared nor statements marked");
    describe(actions.nextDifference,
             MainActions::tr("Go to the next change, or the next statement that is marked"),
             nowhere);
    describe(actions.previousDifference,
             MainActions::tr("Go to the change or the statement before"),
             nowhere);
}

void describeCouncil(const MainActions &actions)
{
    const QString guide = MainActions::tr("the Guide council stays as it is");
    describe(actions.editCouncil, MainActions::tr("Change who sits in this council and how"));
    describe(actions.newCouncil, MainActions::tr("Set up another council, from six seats on"));
    for (QAction *preset : actions.presetCouncils->actions())
        describe(preset, MainActions::tr("Set up another council, from this preset on"));
    describe(
        actions.duplicateCouncil, MainActions::tr("Set up another council like this one"), guide);
    describe(actions.deleteCouncil,
             MainActions::tr("Take this council away; sessions keep their copy"),
             guide);
    describe(actions.arrangeCouncils,
             MainActions::tr("Order your councils, rename, copy or remove them"));
    describe(actions.importCouncil, MainActions::tr("Take in a council from a file"));
    describe(actions.exportCouncil, MainActions::tr("Save this council as a file, without keys"));
    describe(actions.editEndpoints, MainActions::tr("Set up the servers that are asked"));
    describe(actions.editPrices,
             MainActions::tr("Say what models cost you, where the table is wrong or lacks one"));
    describe(actions.checkEndpoints,
             MainActions::tr("Try the servers that could not be reached once more"),
             MainActions::tr("all can be reached, as far as is known"));
}

void describeVerdict(const MainActions &actions)
{
    const QString tooFew = MainActions::tr("there are no two answers to compare");
    describe(actions.verdictMenu->menuAction(),
             MainActions::tr("Say what you think of the answers"));
    describe(actions.best,
             MainActions::tr("Say that the answer with the keyboard is the best, or take it back"),
             tooFew);
    describe(actions.tie, MainActions::tr("Say that no answer is better than the others"), tooFew);
    for (QAction *rate : actions.ratings->actions())
        describe(rate,
                 MainActions::tr("Give the answer with the keyboard stars of your own"),
                 MainActions::tr("there is no answer yet"));
    describe(actions.revealNames,
             MainActions::tr("Show who answered; a choice after that is not blind"),
             MainActions::tr("no names are hidden"));
}

void describeRun(const MainActions &actions)
{
    describe(actions.stop,
             MainActions::tr("Stop what is running in this turn; the text there is stays"),
             MainActions::tr("nothing is running in this turn"));
    describe(actions.stopAll,
             MainActions::tr("Stop what is running in any turn; the text there is stays"),
             MainActions::tr("nothing is running"));
    describe(actions.retryFailed,
             MainActions::tr("Ask those members again whose answers failed or were cut off"));
    describe(actions.synthesise,
             MainActions::tr("Let the chair combine the answers there are, without waiting"));
    describe(actions.shareSynthesis,
             MainActions::tr("With a question, show every member the synthesis of the one before"));
    describe(actions.spendingLimit,
             MainActions::tr("Be asked before a turn that may cost more than this"));
    describe(actions.showRequests,
             MainActions::tr("Show the exact request of every member and the chair"),
             MainActions::tr("nothing was asked yet, or names are hidden"));
    describe(actions.replayTurn,
             MainActions::tr("Watch it once more as it happened; nothing is sent"),
             MainActions::tr("no turn is shown that has ended, or names are hidden"));
    describe(actions.refreshSynthesis, MainActions::tr("Let the chair work in what came later"));
    describeSending(actions, true);
    describe(actions.focusQuestion, MainActions::tr("Put the cursor in the question"));
}

} // namespace

void describeSending(const MainActions &actions, bool canSend)
{
    const QString imported =
        MainActions::tr("this conversation was imported, and can only be read");
    const auto explain = [&](QAction *action, const QString &why) {
        action->setProperty("obstacle", canSend ? why : imported);
    };
    explain(actions.retryFailed, MainActions::tr("nothing has failed in this turn"));
    explain(actions.synthesise,
            MainActions::tr("there is nothing to combine, or it is being combined"));
    explain(actions.refreshSynthesis, MainActions::tr("nothing is newer than the synthesis"));
}

void describeActions(const MainActions &actions)
{
    describeSession(actions);
    describeView(actions);
    describeComparing(actions);
    describeCouncil(actions);
    describeRun(actions);
    describeVerdict(actions);
    describe(actions.askGuide, MainActions::tr("Ask how something works; nothing leaves here"));
    describe(actions.showShortcuts, MainActions::tr("Show all keys on one page"));
    describe(actions.about, MainActions::tr("Which version this is"));
}

} // namespace Conclave
