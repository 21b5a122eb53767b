#include "ui/answer/answerbody.h"

#include "ui/markdown/markdownview.h"
#include "ui/markdown/selectiontext.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/figureslabel.h"
#include "ui/widgets/messagestrip.h"
#include "ui/words/answerwords.h"
#include "ui/words/errorwords.h"
#include "ui/words/figures.h"

#include <QApplication>
#include <QClipboard>
#include <QTextCursor>
#include <QToolButton>
#include <QVBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<Microseconds> since(const Answer &answer, std::optional<Microseconds> moment)
{
    if (!moment || !answer.times.waiting)
        return {};
    return *moment - *answer.times.waiting;
}

QString sentence(const QString &text, const QString &detail)
{
    return detail.isEmpty() ? text : QString(text % u" (" % detail % u')');
}

} // namespace

AnswerBody::AnswerBody(QWidget *parent)
    : QWidget(parent)
    , m_figures(new FiguresLabel(this))
    , m_figuresRow(new QHBoxLayout)
    , m_strip(new MessageStrip(this))
    , m_reasoningToggle(createReasoningToggle())
    , m_text(new MarkdownView(this))
{
    m_strip->hide();
    m_text->setAccessibleName(tr("Answer"));

    m_figuresRow->setSpacing(Metrics::Small);
    m_figuresRow->addWidget(m_figures, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addLayout(m_figuresRow);
    layout->addWidget(m_strip);
    layout->addWidget(m_reasoningToggle);
    layout->addWidget(m_text, 1);
    layout->addStretch(0); // keeps the strip at the top while the text is hidden

    connect(m_strip, &MessageStrip::activated, this, &AnswerBody::act);
    connect(m_text, &MarkdownView::linkActivated, this, &AnswerBody::linkActivated);
}

void AnswerBody::addBesideFigures(QWidget *widget)
{
    m_figuresRow->insertWidget(0, widget);
}

QToolButton *AnswerBody::createReasoningToggle()
{
    auto *toggle = new QToolButton(this);
    toggle->setObjectName(u"reasoningToggle"_s);
    toggle->setCheckable(true);
    toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggle->setIcon(icon(u"chevron-right"));
    toggle->setText(tr("Reasoning"));
    toggle->setToolTip(tr("Show or hide what the model wrote while thinking"));
    toggle->hide();
    connect(toggle, &QToolButton::toggled, this, [this](bool isOpen) {
        m_reasoningToggle->setIcon(icon(isOpen ? u"chevron-down" : u"chevron-right"));
        reasoning().setVisible(isOpen);
        emit viewsChanged();
    });
    return toggle;
}

MarkdownView &AnswerBody::reasoning()
{
    if (!m_reasoning) {
        constexpr int MostLines = 8;
        m_reasoning = new MarkdownView(this);
        m_reasoning->setAccessibleName(tr("Reasoning"));
        m_reasoning->setMaximumHeight(MostLines * fontMetrics().height());
        m_reasoning->hide();
        auto *column = static_cast<QVBoxLayout *>(layout());
        column->insertWidget(column->indexOf(m_text), m_reasoning);
        setTabOrder(m_reasoningToggle, m_reasoning);
        connect(m_reasoning, &MarkdownView::linkActivated, this, &AnswerBody::linkActivated);
    }
    return *m_reasoning;
}

void AnswerBody::showAnswer(const Answer &answer,
                            const Member &seat,
                            std::optional<Microseconds> now,
                            Age age)
{
    m_age = age;
    m_strip->setSubject(seat.name.isEmpty() ? tr("Synthesis") : seat.name); // an extract's
    const bool isGrowing = !isFinal(answer.status);
    m_text->setText(answer.text);
    if (isGrowing) {
        m_text->appendText({}); // or marks that are still open would show as the marks they are
        m_text->followEnd();
    }
    if (m_reasoning || !answer.reasoning.isEmpty())
        reasoning().setText(answer.reasoning);
    if (isGrowing && m_reasoning && answer.text.isEmpty())
        m_reasoning->appendText({});
    showReasoning(answer);
    showState(answer, seat, now);
}

void AnswerBody::follow(const Event &event, const Answer &answer, const Member &seat)
{
    if (const auto *text = std::get_if<TextAdded>(&event.what)) {
        m_text->appendText(text->text);
        if (m_reasoning && answer.times.firstText == event.at) { // it has thought about it
            m_reasoning->finish();
            showReasoning(answer);
        }
        return;
    }
    if (const auto *added = std::get_if<ReasoningAdded>(&event.what)) {
        reasoning().appendText(added->text);
        showReasoning(answer);
        return;
    }
    if (std::holds_alternative<AnswerConnecting>(event.what) && m_reasoning) {
        m_reasoning->setText(answer.reasoning); // what came of the connection before is gone
        showReasoning(answer);
    }
    if (std::holds_alternative<AnswerEnded>(event.what)) {
        m_text->finish();
        if (m_reasoning)
            m_reasoning->finish();
        showReasoning(answer);
    }
    showState(answer, seat, event.at);
}

void AnswerBody::tick(const Answer &answer, const Member &seat, Microseconds now)
{
    if (!isFinal(answer.status))
        showState(answer, seat, now);
}

void AnswerBody::showMoment(const Answer &answer, Microseconds moment)
{
    const AnswerTimes &times = answer.times;
    const bool hasText = times.firstText && *times.firstText <= moment;
    MarkdownView *view = m_text;
    if (!hasText && times.firstReasoning && !answer.reasoning.isEmpty()) {
        m_reasoningToggle->setChecked(true);
        view = &reasoning();
    } else {
        m_text->reveal(writtenBy(answer, moment));
    }
    view->setFocus(Qt::OtherFocusReason);
}

void AnswerBody::showPart(const Range &part)
{
    m_text->revealPart(part);
    m_text->setFocus(Qt::OtherFocusReason);
}

void AnswerBody::copyMarkdown() const
{
    QApplication::clipboard()->setText(m_text->rawText());
}

void AnswerBody::copyPlainText() const
{
    m_text->flush();
    QTextCursor all(m_text->document());
    all.select(QTextCursor::Document);
    QApplication::clipboard()->setText(selectionText(all));
}

QList<SearchedText> AnswerBody::texts(const QString &name, const QString &reasoningName) const
{
    QList<SearchedText> texts;
    if (m_reasoning && m_reasoningToggle->isChecked()) {
        m_reasoning->flush(); // a hidden one may lag behind
        texts.append({m_reasoning, reasoningName});
    }
    m_text->flush();
    texts.append({m_text, name});
    return texts;
}

void AnswerBody::act(int action)
{
    const bool isHurry = action == 0 && m_wait.canHurry;
    if (isHurry)
        emit hurryRequested();
    else if (m_wait.canGiveUp)
        emit giveUpRequested();
    else
        emit retryRequested();
}

void AnswerBody::showState(const Answer &answer,
                           const Member &seat,
                           std::optional<Microseconds> now)
{
    const WaitWords wait = waitWords(answer, seat, now);
    showFigures(answer, now, wait.caption);
    if (isFinal(answer.status))
        showEnd(answer, seat);
    else
        showWait(wait);
}

void AnswerBody::showFigures(const Answer &answer,
                             std::optional<Microseconds> now,
                             const QString &wait)
{
    if (!answer.times.waiting)
        return m_figures->setFigures({{wait, 0}}); // nobody has measured it, or may not
    const std::optional<Microseconds> elapsed =
        since(answer, answer.times.ended ? answer.times.ended : now);
    if (!answer.times.firstText) {
        m_figures->setFigures({{wait, 0}, {durationText(elapsed), 6}}); // the rest never happened
        return;
    }
    const std::optional<qint64> tokens = answer.usage.output;
    const std::optional<double> cost = answer.usage.costUsd;
    const std::optional<TokenRate> rate = tokenRate(answer);
    m_figures->setFigures(
        {{wait, 0},
         {durationText(elapsed), 6},
         {tr("first %1").arg(durationText(since(answer, answer.times.firstText))), 11},
         {rate ? rateText(rate) : QString(), 9},
         {tokens ? tr("%1 tok").arg(countText(tokens)) : QString(), 0},
         {cost ? moneyText(cost, answer.usage.isCostEstimated) : QString(), 0}});
}

void AnswerBody::showWait(const WaitWords &wait)
{
    // Nothing is written while there is more to say about the wait, which needs the room.
    m_text->setVisible(wait.whatHappened.isEmpty());
    m_strip->setVisible(!wait.whatHappened.isEmpty());
    m_strip->setCountdown(wait.countdown);
    // Only the countdown runs; the rest is set, and told to assistive technology, once.
    WaitWords still = wait;
    still.caption.clear();
    still.countdown.clear();
    if (still == m_wait)
        return;
    m_wait = still;
    m_strip->setMessage(wait.tone, wait.whatHappened, wait.detail);
    QList<MessageStrip::Action> actions;
    if (wait.canHurry && m_age == Age::Newest)
        actions.append({tr("Now"), tr("Ask at once instead of waiting")});
    if (wait.canGiveUp && m_age == Age::Newest)
        actions.append({tr("Don't"), tr("Do not ask again; leave it at this failure")});
    m_strip->setActions(actions);
}

void AnswerBody::showEnd(const Answer &answer, const Member &seat)
{
    const bool wasQuit = answer.notice == Notice::Quit;
    const bool hasError = answer.error && !wasQuit;
    // That it came late is told by its status.
    const QString notice = answer.notice == Notice::Late ? QString() : noticeWords(answer);
    const Tone tone = statusTone(answer);
    m_wait = {};
    m_strip->setCountdown({});
    m_strip->setVisible(hasError || !notice.isEmpty());
    const bool isOver = answer.status == AnswerStatus::Complete || m_age == Age::Past;
    m_strip->setActions(
        isOver ? QList<MessageStrip::Action>()
               : QList<MessageStrip::Action>{{wasQuit ? tr("Ask again") : tr("Retry"), {}}});
    if (hasError) {
        const ErrorWords words = wordsFor(*answer.error, seat);
        m_strip->setMessage(tone, words.whatHappened, sentence(words.whatToDo, words.detail));
    } else if (!notice.isEmpty()) {
        m_strip->setMessage(
            tone == Tone::Good ? Tone::Warning : tone, notice, failedTryWords(answer, seat));
    }
    // A failure without text has the panel to itself.
    m_text->setVisible(!answer.text.isEmpty() || !hasError);
}

void AnswerBody::showReasoning(const Answer &answer)
{
    m_reasoningToggle->setVisible(!answer.reasoning.isEmpty());
    const auto &times = answer.times;
    if (times.firstReasoning && times.firstText && *times.firstText > *times.firstReasoning)
        m_reasoningToggle->setText(
            tr("Reasoning · %1").arg(durationText(*times.firstText - *times.firstReasoning)));
}

} // namespace Conclave
