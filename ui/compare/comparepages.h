#pragma once

#include "core/session/turn.h"
#include "ui/compare/textplace.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace Conclave {

class AgreementView;
class AnswerBody;
class ConflictView;
class DifferenceView;
class MessageStrip;
class SynthesisTrace;

/// What a turn's answers come to: the synthesis, and under tabs beside it what becomes of comparing
/// them. A strip above warns as soon as answers differ in their facts, before there is a synthesis.
///
/// A tab is there once there is something behind it; without a second one none is.
class ComparePages final : public QWidget
{
    Q_OBJECT

public:
    enum class Page { Synthesis, Agreement, Differences, Conflicts };

    /// `turn` outlives the pages.
    ComparePages(const Turn &turn, QWidget *parent);

    /// Makes the pages, with `body` as the first of them; to be called once.
    void addPages(AnswerBody &body);

    /// Shows the synthesis, null: there is none yet, and compares what has ended by now.
    void refresh(const Synthesis *synthesis);

    void setPage(Page page);  ///< Ignored while it has no tab.
    void openPage(Page page); ///< The same, and gives it the keyboard.
    bool hasPage(Page page) const;
    bool canStep() const;
    void step(int direction); ///< On a page to go through: to the next place, 1, or the last, -1.
    Page page() const;
    /// Shows who stands behind each statement of the synthesis, or no longer.
    void setTracing(bool isTracing);
    bool isTracing() const;
    bool canTrace() const; ///< There is a synthesis, and it has ended.
    bool isOpen() const;   ///< There is more to see than strip and tabs.

signals:
    void placeChosen(const Conclave::TextPlace &place);
    void offerChanged(); ///< What can be gone to, and isTracing().
    void openChanged();  ///< Or a strip or tabs came or went.

private:
    QTabBar *createTabs();
    QToolButton *createToggle();
    QWidget *createSynthesisPage(AnswerBody &body);
    QWidget &reader(Page page) const; ///< What takes the keyboard on a page.
    void trace(const Synthesis *synthesis);
    void offer(Page page, bool isOffered);
    void showConflicts();
    void showPage();

    const Turn &m_turn;
    bool m_hasSynthesis = false;
    MessageStrip *m_alarm;
    QTabBar *m_tabs;
    QToolButton *m_toggle; ///< Of the trace.
    QStackedWidget *m_pages;
    QWidget *m_text = nullptr; ///< Of the synthesis.
    SynthesisTrace *m_trace = nullptr;
    AgreementView *m_agreement = nullptr;
    DifferenceView *m_differences = nullptr;
    ConflictView *m_conflicts = nullptr;
};

} // namespace Conclave
