#include "ui/synthesis/synthesispanel.h"

#include "ui/answer/answerbody.h"
#include "ui/markdown/markdownview.h"
#include "ui/synthesis/limitspopup.h"
#include "ui/synthesis/synthesisheader.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/messagestrip.h"
#include "ui/widgets/versionchooser.h"
#include "ui/words/answerwords.h"
#include "ui/words/spendingwords.h"
#include "ui/words/synthesiswords.h"

#include <QApplication>
#include <QClipboard>
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

} // namespace

SynthesisPanel::SynthesisPanel(const Turn &turn, QWidget *parent)
    : PanelFrame(parent)
    , m_turn(turn)
    , m_header(new SynthesisHeader(this)) // Tab comes to things in the order they are made
{
    setObjectName(u"synthesisPanel"_s);
    setFocusPolicy(Qt::ClickFocus); // Tab has no use for it, but goes on from it
    setAccessibleName(tr("Synthesis"));
    setRaised(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Medium, Metrics::Medium, Metrics::Medium, Metrics::Medium);
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_header);
    m_warning = new MessageStrip(this);
    m_warning->setObjectName(u"degraded"_s);
    m_warning->setSubject(tr("Synthesis"));
    m_versions = createChooser();
    m_body = new AnswerBody(this);
    m_body->addBesideFigures(m_versions);
    layout->addWidget(m_warning);
    layout->addWidget(m_body, 1);
    connectParts();
    showNewest();
}

void SynthesisPanel::connectParts()
{
    connect(
        m_header, &SynthesisHeader::synthesisRequested, this, &SynthesisPanel::synthesisRequested);
    connect(m_header, &SynthesisHeader::limitsRequested, this, &SynthesisPanel::openLimits);
    connect(m_header, &SynthesisHeader::stopRequested, this, &SynthesisPanel::stopRequested);
    connect(m_header, &SynthesisHeader::copyRequested, this, [this] {
        QApplication::clipboard()->setText(m_body->markdown());
    });
    connect(m_warning, &MessageStrip::activated, this, &SynthesisPanel::synthesisRequested);
    connect(m_body, &AnswerBody::retryRequested, this, &SynthesisPanel::synthesisRequested);
    connect(m_body, &AnswerBody::hurryRequested, this, &SynthesisPanel::hurryRequested);
    connect(m_body, &AnswerBody::giveUpRequested, this, &SynthesisPanel::giveUpRequested);
    connect(m_body, &AnswerBody::linkActivated, this, &SynthesisPanel::linkActivated);
    connect(m_body, &AnswerBody::viewsChanged, this, &SynthesisPanel::textsChanged);
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

bool SynthesisPanel::event(QEvent *event)
{
    const bool isTaken = PanelFrame::event(event);
    if (event->type() == QEvent::LayoutRequest) // among others because the text is larger now
        fit();
    return isTaken;
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

QList<SearchedText> SynthesisPanel::texts() const
{
    QList<SearchedText> texts;
    for (MarkdownView *view : m_body->views())
        texts.append({view, tr("Synthesis")});
    if (texts.size() > 1)
        texts.first().name = tr("Reasoning of the synthesis");
    return texts;
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
        const bool isOpen = m_versions->isNewest() && !m_isReadOnly;
        m_body->showAnswer(synthesis->answer,
                           authorOf(m_turn, *synthesis),
                           {},
                           isOpen ? AnswerBody::Age::Newest : AnswerBody::Age::Past);
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
    if (event.stream.isSynthesis() && m_turn.synthesis && m_versions->isNewest()) {
        const Answer &answer = m_turn.synthesis->answer;
        m_body->follow(event, answer, authorOf(m_turn, *m_turn.synthesis));
        if (!event.addsText() || answer.status != m_shownStatus)
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
        if (m_header->tick(m_turn, now))
            fit();
    } else if (m_versions->isNewest()) {
        m_body->tick(m_turn.synthesis->answer, authorOf(m_turn, *m_turn.synthesis), now);
    }
}

void SynthesisPanel::setHold(const std::optional<SpendingHold> &hold)
{
    if (hold == m_hold)
        return;
    m_hold = hold;
    m_header->setHold(hold ? heldSynthesisSentence(*hold) : QString());
}

void SynthesisPanel::setReadOnly()
{
    m_isReadOnly = true;
    m_header->setReadOnly();
    showNewest();
}

void SynthesisPanel::showMoment(int version, Microseconds moment)
{
    setFocus(Qt::OtherFocusReason);
    const QList<const Synthesis *> all = versions();
    const auto wanted = std::ranges::find_if(
        all, [version](const Synthesis *s) { return s->answer.attempt == version; });
    if (wanted == all.end())
        return; // it has no text
    m_versions->choose(wanted - all.begin());
    m_body->showMoment((*wanted)->answer, moment);
}

void SynthesisPanel::showHeader()
{
    const Synthesis *synthesis = shown();
    m_header->showTurn(m_turn, synthesis, m_now);
    m_body->setVisible(synthesis != nullptr);
    m_warning->hide();
    if (synthesis)
        showWarning(*synthesis);
    if (m_popup && (synthesis || m_turn.ended))
        m_popup->close(); // nothing waits any more
    fit();
}

void SynthesisPanel::showWarning(const Synthesis &synthesis)
{
    const SynthesisWarning warning = synthesisWarning(m_turn, synthesis);
    if (warning.whatHappened.isEmpty())
        return;
    const QString held = m_hold ? heldSynthesisSentence(*m_hold) : QString();
    m_warning->setMessage(
        Tone::Warning, warning.whatHappened, QString(warning.more % u' ' % held).trimmed());
    m_warning->setActions(warning.action.isEmpty() || m_isReadOnly
                              ? QList<MessageStrip::Action>()
                              : QList<MessageStrip::Action>{{warning.action, {}}});
    m_warning->show();
}

void SynthesisPanel::showStatus(const Answer &answer, std::optional<Microseconds> now)
{
    const WaitWords wait =
        shown() ? waitWords(answer, authorOf(m_turn, *shown()), now) : WaitWords{};
    m_shownStatus = answer.status;
    m_header->setStatus(statusSign(answer, false, wait));
}

void SynthesisPanel::openLimits()
{
    m_popup = new LimitsPopup(m_turn, this);
    connect(m_popup, &LimitsPopup::changed, this, &SynthesisPanel::limitsChanged);
    m_popup->openAt(m_header->limitsButton());
}

} // namespace Conclave
