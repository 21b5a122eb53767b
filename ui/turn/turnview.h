#pragma once

#include "core/run/councilrun.h"
#include "ui/find/searchedtext.h"

#include <QHash>
#include <QTimer>
#include <QUrl>
#include <QWidget>

class QScrollArea;
class QSplitter;

namespace Conclave {

class AnswerPanel;
class RunSummary;
class SynthesisPanel;
class TimelineView;

/// One turn: the question, every member's panel, the synthesis, and the race.
///
/// Reads the run's turn and its events; live figures tick while it is visible.
class TurnView final : public QWidget
{
    Q_OBJECT

public:
    /// `run` outlives the view.
    explicit TurnView(CouncilRun &run, QWidget *parent = nullptr);

    CouncilRun &run() const { return m_run; }
    void focusPanel(int place); ///< From 0; nothing happens when there is no such seat.
    /// Gives the panel with the keyboard focus, or else the first one, all the room; or ends that.
    void toggleMaximised();
    /// What there is to read, in its order: the answers, then the synthesis.
    QList<SearchedText> texts() const;
    void bringToSight(const QWidget &text); ///< One of these, wherever its panel is.
    void synthesise(); ///< Now, once more, or with what is newer; and shows it.

signals:
    void panelsAdded(); ///< After the view was made, which holds the first few panels only.
    void linkActivated(const QUrl &target);
    void textsChanged();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *createQuestion();
    QWidget *createPanels();
    QWidget *createRace();
    void addPanels(qsizetype place);
    void addPanel(const Member &member, int place);
    void keepOrder();
    void bringToSight(AnswerPanel &panel);
    void connectSynthesis();
    void follow(const Event &event);
    void tick();
    void giveSynthesisRoom();
    void maximise(MemberId member);
    bool isLive() const;

    CouncilRun &m_run;
    QSplitter *m_parts;
    QScrollArea *m_scrollArea = nullptr;
    QWidget *m_panelArea = nullptr;
    QList<AnswerPanel *> m_panels;
    QHash<MemberId, AnswerPanel *> m_panelOf;
    SynthesisPanel *m_synthesis = nullptr;
    TimelineView *m_timeline = nullptr;
    RunSummary *m_summary = nullptr;
    bool m_hasRoom = false; ///< The synthesis got its share once.
    QTimer m_ticker;
    QTimer m_soon;        ///< Runs from an event to the tick that shows it.
    MemberId m_maximised; ///< Null: all are shown.
};

} // namespace Conclave
