#include "ui/synthesis/synthesispanel.h"

#include "ui/answer/answerbody.h"
#include "ui/synthesis/limitspopup.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
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
const Member &authorOf(const Turn &turn, const Synthesis &synthesis)
{
    static const Member nobody;
    const Member *chair = turn.council.find(synthesis.answer.member);
    return chair ? *chair : nobody;
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
    m_title = new QLabel(header);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
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
    // A splitter does not ask how words wrap, and they would be squeezed.
    const int wrapped = layout()->minimumHeightForWidth(width());
    if (m_body->isHidden())
        return {PanelFrame::minimumSizeHint().width(), wrapped};
    const int line = fontMetrics().height();
    const int least =
        std::clamp(wrapped, SmallestHeightInLines * line, LargestMinimumInLines * line);
    return {PanelFrame::minimumSizeHint().width(), least};
}

void SynthesisPanel::resizeEvent(QResizeEvent *event)
{
    PanelFrame::resizeEvent(event);
    if (event->oldSize().width() != width())
        fit();
}

/// Without a synthesis it is as low as its words allow.
void SynthesisPanel::fit()
{
    setMaximumHeight(m_body->isHidden() ? layout()->minimumHeightForWidth(width())
                                        : QWIDGETSIZE_MAX);
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
    m_isHeld = false;
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
        return followBegin();
    if (m_isHeld)
        return followHeld(event);
    const bool isText = std::holds_alternative<TextAdded>(event.what) ||
                        std::holds_alternative<ReasoningAdded>(event.what);
    if (event.stream.isSynthesis() && m_turn.synthesis && m_versions->isNewest()) {
        const Answer &answer = m_turn.synthesis->answer;
        m_body->follow(event, answer, authorOf(m_turn, *m_turn.synthesis));
        if (!isText || answer.status != m_shownStatus)
            showStatus(answer, event.at);
    }
    if (std::holds_alternative<AnswerEnded>(event.what) ||
        std::holds_alternative<TurnEnded>(event.what) ||
        std::holds_alternative<TurnResumed>(event.what))
        showHeader();
}

/// Whoever reads a complete synthesis keeps it until there is something to read instead.
void SynthesisPanel::followBegin()
{
    const Synthesis *read = shown();
    m_isHeld = read && read->answer.status == AnswerStatus::Complete &&
               read->answer.attempt != m_turn.synthesis->answer.attempt;
    if (!m_isHeld)
        return showNewest();
    m_versions->grow(versions().size());
    showHeader();
}

void SynthesisPanel::followHeld(const Event &event)
{
    const bool isText = event.stream.isSynthesis() && !m_turn.synthesis->answer.text.isEmpty();
    if (isText || std::holds_alternative<TurnEnded>(event.what))
        showNewest();
    else if (std::holds_alternative<AnswerEnded>(event.what))
        showHeader();
}

void SynthesisPanel::tick(Microseconds now)
{
    m_now = now;
    if (!m_turn.synthesis) {
        if (!m_turn.ended)
            setTitle(waitSentence(synthesisWait(m_turn, now)));
        m_begin->setEnabled(m_turn.hasText());
    } else if (m_versions->isNewest()) {
        m_body->tick(m_turn.synthesis->answer, authorOf(m_turn, *m_turn.synthesis), now);
    }
}

void SynthesisPanel::setTitle(const QString &title)
{
    if (m_title->text() == title)
        return;
    m_title->setText(title);
    fit();
}

void SynthesisPanel::showHeader()
{
    const Synthesis *synthesis = shown();
    if (synthesis)
        setTitle(synthesisSentence(m_turn, *synthesis));
    else if (m_turn.ended)
        setTitle(m_turn.hasText() ? tr("No synthesis yet")
                                  : tr("No synthesis: no member gave an answer"));
    else
        setTitle(waitSentence(synthesisWait(m_turn, m_now)));
    QFont font; // only the weight, so that it grows with the text
    font.setWeight(synthesis ? QFont::DemiBold : QFont::Normal);
    m_title->setFont(font);
    m_title->setForegroundRole(synthesis ? QPalette::WindowText : QPalette::PlaceholderText);
    m_body->setVisible(synthesis != nullptr);
    m_status->setVisible(synthesis != nullptr);
    m_warning->hide();
    if (synthesis)
        showWarning(*synthesis);
    showButtons();
    fit();
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
    const WaitWords wait =
        shown() ? waitWords(answer, authorOf(m_turn, *shown()), now) : WaitWords{};
    const StatusSign sign = statusSign(answer, false, wait);
    m_shownStatus = answer.status;
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
