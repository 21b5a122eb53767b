#include "ui/mainwindow/mainactions.h"

#include "core/council/presets.h"
#include "core/run/councilrun.h"
#include "ui/mainwindow/actionwords.h"
#include "ui/theme/icons.h"

#include <QMenuBar>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

MainActions::MainActions(QMenuBar &bar) : QObject(&bar)
{
    fillSessionMenu(*bar.addMenu(tr("&Session")));
    fillViewMenu(*bar.addMenu(tr("&View")));
    councilMenu = bar.addMenu(tr("&Council"));
    fillCouncilMenu(*councilMenu);
    fillRunMenu(*bar.addMenu(tr("&Run")));
    fillHelpMenu(*bar.addMenu(tr("&Help")));
    describeActions(*this);
}

void MainActions::showRun(const CouncilRun *current, bool isAnyRunning)
{
    const Turn none;
    const Turn &turn = current ? current->turn() : none;
    const bool canSend = current && current->canSend();
    const bool canCombine = canSend && !current->isCombining() && turn.hasText();
    stop->setEnabled(current && current->isRunning());
    stopAll->setEnabled(isAnyRunning);
    retryFailed->setEnabled(canSend && !turn.lackingMembers().isEmpty());
    synthesise->setEnabled(canCombine);
    synthesise->setText(turn.synthesis ? tr("S&ynthesise again") : tr("S&ynthesise now"));
    refreshSynthesis->setEnabled(canCombine && !turn.newerThanSynthesis().isEmpty());
    describeSending(*this, !current || canSend);
}

QAction *MainActions::add(QMenu &menu,
                          const QString &name,
                          const QString &text,
                          const QList<QKeySequence> &shortcuts,
                          const QString &iconName)
{
    QAction *action = menu.addAction(text);
    action->setObjectName(name);
    action->setShortcuts(shortcuts);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    return action;
}

void MainActions::fillSessionMenu(QMenu &menu)
{
    newSession =
        add(menu, u"newSession"_s, tr("&New session"), {QKeySequence::New}, u"new-session"_s);
    openSession = add(menu, u"openSession"_s, tr("&Open…"), {QKeySequence::Open}, u"open"_s);
    menu.addSeparator();
    exportSession = add(menu,
                        u"exportSession"_s,
                        tr("&Export…"),
                        {QKeySequence::Save, QKeySequence(u"Ctrl+Shift+E"_s)},
                        u"export"_s);
    exportAll = add(menu, u"exportAll"_s, tr("Export &all sessions…"));
    importSessions = add(menu, u"importSessions"_s, tr("&Import…"));
    copyAnswers = add(menu,
                      u"copyAnswers"_s,
                      tr("&Copy all answers"),
                      {QKeySequence(u"Ctrl+Shift+C"_s)},
                      u"copy"_s);
    wins = add(menu, u"wins"_s, tr("&Wins…"), {}, u"best"_s);
    menu.addSeparator();
    quit = add(menu, u"quit"_s, tr("&Quit"), {QKeySequence(u"Ctrl+Q"_s)});
}

void MainActions::fillViewMenu(QMenu &menu)
{
    addFinding(menu);
    menu.addSeparator();
    showHistory =
        add(menu, u"showHistory"_s, tr("&History"), {QKeySequence(u"Ctrl+H"_s)}, u"history"_s);
    showHistory->setCheckable(true);
    showHistory->setChecked(true);
    searchHistory = add(
        menu, u"searchHistory"_s, tr("Search all sessi&ons"), {QKeySequence(u"Ctrl+Shift+F"_s)});
    showTurnList =
        add(menu, u"showTurnList"_s, tr("&Questions of this session"), {QKeySequence(u"F9"_s)});
    showTurnList->setCheckable(true);
    showTurnList->setChecked(true);
    blind = add(menu,
                u"blind"_s,
                tr("&Blind: hide who answers"),
                {QKeySequence(u"Ctrl+Shift+B"_s)},
                u"blind"_s);
    blind->setCheckable(true);
    menu.addSeparator();
    answersMenu = menu.addMenu(tr("Answe&rs"));
    fillAnswersMenu(*answersMenu);
    compareMenu = menu.addMenu(tr("Co&mpare"));
    fillCompareMenu(*compareMenu);
    menu.addSeparator();
    addAppearance(menu);
    menu.addSeparator();
    tellWhenDone = add(menu, u"tellWhenDone"_s, tr("Tell me &when a long run ends"));
    tellWhenDone->setCheckable(true);
}

