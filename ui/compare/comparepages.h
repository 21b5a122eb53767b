#pragma once

#include "core/session/turn.h"
#include "ui/compare/textplace.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace Conclave {

class AnswerBody;
class ConflictView;
class MessageStrip;

/// What a turn's answers come to: the synthesis, and under tabs beside it what becomes of comparing
/// them. A strip above warns as soon as answers differ in their facts, before there is a synthesis.
///
/// A tab is there once there is something behind it; without a second one none is.
class ComparePages final : public QWidget
{
    Q_OBJECT

public:
    enum class Page { Synthesis, Conflicts };

    /// `turn` outlives the pages.
    ComparePages(const Turn &turn, QWidget *parent);

    /// Makes the pages, with `body` as the first of them; to be called once.
    void addPages(AnswerBody &body);

    /// Which synthesis is shown; null: there is none yet.
    void showSynthesis(const Synthesis *synthesis);
    /// Compares what has ended since.
    void refresh();

    void setPage(Page page); ///< Ignored while it has no tab.
    Page page() const;
    bool isOpen() const; ///< There is more to see than strip and tabs.

signals:
    void placeChosen(const Conclave::TextPlace &place);
    void openChanged(); ///< Or a strip or tabs came or went.

private:
    QTabBar *createTabs();
    void showConflicts();
    void showPage();
    void showTabs();

    const Turn &m_turn;
    bool m_hasSynthesis = false;
    MessageStrip *m_alarm;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    ConflictView *m_conflicts = nullptr;
};

} // namespace Conclave
