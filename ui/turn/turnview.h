#pragma once

#include "core/session/blindturn.h"
#include "ui/compare/textplace.h"
#include "ui/find/searchedtext.h"
#include "ui/turn/sendgate.h"
#include "ui/turn/turnjudge.h"
#include "ui/turn/turnverdict.h"

#include <QTimer>
#include <QUrl>
#include <QWidget>

class QSplitter;

namespace Conclave {

class AnswerPanel;
class AnswersArea;
class ComparePages;
class LayoutChoice;
class SynthesisPanel;
class TurnRace;

/// One turn: the question, every member's panel, the synthesis, and the race.
///
/// Reads the feed's turn and its events; live figures tick while it is visible.
class TurnView final : public QWidget
{
    Q_OBJECT

public:
    using Names = TurnVerdict::Names;

    /// Both outlive the view. Where names are hidden, all it shows comes from a BlindTurn.
    TurnView(CouncilRun &run,
             LayoutChoice &layout,
             QWidget *parent = nullptr,
             Names names = Names::Shown);
    /// The same to look at, as of a replay: nothing can be stopped, sent or changed.
    TurnView(const TurnFeed &feed, LayoutChoice &layout, QWidget *parent = nullptr);

    const TurnFeed &feed() const { return m_feed; }
    CouncilRun *run() const { return m_run; } ///< Null when there is nothing but a feed.
    /// The turn as it is shown; members have the ids of this one everywhere in the view.
    const Turn &turn() const { return m_blind ? m_blind->turn() : m_feed.turn(); }
    MemberId shown(MemberId behind) const { return m_blind ? m_blind->shown(behind) : behind; }
    MemberId behind(MemberId shown) const { return m_blind ? m_blind->behind(shown) : shown; }
    Names names() const { return m_blind ? Names::Hidden : Names::Shown; }
    AnswersArea &answers() const { return *m_answers; }
    ComparePages &comparison() const;
    /// What there is to read, in its order: the answers, then the synthesis.
    QList<SearchedText> texts() const;
    void bringToSight(const QWidget &text); ///< One of these, wherever its panel is.
    /// Shows what an attempt of a member had written by `moment`, since asking; of the synthesis,
    /// whose attempt is its version, when the member is null.
    void showMoment(MemberId member, int attempt, Microseconds moment);
    void showPlace(const TextPlace &place); ///< Selects it, wherever its panel is.
    /// Whom everything that is sent again has to pass; null: nobody.
    void setGate(const SendGate &gate) { m_gate = gate; }
    void retryAllFailed();
    /// Who passes on what the user thinks of the answers, by the ids behind those that are shown;
    /// null when there is nothing but a feed.
    TurnJudge *judge() { return m_judge ? &*m_judge : nullptr; }
    void focusBest();  ///< Gives the winner's panel the keyboard, or the first.
    void synthesise(); ///< Now, once more, or with what is newer; and shows it.

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
    void connectAnswers();
    void connectPanel(AnswerPanel *panel);
    void retry(MemberId member);
    /// Once the gate lets it pass, and unless the run has gone meanwhile.
    void send(const QList<MemberId> &members, const std::function<void(TurnView &)> &act);
    void keepOrder();
    void connectSynthesis();
    void showVerdict();
    void follow(const Event &happened);
    void showHold();
    void tick();
    void tickLater();
    void giveSynthesisRoom();
    void fitParts();
    bool isLive() const;

    const TurnFeed &m_feed;
    CouncilRun *m_run = nullptr;
    std::optional<BlindTurn> m_blind; ///< Empty: names are shown.
    std::optional<TurnJudge> m_judge;
    SendGate m_gate;
    QSplitter *m_parts;
    AnswersArea *m_answers;
    QWidget *m_question = nullptr; ///< And what the user thinks of its answers.
    TurnVerdict *m_verdict = nullptr;
    SynthesisPanel *m_synthesis = nullptr;
    TurnRace *m_race = nullptr;
    bool m_hasRoom = false; ///< The synthesis got its share since it was slim.
    QTimer m_soon;          ///< Runs from an event to the tick that shows it.
};

} // namespace Conclave