void MainActions::addFinding(QMenu &menu)
{
    find = add(menu, u"find"_s, tr("Find in &all answers…"), {QKeySequence::Find}, u"search"_s);
    findNext = add(
        menu, u"findNext"_s, tr("N&ext match"), {QKeySequence(u"F3"_s), QKeySequence(u"Ctrl+G"_s)});
    findPrevious = add(menu,
                       u"findPrevious"_s,
                       tr("&Previous match"),
                       {QKeySequence(u"Shift+F3"_s), QKeySequence(u"Ctrl+Shift+G"_s)});
    showCommands =
        add(menu, u"showCommands"_s, tr("All &commands…"), {QKeySequence(u"Ctrl+K"_s)}, u"menu"_s);
}

void MainActions::addAppearance(QMenu &menu)
{
    enlargeText = add(menu,
                      u"enlargeText"_s,
                      tr("&Larger text"),
                      {QKeySequence(u"Ctrl++"_s), QKeySequence(u"Ctrl+="_s)});
    shrinkText = add(menu, u"shrinkText"_s, tr("&Smaller text"), {QKeySequence(u"Ctrl+-"_s)});
    resetText = add(menu, u"resetText"_s, tr("&Normal text"), {QKeySequence(u"Ctrl+0"_s)});
    menu.addSeparator();
    themes = new QActionGroup(this);
    const QList<std::pair<QString, QString>> modes{{u"system"_s, tr("&Follow the desktop")},
                                                   {u"light"_s, tr("L&ight")},
                                                   {u"dark"_s, tr("&Dark")}};
    for (const auto &[name, text] : modes) {
        QAction *mode = add(menu, name, text);
        mode->setCheckable(true);
        mode->setData(name);
        themes->addAction(mode);
    }
    highContrast = add(menu, u"highContrast"_s, tr("Hi&gh contrast"));
    highContrast->setCheckable(true);
}

void MainActions::fillAnswersMenu(QMenu &menu)
{
    const auto key = [](const char16_t *keys) {
        return QList<QKeySequence>{QKeySequence(QString::fromUtf16(keys))};
    };
    layouts = new QActionGroup(this);
    layouts->addAction(add(menu, u"grid"_s, tr("&Grid"), key(u"Ctrl+Shift+1"), u"grid"_s));
    layouts->addAction(add(menu, u"columns"_s, tr("&Columns"), key(u"Ctrl+Shift+2"), u"columns"_s));
    layouts->addAction(add(menu, u"focus"_s, tr("Foc&us"), key(u"Ctrl+Shift+3"), u"focus"_s));
    const QStringList tips{tr("Answers in a grid (Ctrl+Shift+1)"),
                           tr("Answers in columns (Ctrl+Shift+2)"),
                           tr("One answer, the others in a strip (Ctrl+Shift+3)")};
    for (qsizetype mode = 0; mode < tips.size(); ++mode) {
        layouts->actions().at(mode)->setCheckable(true);
        layouts->actions().at(mode)->setToolTip(tips.at(mode));
    }
    scrollTogether = add(menu,
                         u"scrollTogether"_s,
                         tr("Sc&roll answers together"),
                         key(u"Ctrl+Shift+S"),
                         u"scroll-together"_s);
    scrollTogether->setCheckable(true);
    scrollTogether->setToolTip(tr("Scroll answers together (Ctrl+Shift+S)"));
    menu.addSeparator();
    maximise = add(menu, u"maximise"_s, tr("&Maximise one answer"), key(u"F11"), u"maximise"_s);
    nextAnswer = add(menu, u"nextAnswer"_s, tr("Ne&xt answer"), key(u"F6"));
    previousAnswer = add(menu, u"previousAnswer"_s, tr("&Previous answer"), key(u"Shift+F6"));
    moveEarlier = add(menu, u"moveEarlier"_s, tr("Move answer &earlier"), key(u"Ctrl+Shift+PgUp"));
    moveLater = add(menu, u"moveLater"_s, tr("Move answer la&ter"), key(u"Ctrl+Shift+PgDown"));
    equalSizes = add(menu, u"equalSizes"_s, tr("Make all answers e&qual in size"));
}

