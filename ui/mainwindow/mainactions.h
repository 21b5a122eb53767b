#pragma once

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QObject>

class QMenuBar;

namespace Conclave {

class CouncilRun;

/// Everything the main window can do, as actions with their words, shortcuts and menus.
class MainActions final : public QObject
{
    Q_OBJECT

public:
    /// Adds the menus to `bar`, which also carries the shortcuts.
    explicit MainActions(QMenuBar &bar);

    /// Enables what can be done in the Run menu, or says why not. `current` is the run that is
    /// shown; null: none.
    void showRun(const CouncilRun *current, bool isAnyRunning);

    QAction *newSession = nullptr;
    QAction *openSession = nullptr;
    QAction *copyAnswers = nullptr;
    QAction *exportSession = nullptr;
    QAction *exportAll = nullptr;
    QAction *importSessions =
        nullptr; ///< Other programs'; hidden while there is nowhere to keep them.
    QAction *wins = nullptr;
    QAction *quit = nullptr;

    QAction *find = nullptr; ///< In all answers of the shown turn.
    QAction *findNext = nullptr;
    QAction *findPrevious = nullptr;
    QAction *showCommands = nullptr; ///< In a palette.
    QAction *showTurnList = nullptr;
    QAction *blind = nullptr; ///< Names are hidden until a turn is judged.
    QAction *showHistory = nullptr;
    QAction *searchHistory = nullptr;
    QMenu *answersMenu = nullptr;
    QActionGroup *layouts = nullptr; ///< In the order of LayoutMode.
    QAction *scrollTogether = nullptr;
    QAction *maximise = nullptr;
    QAction *nextAnswer = nullptr;
    QAction *previousAnswer = nullptr;
    QAction *moveEarlier = nullptr; ///< The answer with the keyboard.
    QAction *moveLater = nullptr;
    QAction *equalSizes = nullptr;
    QMenu *compareMenu = nullptr;
    QActionGroup *comparePages = nullptr; ///< In the order of ComparePages::Page.
    QAction *nextDifference = nullptr;
    QAction *previousDifference = nullptr;
    QAction *traceSynthesis = nullptr;
    QActionGroup *themes = nullptr; ///< Each with the mode's name as data.
    QAction *highContrast = nullptr;
    QAction *tellWhenDone = nullptr;
    QAction *enlargeText = nullptr;
    QAction *shrinkText = nullptr;
    QAction *resetText = nullptr;

    QMenu *councilMenu = nullptr;
    QActionGroup *councils = nullptr; ///< Filled by the window; each with an id as data.
    QAction *editCouncil = nullptr;
    QAction *newCouncil = nullptr;
    QActionGroup *presetCouncils = nullptr; ///< Each with its Preset, as int, as data.
    QAction *duplicateCouncil = nullptr;
    QAction *deleteCouncil = nullptr;
    QAction *arrangeCouncils = nullptr; ///< Their order and their names.
    QAction *importCouncil = nullptr;
    QAction *exportCouncil = nullptr;
    QAction *editEndpoints = nullptr;
    QAction *editPrices = nullptr;     ///< The user's own.
    QAction *checkEndpoints = nullptr; ///< Those that could not be reached.

    QAction *stop = nullptr;
    QAction *stopAll = nullptr;
    QAction *retryFailed = nullptr;
    QAction *synthesise = nullptr; ///< From what there is, without waiting.
    QAction *refreshSynthesis = nullptr;
    QAction *shareSynthesis = nullptr; ///< With the next question, until it is unchecked.
    QMenu *verdictMenu = nullptr;
    QAction *best = nullptr; ///< The answer with the keyboard.
    QAction *tie = nullptr;
    QActionGroup *ratings = nullptr; ///< Each with its stars as data; of the same answer.
    QAction *revealNames = nullptr;
    QAction *spendingLimit = nullptr;
    QAction *replayTurn = nullptr;
    QAction *showRequests = nullptr;
    QAction *focusQuestion = nullptr;

    QAction *askGuide = nullptr;
    QAction *showShortcuts = nullptr;
    QAction *about = nullptr;

private:
    QAction *add(QMenu &menu,
                 const QString &name,
                 const QString &text,
                 const QList<QKeySequence> &shortcuts = {},
                 const QString &iconName = {});
    void fillSessionMenu(QMenu &menu);
    void fillViewMenu(QMenu &menu);
    void addFinding(QMenu &menu);
    void addAppearance(QMenu &menu);
    void fillAnswersMenu(QMenu &menu);
    void fillCompareMenu(QMenu &menu);
    void fillCouncilMenu(QMenu &menu);
    void addPresets(QMenu &menu);
    void fillRunMenu(QMenu &menu);
    void fillVerdictMenu(QMenu &menu);
    void fillHelpMenu(QMenu &menu);
};

} // namespace Conclave
