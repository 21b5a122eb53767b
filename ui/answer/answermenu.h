#pragma once

#include "ui/answer/answeraccess.h"
#include "ui/words/verdictwords.h"

#include <QMenu>

namespace Conclave {

/// What can be done with an answer, as the menu of its panel: the same as its header's buttons, and
/// what those have no room for. Goes when it is closed.
class AnswerMenu final : public QMenu
{
    Q_OBJECT

public:
    /// How the answer stands when the menu opens.
    struct State
    {
        AnswerAccess access = AnswerAccess::Full;
        bool hasEnded = false; ///< It can be asked again rather than stopped.
        bool canCopy = false;
        bool isMaximised = false;
        VerdictSign verdict;
    };

    AnswerMenu(const State &state, QWidget *parent);

signals:
    void retryRequested();
    void stopRequested();
    void markdownRequested(); ///< To the clipboard, as the next one.
    void plainTextRequested();
    void bestToggled();
    void rated(int stars); ///< 0: not any more.
    void maximiseToggled();
    void moveRequested(int step); ///< As AnswerPanel's.

private:
    void addAsking(bool hasEnded);
    void addCopying(bool canCopy);
    void addVerdict(const VerdictSign &sign);
    void addPlace(bool isMaximised);
};

} // namespace Conclave
