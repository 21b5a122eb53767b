#include "ui/synthesis/synthesispanel.h"

#include "ui/answer/answerbody.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/messagestrip.h"
#include "ui/widgets/statusbadge.h"
#include "ui/words/answerwords.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

// Room for the header, the strip, the figures and some lines of text.
constexpr int SmallestHeightInLines = 9;

/// Who stands behind the synthesis; a nameless seat for an extract.
Member chairOf(const Turn &turn)
{
    const Member *chair =
        turn.synthesis ? turn.council.find(turn.synthesis->answer.member) : nullptr;
    return chair ? *chair : Member{};
}

QString whyDegraded(const Turn &turn)
{
    if (turn.synthesis->by == SynthesisAuthor::Chair)
        return SynthesisPanel::tr("It does not rest on all members' complete answers.");
    if (!turn.council.chair)
        return SynthesisPanel::tr("This council has no chair.");
    return SynthesisPanel::tr("The chair could not make it.");
}

bool hasText(const Turn &turn)
{
    const QList<const Answer *> answers = turn.latestAnswers();
    return std::ranges::any_of(answers,
                               [](const Answer *answer) { return !answer->text.isEmpty(); });
}

/// An answer was made after the synthesis had begun.
bool isOutdated(const Turn &turn)
{
    const QList<const Answer *> answers = turn.latestAnswers();
    const auto began = turn.synthesis->answer.times.waiting;
    return std::ranges::any_of(answers, [began](const Answer *answer) {
        return isFinal(answer->status) && !answer->text.isEmpty() && answer->times.waiting > began;
    });
}

QString titleOf(const Turn &turn)
{
    if (turn.synthesis)
        return synthesisSentence(turn);
    if (!turn.ended)
        return SynthesisPanel::tr("The synthesis begins when the answers have ended");
    return hasText(turn) ? SynthesisPanel::tr("No synthesis yet")
                         : SynthesisPanel::tr("No synthesis: no member gave an answer");
}

} // namespace

SynthesisPanel::SynthesisPanel(QWidget *parent)
    : PanelFrame(parent)
    , m_status(new StatusBadge(this))
    , m_degraded(new MessageStrip(this))
    , m_body(new AnswerBody(this))
{
    setObjectName(u"synthesisPanel"_s);
    setAccessibleName(tr("Synthesis"));
    setRaised(true);
    m_degraded->setObjectName(u"degraded"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Medium, Metrics::Medium, Metrics::Medium, Metrics::Medium);
    layout->setSpacing(Metrics::Small);
    layout->addWidget(createHeader());
    layout->addWidget(m_degraded);
    layout->addWidget(m_body, 1);

    connect(m_degraded, &MessageStrip::activated, this, &SynthesisPanel::retryRequested);
    connect(m_body, &AnswerBody::retryRequested, this, &SynthesisPanel::retryRequested);
    connect(m_body, &AnswerBody::linkActivated, this, &SynthesisPanel::linkActivated);
}

QWidget *SynthesisPanel::createHeader()
{
    auto *header = new QWidget(this);
    m_mark = new QLabel(header);
    showMark();
    m_title = new ElidedLabel({}, header);
    m_title->setTextRole(TextRole::Strong);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_mark);
    layout->addWidget(m_title, 1);
    m_stop = new IconButton(u"stopSynthesis"_s, u"stop"_s, tr("Stop the synthesis"), {}, header);
    m_retry = new IconButton(u"retrySynthesis"_s,
                             u"retry"_s,
                             tr("Make the synthesis again from the answers there are"),
                             {},
                             header);
    m_copy = new IconButton(
        u"copySynthesis"_s, u"copy"_s, tr("Copy the synthesis as Markdown"), {}, header);
    for (IconButton *action : {m_stop, m_retry, m_copy})
        layout->addWidget(action);
    layout->addWidget(m_status);

    connect(m_stop, &IconButton::clicked, this, &SynthesisPanel::stopRequested);
    connect(m_retry, &IconButton::clicked, this, &SynthesisPanel::retryRequested);
    connect(m_copy, &IconButton::clicked, this, [this] {
        QApplication::clipboard()->setText(m_body->markdown());
    });
    return header;
}

QSize SynthesisPanel::minimumSizeHint() const
{
    const int least = m_body->isHidden() ? 0 : SmallestHeightInLines * fontMetrics().height();
    return PanelFrame::minimumSizeHint().expandedTo({0, least});
}

void SynthesisPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showMark();
    PanelFrame::changeEvent(event);
}

void SynthesisPanel::showMark()
{
    m_mark->setPixmap(icon(u"chair").pixmap(Metrics::Icon));
}

void SynthesisPanel::showTurn(const Turn &turn)
{
    if (turn.synthesis)
        m_body->showAnswer(turn.synthesis->answer, chairOf(turn));
    showHeader(turn);
}

void SynthesisPanel::follow(const Event &event, const Turn &turn)
{
    if (std::holds_alternative<SynthesisBegan>(event.what)) {
        showTurn(turn);
    } else if (event.stream.isSynthesis() && turn.synthesis) {
        m_body->follow(event, turn.synthesis->answer, chairOf(turn));
        if (!std::holds_alternative<TextAdded>(event.what) || turn.synthesis->answer.pieces == 1)
            showHeader(turn);
    } else if (std::holds_alternative<AnswerEnded>(event.what) ||
               std::holds_alternative<TurnEnded>(event.what)) {
        showHeader(turn);
    }
}

void SynthesisPanel::tick(const Turn &turn, Microseconds now)
{
    if (turn.synthesis)
        m_body->tick(turn.synthesis->answer, now);
}

void SynthesisPanel::showHeader(const Turn &turn)
{
    const bool exists = turn.synthesis.has_value();
    const bool hasEnded = exists && isFinal(turn.synthesis->answer.status);
    m_title->setText(titleOf(turn));
    m_title->setForegroundRole(exists ? QPalette::WindowText : QPalette::PlaceholderText);
    m_body->setVisible(exists);
    m_status->setVisible(exists);
    m_stop->setVisible(exists && !hasEnded);
    m_retry->setVisible(turn.ended && hasText(turn));
    m_copy->setVisible(exists);
    const bool isOld = exists && isOutdated(turn);
    m_degraded->setVisible(isOld || (exists && turn.synthesis->degraded));
    m_degraded->setAction(isOld && turn.ended ? tr("Make it again") : QString());
    setMaximumHeight(exists ? QWIDGETSIZE_MAX : sizeHint().height());
    if (!exists)
        return;
    const AnswerStatus status = turn.synthesis->answer.status;
    m_status->setStatus(statusIcon(status), statusWord(status), statusTone(status));
    const QString newer = isOld ? tr("An answer is newer than this synthesis.") : QString();
    if (turn.synthesis->degraded)
        m_degraded->setMessage(Tone::Warning, whyDegraded(turn), newer);
    else
        m_degraded->setMessage(Tone::Warning, newer);
}

} // namespace Conclave
