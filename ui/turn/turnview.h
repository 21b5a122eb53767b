#pragma once

#include "core/session/blindfeed.h"
#include "ui/answer/answeraccess.h"
#include "ui/compare/textplace.h"
#include "ui/find/searchedtext.h"
#include "ui/turn/runcontrol.h"
#include "ui/turn/turnverdict.h"

#include <QTimer>
#include <QUrl>
#include <QWidget>

#include <memory>

namespace Conclave {

class AnswerPanel;
class AnswersArea;
class ComparePages;
class LayoutChoice;
class SynthesisPanel;
class TurnParts;
class TurnRace;

/// One turn: the question, every member's panel, the synthesis, and the race.
///
/// Reads the feed's turn and its events; live figures tick while it is visible.
class TurnView final : public QWidget
{
    Q_OBJECT

public:
    using Names = TurnVerdict::Names;

    /// Both outlive the view. Where names are hidden, all it shows comes from a BlindFeed.
    TurnView(CouncilRun &run,
             LayoutChoice &layout,
             QWidget *parent = nullptr,
             Names names = Names::Shown);
    /// The same to look at, as of a replay: nothing can be stopped, sent or changed.
    TurnView(const TurnFeed &feed, LayoutChoice &layout, QWidget *parent = nullptr);

    /// The turn as it is shown; members have the ids of this one everywhere in the view.
    const Turn &turn() const { return m_feed.turn(); }
    MemberId shown(MemberId behind) const { return m_blind ? m_blind->shown(behind) : behind; }
    Names names() const { return m_blind ? Names::Hidden : Names::Shown; }
    /// What can be done about the run; null when there is nothing but a feed.
    RunControl *control() const { return m_control; }
    CouncilRun *run() const { return m_control ? &m_control->run() : nullptr; } ///< The same.
    AnswersArea &answers() const { return *m_answers; }
    ComparePages &comparison() const;
    /// What there is to read, in its order: the answers, then the synthesis.
    QList<SearchedText> texts() const;
    void bringToSight(const QWidget &text); ///< One of these, wherever its panel is.
    /// Shows what an attempt of a member had written by `moment`, since asking; of the synthesis,
    /// whose attempt is its version, when the member is null.
    void showMoment(MemberId member, int attempt, Microseconds moment);
    void showPlace(const TextPlace &place); ///< Selects it, wherever its panel is.
    void focusBest(); ///< Gives the winner's panel the keyboard, or the first.

signals:
    void tabOrderChanged(); ///< Among others when panels were added, some time after the view.
    void linkActivated(const QUrl &target);
    void textsChanged();

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    TurnView(
        const TurnFeed &feed, CouncilRun *run, LayoutChoice &layout, QWidget *parent, Names names);

    QWidget *createQuestion();
    AnswerAccess access() const;
    void connectAnswers();
    void connectPanel(AnswerPanel *panel);
    void keepOrder();
    void connectSynthesis();
    void showVerdict();
    void follow(const Event &event);
    void showHold();
    void tick();
    void tickLater();
    void fitParts();

    const std::unique_ptr<BlindFeed> m_blind; ///< Null: names are shown.
    const TurnFeed &m_feed;
    RunControl *m_control;
    TurnVerdict *m_verdict = nullptr;
    QWidget *m_question; ///< And what the user thinks of its answers.
    TurnParts *m_parts;
    AnswersArea *m_answers;
    SynthesisPanel *m_synthesis = nullptr;
    TurnRace *m_race = nullptr;
    QTimer m_soon; ///< Runs from an event to the tick that shows it.
};

} // namespace Conclave
