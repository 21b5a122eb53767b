#pragma once

#include "core/council/member.h"
#include "ui/answer/answeraccess.h"
#include "ui/words/answerwords.h"
#include "ui/words/verdictwords.h"

#include <QWidget>

namespace Conclave {

class IconButton;
class SeatLabel;
class StarRating;
class StatusBadge;

/// The top of a panel: whose it is, how the answer stands, and what can be done with it. The
/// buttons take no room until they are revealed, but the keyboard reaches them always.
class AnswerHeader final : public QWidget
{
    Q_OBJECT

public:
    /// `place` is the seat's place in the council, from 0.
    AnswerHeader(const Member &member, int place, QWidget *parent = nullptr);

    /// `why` explains the status in its tool tip; empty: nothing to explain.
    void setSign(const StatusSign &sign, const QString &why);
    void setEnded(bool hasEnded);        ///< It can be asked again rather than stopped.
    void setAccess(AnswerAccess access); ///< Full at first; it is not widened again.
    void setCopyable(bool canCopy);
    void setVerdict(const VerdictSign &sign);
    void setMaximised(bool isMaximised);
    void setRevealed(bool areActionsRevealed);
    void setCompact(bool isCompact); ///< One line only, for want of room.

signals:
    void stopRequested();
    void retryRequested();
    void copyRequested();
    void maximiseToggled();
    void bestToggled();
    void rated(int stars); ///< 0: not any more.

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createActions(const Member &member);
    void showMark();

    AnswerAccess m_access = AnswerAccess::Full;
    SeatLabel *m_seat;
    StatusBadge *m_status;
    QWidget *m_actions = nullptr;
    IconButton *m_stop = nullptr;
    IconButton *m_retry = nullptr;
    IconButton *m_copy = nullptr;
    IconButton *m_maximise = nullptr;
    IconButton *m_best = nullptr;
    StarRating *m_rating = nullptr;
    StatusBadge *m_verdict; ///< What the user said, quietly; hidden: nothing.
};

} // namespace Conclave