void MainActions::fillCompareMenu(QMenu &menu)
{
    comparePages = new QActionGroup(this);
    comparePages->addAction(add(menu, u"showSynthesis"_s, tr("&Synthesis")));
    comparePages->addAction(add(menu, u"showAgreement"_s, tr("&Agreement of the members")));
    comparePages->addAction(add(menu, u"showDifferences"_s, tr("&Differences of two texts")));
    comparePages->addAction(add(menu, u"showConflicts"_s, tr("&Conflicts of the answers")));
    menu.addSeparator();
    traceSynthesis = add(menu, u"traceSynthesis"_s, tr("Show &who stands behind each statement"));
    traceSynthesis->setCheckable(true);
    menu.addSeparator();
    nextDifference = add(
        menu, u"nextDifference"_s, tr("&Next difference or statement"), {QKeySequence(u"F7"_s)});
    previousDifference = add(menu,
                             u"previousDifference"_s,
                             tr("&Previous difference or statement"),
                             {QKeySequence(u"Shift+F7"_s)});
}

void MainActions::fillCouncilMenu(QMenu &menu)
{
    councils = new QActionGroup(this);
    menu.addSeparator(); // the councils come above it
    editCouncil = add(
        menu, u"editCouncil"_s, tr("&Edit this council…"), {QKeySequence(u"Ctrl+E"_s)}, u"edit"_s);
    newCouncil = add(menu, u"newCouncil"_s, tr("&New council of six seats…"), {}, u"add"_s);
    addPresets(menu);
    duplicateCouncil =
        add(menu, u"duplicateCouncil"_s, tr("D&uplicate this council…"), {}, u"duplicate"_s);
    deleteCouncil = add(menu, u"deleteCouncil"_s, tr("&Delete this council…"), {}, u"trash"_s);
    arrangeCouncils = add(menu, u"arrangeCouncils"_s, tr("&Arrange councils…"));
    menu.addSeparator();
    importCouncil = add(menu, u"importCouncil"_s, tr("&Import a council file…"));
    exportCouncil = add(menu, u"exportCouncil"_s, tr("E&xport this council…"));
    menu.addSeparator();
    editEndpoints = add(
        menu, u"editEndpoints"_s, tr("End&points…"), {QKeySequence(u"Ctrl+,"_s)}, u"endpoint"_s);
    editPrices = add(menu, u"editPrices"_s, tr("P&rices…"));
    checkEndpoints = add(menu, u"checkEndpoints"_s, tr("Chec&k unreachable endpoints now"));
    checkEndpoints->setEnabled(false);
}

void MainActions::addPresets(QMenu &menu)
{
    QMenu &presets = *menu.addMenu(tr("New council &from a preset"));
    presets.menuAction()->setStatusTip(tr("Set up another council with seats made for a purpose"));
    presetCouncils = new QActionGroup(this);
    const auto offer = [&](Preset preset, const QString &name, const QString &words) {
        QAction *action = add(presets, name, words);
        action->setData(int(preset));
        presetCouncils->addAction(action);
    };
    offer(Preset::SixSeats, u"presetSixSeats"_s, tr("&Six seats with distinct roles…"));
    offer(Preset::RedTeam, u"presetRedTeam"_s, tr("&Red team…"));
    offer(Preset::CodeReview, u"presetCodeReview"_s, tr("&Code review…"));
    offer(Preset::Translation, u"presetTranslation"_s, tr("&Translation…"));
    offer(Preset::OneModel, u"presetOneModel"_s, tr("&One model, five times…"));
}

