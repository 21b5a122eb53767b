#pragma once

#include "core/session/event.h"
#include "core/session/turn.h"
#include "ui/words/waitwords.h"

#include <QUrl>
#include <QWidget>

class QHBoxLayout;
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
    /// Newest, or past, as when others followed it: nothing can be done about it any more.
    enum class Age { Newest, Past };

    explicit AnswerBody(QWidget *parent = nullptr);

    /// Puts `widget` on the line of figures, before them, and takes it over.
    void addBesideFigures(QWidget *widget);

    /// Shows the answer from the start. `now` counts from asking, as below; empty: it is not live.
    void showAnswer(const Answer &answer,
                    const Member &seat,
                    std::optional<Microseconds> now,
                    Age age = Age::Newest);
    /// Takes over what `event` added; `answer` holds it already. Costs no more for a long answer.
    void follow(const Event &event, const Answer &answer, const Member &seat);
    /// Figures of a running answer and what it waits for.
    void tick(const Answer &answer, const Member &seat, Microseconds now);

    /// Brings what had been written by `moment` into sight, or the reasoning of that time.
    void showMoment(const Answer &answer, Microseconds moment);

    QString markdown() const;  ///< The visible text, as it came.
    QString plainText() const; ///< The same as it reads, without marks.
    MarkdownView &view() const { return *m_text; }
    /// What there is to read, in order, with all that has come: the reasoning while it is open,
    /// and the text.
    QList<MarkdownView *> views() const;

signals:
    void retryRequested();
    void hurryRequested();  ///< Not to wait any longer before asking again.
    void giveUpRequested(); ///< Not to ask again.
    void linkActivated(const QUrl &target);
    void viewsChanged();

private:
    QToolButton *createReasoningToggle();
    MarkdownView &reasoning();
    void act(int action);
    void showState(const Answer &answer, const Member &seat, std::optional<Microseconds> now);
    void
    showFigures(const Answer &answer, std::optional<Microseconds> now, const QString &wait = {});
    void showWait(const WaitWords &wait);
    void showEnd(const Answer &answer, const Member &seat);
    void showReasoning(const Answer &answer);

    FiguresLabel *m_figures;
    QHBoxLayout *m_figuresRow;
    MessageStrip *m_strip;
    WaitWords m_wait; ///< As the strip shows it.
    Age m_age = Age::Newest;
    QToolButton *m_reasoningToggle;
    MarkdownView *m_reasoning = nullptr; ///< Null until there is some: few models show theirs.
    MarkdownView *m_text;
};

} // namespace Conclave
