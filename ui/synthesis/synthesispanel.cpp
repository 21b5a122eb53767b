#include "ui/synthesis/synthesispanel.h"

#include "ui/answer/answerbody.h"
#include "ui/synthesis/limitspopup.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/messagestrip.h"
#include "ui/widgets/statusbadge.h"
#include "ui/widgets/versionchooser.h"
#include "ui/words/answerwords.h"
#include "ui/words/synthesiswords.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

// Room for the header, the strip, the figures and some lines of text.
constexpr int SmallestHeightInLines = 9;
constexpr int LargestMinimumInLines = 16;

/// Who stands behind the synthesis; a nameless seat for an extract.
Member authorOf(const Turn &turn, const Synthesis &synthesis)
{
    const Member *chair = turn.council.find(synthesis.answer.member);
    return chair ? *chair : Member{};
}

void offer(QWidget &button, bool isOffered)
{
    if (!isOffered)
        PanelFrame::takeFocusFrom(button);
    button.setVisible(isOffered);
}

} // namespace

SynthesisPanel::SynthesisPanel(const Turn &turn, QWidget *parent)
    : PanelFrame(parent)
    , m_turn(turn)
    , m_status(new StatusBadge(this))
{
    setObjectName(u"synthesisPanel"_s);
    setFocusPolicy(Qt::ClickFocus); // Tab has no use for it, but goes on from it
    setAccessibleName(tr("Synthesis"));
    setRaised(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Medium, Metrics::Medium, Metrics::Medium, Metrics::Medium);
    layout->setSpacing(Metrics::Small);
    layout->addWidget(createHeader()); // Tab comes to things in the order they are made
    m_warning = new MessageStrip(this);
    m_warning->setObjectName(u"degraded"_s);
    m_warning->setSubject(tr("Synthesis"));
    m_versions = createChooser();
    m_body = new AnswerBody(this);
    m_body->addBesideFigures(m_versions);
    layout->addWidget(m_warning);
    layout->addWidget(m_body, 1);
    connectBody();
    showNewest();
}

void SynthesisPanel::connectBody()
{
    connect(m_warning, &MessageStrip::activated, this, &SynthesisPanel::synthesisRequested);
    connect(m_body, &AnswerBody::retryRequested, this, &SynthesisPanel::synthesisRequested);
    connect(m_body, &AnswerBody::hurryRequested, this, &SynthesisPanel::hurryRequested);
    connect(m_body, &AnswerBody::giveUpRequested, this, &SynthesisPanel::giveUpRequested);
    connect(m_body, &AnswerBody::linkActivated, this, &SynthesisPanel::linkActivated);
}

VersionChooser *SynthesisPanel::createChooser()
{
    //: Which synthesis of a turn is shown: version 1 of 2
    auto *chooser = new VersionChooser(tr("version %1 of %2"),
                                       tr("The synthesis before this one"),
                                       tr("The synthesis after this one"),
                                       tr("Synthesis"),
                                       this);
    connect(chooser, &VersionChooser::chosen, this, &SynthesisPanel::showVersion);
    return chooser;
}

QWidget *SynthesisPanel::createHeader()
{
    auto *header = new QWidget(this);
    m_mark = new QLabel(header);
    showMark();
    m_title = new ElidedLabel({}, header);
    m_title->setTabular(true);
    m_title->setObjectName(u"synthesisTitle"_s);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_mark);
    layout->addWidget(m_title, 1);
    layout->addWidget(createButtons(header));
    layout->addWidget(m_status);
    return header;
}

QWidget *SynthesisPanel::createButtons(QWidget *header)
{
    auto *buttons = new QWidget(header);
    m_begin = new QPushButton(tr("Synthesise now"), buttons);
    m_begin->setObjectName(u"synthesiseNow"_s);
    m_begin->setAutoDefault(false);
    m_begin->setToolTip(
        tr("Combine the answers there are, without waiting for more (Ctrl+Shift+Return)"));
    m_limits = new IconButton(
        u"limits"_s, u"limits"_s, tr("How long this turn waits for its members"), {}, buttons);
    m_stop = new IconButton(u"stopSynthesis"_s, u"stop"_s, tr("Stop the synthesis"), {}, buttons);
    m_retry = new IconButton(u"retrySynthesis"_s,
                             u"retry"_s,
                             tr("Make the synthesis again from the answers there are"),
                             {},
                             buttons);
    m_copy = new IconButton(
        u"copySynthesis"_s, u"copy"_s, tr("Copy the synthesis as Markdown"), {}, buttons);
    auto *layout = new QHBoxLayout(buttons);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_begin);
    for (IconButton *action : {m_limits, m_stop, m_retry, m_copy})
        layout->addWidget(action);

    connect(m_begin, &QPushButton::clicked, this, &SynthesisPanel::synthesisRequested);
    connect(m_limits, &IconButton::clicked, this, &SynthesisPanel::openLimits);
    connect(m_stop, &IconButton::clicked, this, &SynthesisPanel::stopRequested);
    connect(m_retry, &IconButton::clicked, this, &SynthesisPanel::synthesisRequested);
    connect(m_copy, &IconButton::clicked, this, [this] {
        QApplication::clipboard()->setText(m_body->markdown());
    });
    return buttons;
}

QSize SynthesisPanel::minimumSizeHint() const
{
    if (m_body->isHidden())
        return PanelFrame::minimumSizeHint();
    // A splitter does not ask how words wrap, and strips would be squeezed.
    const int wrapped = layout()->minimumHeightForWidth(width());
    const int line = fontMetrics().height();
    const int least =
        std::clamp(wrapped, SmallestHeightInLines * line, LargestMinimumInLines * line);
    return {PanelFrame::minimumSizeHint().width(), least};
}