void MainActions::fillRunMenu(QMenu &menu)
{
    stop = add(menu, u"stopTurn"_s, tr("&Stop this turn"), {QKeySequence(u"Esc"_s)}, u"stop"_s);
    stopAll = add(menu, u"stopAll"_s, tr("Stop &all turns"), {QKeySequence(u"Ctrl+."_s)});
    retryFailed = add(menu,
                      u"retryFailed"_s,
                      tr("&Retry all that failed"),
                      {QKeySequence(u"Ctrl+R"_s)},
                      u"retry"_s);
    menu.addSeparator();
    synthesise = add(menu,
                     u"synthesise"_s,
                     tr("S&ynthesise now"),
                     {QKeySequence(u"Ctrl+Shift+Return"_s), QKeySequence(u"Ctrl+Shift+Enter"_s)},
                     u"chair"_s);
    refreshSynthesis = add(menu, u"refreshSynthesis"_s, tr("Re&fresh the synthesis"));
    shareSynthesis = add(menu, u"shareSynthesis"_s, tr("Share the &last synthesis"));
    shareSynthesis->setCheckable(true);
    verdictMenu = menu.addMenu(tr("Your &verdict"));
    fillVerdictMenu(*verdictMenu);
    menu.addSeparator();
    spendingLimit = add(menu, u"spendingLimit"_s, tr("Spending li&mit…"));
    showRequests =
        add(menu, u"showRequests"_s, tr("Show w&hat was sent…"), {QKeySequence(u"Ctrl+I"_s)});
    replayTurn =
        add(menu, u"replayTurn"_s, tr("Re&play this turn"), {QKeySequence(u"F8"_s)}, u"play"_s);
    focusQuestion = add(
        menu, u"focusQuestion"_s, tr("&Write a question"), {QKeySequence(u"Ctrl+J"_s)}, u"ask"_s);
}

void MainActions::fillVerdictMenu(QMenu &menu)
{
    const auto key = [](const QString &keys) { return QList{QKeySequence(keys)}; };
    best = add(menu, u"best"_s, tr("&Best answer"), key(u"Ctrl+B"_s), u"best"_s);
    tie = add(menu, u"tie"_s, tr("No &difference (tie)"), key(u"Ctrl+Shift+D"_s), u"tie"_s);
    tie->setCheckable(true);
    menu.addSeparator();
    ratings = new QActionGroup(this);
    for (int stars = Verdict::BestRating; stars >= 0; --stars) {
        const QString text =
            stars == 0 ? tr("&No rating") : tr("Rate the answer &%1 of 5").arg(stars);
        QAction *rate = add(menu, u"rate%1"_s.arg(stars), text, key(u"Ctrl+Alt+%1"_s.arg(stars)));
        rate->setData(stars);
        ratings->addAction(rate);
    }
    menu.addSeparator();
    revealNames = add(menu, u"revealNames"_s, tr("&Reveal names"), {}, u"blind"_s);
}

void MainActions::fillHelpMenu(QMenu &menu)
{
    askGuide =
        add(menu, u"askGuide"_s, tr("&Ask the Guide"), {QKeySequence::HelpContents}, u"info"_s);
    showShortcuts = add(menu,
                        u"showShortcuts"_s,
                        tr("&Keyboard shortcuts"),
                        {QKeySequence(u"Ctrl+?"_s)},
                        u"keyboard"_s);
    menu.addSeparator();
    about = add(menu, u"about"_s, tr("A&bout Conclave"));
}

} // namespace Conclave
