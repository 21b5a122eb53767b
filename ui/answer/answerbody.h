#pragma once

#include "core/session/event.h"
#include "core/session/turn.h"

#include <QUrl>
#include <QWidget>

class QToolButton;

namespace Conclave {

class FiguresLabel;
class MarkdownView;
class MessageStrip;

/// What is common to an answer and a synthesis: the line of figures, a strip that says what went
/// wrong, the folded reasoning, and the text while it is being written.
class AnswerBody final : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerBody(QWidget *parent = nullptr);

    /// Shows the answer from the start.
    void showAnswer(const Answer &answer, const Member &seat);
    /// Takes over what `event` added; `answer` holds it already. Costs no more for a long answer.
    void follow(const Event &event, const Answer &answer, const Member &seat);
    /// Figures of a running answer, `now` after the turn was asked.
    void tick(const Answer &answer, Microseconds now);

    QString markdown() const; ///< The visible text, as it came.
    MarkdownView &view() const { return *m_text; }

signals:
    void retryRequested();
    void linkActivated(const QUrl &target);

private:
    QToolButton *createReasoningToggle();
    MarkdownView &reasoning();
    void showFigures(const Answer &answer, std::optional<Microseconds> now);
    void showEnd(const Answer &answer, const Member &seat);
    void showReasoning(const Answer &answer);

    FiguresLabel *m_figures;
    MessageStrip *m_strip;
    QToolButton *m_reasoningToggle;
    MarkdownView *m_reasoning = nullptr; ///< Null until there is some: few models show theirs.
    MarkdownView *m_text;
};

} // namespace Conclave