void SynthesisPanel::resizeEvent(QResizeEvent *event)
{
    PanelFrame::resizeEvent(event);
    if (event->oldSize().width() != width())
        updateGeometry();
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

QList<const Synthesis *> SynthesisPanel::versions() const
{
    QList<const Synthesis *> versions;
    for (const Synthesis &earlier : m_turn.earlierSyntheses) {
        if (!earlier.answer.text.isEmpty()) // the others are told of by the one that followed
            versions.append(&earlier);
    }
    if (m_turn.synthesis)
        versions.append(&*m_turn.synthesis);
    return versions;
}

const Synthesis *SynthesisPanel::shown() const
{
    return versions().value(m_versions->current());
}

void SynthesisPanel::showNewest()
{
    m_versions->setCount(versions().size());
    showVersion();
}

void SynthesisPanel::showVersion()
{
    if (const Synthesis *synthesis = shown()) {
        const bool isNewest = m_versions->isNewest();
        m_body->showAnswer(synthesis->answer,
                           authorOf(m_turn, *synthesis),
                           {},
                           isNewest ? AnswerBody::Age::Newest : AnswerBody::Age::Past);
        showStatus(synthesis->answer, {});
    }
    showHeader();
}

void SynthesisPanel::follow(const Event &event)
{
    m_now = event.at;
    if (std::holds_alternative<SynthesisBegan>(event.what))
        return showNewest();
    const bool isText = std::holds_alternative<TextAdded>(event.what);
    if (event.stream.isSynthesis() && m_turn.synthesis && m_versions->isNewest()) {
        const Answer &answer = m_turn.synthesis->answer;
        m_body->follow(event, answer, authorOf(m_turn, *m_turn.synthesis));
        if (!isText || answer.pieces == 1)
            showStatus(answer, event.at);
    }
    if (std::holds_alternative<AnswerEnded>(event.what) ||
        std::holds_alternative<TurnEnded>(event.what) ||
        std::holds_alternative<TurnResumed>(event.what))
        showHeader();
}

void SynthesisPanel::tick(Microseconds now)
{
    m_now = now;
    if (!m_turn.synthesis) {
        const QString wait = waitSentence(synthesisWait(m_turn, now));
        if (!m_turn.ended && m_title->text() != wait)
            m_title->setText(wait);
        m_begin->setEnabled(m_turn.hasText());
    } else if (m_versions->isNewest()) {
        m_body->tick(m_turn.synthesis->answer, authorOf(m_turn, *m_turn.synthesis), now);
    }
}

void SynthesisPanel::showHeader()
{
    const Synthesis *synthesis = shown();
    if (synthesis)
        m_title->setText(synthesisSentence(m_turn, *synthesis));
    else if (m_turn.ended)
        m_title->setText(m_turn.hasText() ? tr("No synthesis yet")
                                          : tr("No synthesis: no member gave an answer"));
    else
        m_title->setText(waitSentence(synthesisWait(m_turn, m_now)));
    m_title->setTextRole(synthesis ? TextRole::Strong : TextRole::Body);
    m_title->setForegroundRole(synthesis ? QPalette::WindowText : QPalette::PlaceholderText);
    m_body->setVisible(synthesis != nullptr);
    m_status->setVisible(synthesis != nullptr);
    m_warning->hide();
    if (synthesis)
        showWarning(*synthesis);
    showButtons();
    setMaximumHeight(synthesis ? QWIDGETSIZE_MAX : sizeHint().height());
}

void SynthesisPanel::showWarning(const Synthesis &synthesis)
{
    const SynthesisWarning warning = synthesisWarning(m_turn, synthesis);
    if (warning.whatHappened.isEmpty())
        return;
    m_warning->setMessage(Tone::Warning, warning.whatHappened, warning.more);
    m_warning->setActions(warning.action.isEmpty()
                              ? QList<MessageStrip::Action>()
                              : QList<MessageStrip::Action>{{warning.action, {}}});
    m_warning->show();
}

void SynthesisPanel::showStatus(const Answer &answer, std::optional<Microseconds> now)
{
    const Member seat = shown() ? authorOf(m_turn, *shown()) : Member{};
    const StatusSign sign = statusSign(answer, false, waitWords(answer, seat, now));
    m_status->setStatus(sign.icon, sign.word, sign.tone);
}

void SynthesisPanel::showButtons()
{
    const bool exists = m_turn.synthesis.has_value();
    const bool isBeingMade = exists && !isFinal(m_turn.synthesis->answer.status);
    const bool hasText = m_turn.hasText();
    offer(*m_begin, !exists && (hasText || !m_turn.ended));
    m_begin->setEnabled(hasText);
    // Once the synthesis has begun, nothing waits: other limits would only change the record.
    const bool isWaiting = !exists && !m_turn.ended;
    offer(*m_limits, isWaiting);
    if (m_popup && !isWaiting)
        m_popup->close();
    offer(*m_stop, isBeingMade);
    offer(*m_retry, exists && !isBeingMade && hasText);
    m_copy->setVisible(exists);
}

void SynthesisPanel::openLimits()
{
    m_popup = new LimitsPopup(m_turn, this);
    connect(m_popup, &LimitsPopup::changed, this, &SynthesisPanel::limitsChanged);
    m_popup->openAt(*m_limits);
}

} // namespace Conclave
