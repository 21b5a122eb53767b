#include "ui/synthesis/synthesispanel.h"

#include "ui/answer/answerbody.h"
#include "ui/compare/comparepages.h"
#include "ui/markdown/markdownview.h"
#include "ui/synthesis/limitspopup.h"
#include "ui/synthesis/synthesisheader.h"
#include "ui/synthesis/synthesisversions.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/messagestrip.h"
#include "ui/widgets/versionchooser.h"
#include "ui/words/answerwords.h"
#include "ui/words/spendingwords.h"
#include "ui/words/synthesiswords.h"

#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

// Room for the header, the strip, the figures and some lines of text.
constexpr int SmallestHeightInLines = 9;
constexpr int LargestMinimumInLines = 16;

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
    m_pages = new ComparePages(turn, this);
    m_versions = createChooser();
    m_body = new AnswerBody(this);
    m_body->addBesideFigures(m_versions);
    m_pages->addPages(*m_body);
    setText(m_body->view());
    layout->addWidget(m_warning);
    layout->addWidget(m_pages, 1);
    connectParts();
    showNewest();
}

void SynthesisPanel::connectParts()
{
    connect(
        m_header, &SynthesisHeader::synthesisRequested, this, &SynthesisPanel::synthesisRequested);
    connect(m_header, &SynthesisHeader::limitsRequested, this, &SynthesisPanel::openLimits);
    connect(m_header, &SynthesisHeader::stopRequested, this, &SynthesisPanel::stopRequested);
    connect(m_header, &SynthesisHeader::copyRequested, m_body, &AnswerBody::copyMarkdown);
    connect(m_warning, &MessageStrip::activated, this, &SynthesisPanel::synthesisRequested);
    connect(m_pages, &ComparePages::openChanged, this, &SynthesisPanel::fit);
    connect(m_pages, &ComparePages::placeChosen, this, &SynthesisPanel::placeChosen);
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
    if (isSlim())
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

bool SynthesisPanel::isSlim() const
{
    return !m_pages->isOpen();
}

void SynthesisPanel::fit()
{
    setMaximumHeight(isSlim() ? layout()->minimumHeightForWidth(width()) : QWIDGETSIZE_MAX);
    updateGeometry();
    if (std::exchange(m_wasSlim, isSlim()) != isSlim())
        emit slimChanged();
}

QList<SearchedText> SynthesisPanel::texts() const
{
    return m_body->texts(tr("Synthesis"), tr("Reasoning of the synthesis"));
}

const Synthesis *SynthesisPanel::shown() const
{
    return versionsToRead(m_turn).value(m_versions->current());
}

void SynthesisPanel::showNewest()
{
    m_versions->setCount(versionsToRead(m_turn).size());
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
    m_versions->grow(versionsToRead(m_turn).size());
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
    if (chooseVersion(version))
        m_body->showMoment(shown()->answer, moment);
}

void SynthesisPanel::showPart(int version, const Range &part)
{
    setFocus(Qt::OtherFocusReason);
    if (chooseVersion(version))
        m_body->showPart(part);
}

void SynthesisPanel::showText()
{
    m_pages->setPage(ComparePages::Page::Synthesis);
}

/// False when it has no text.
bool SynthesisPanel::chooseVersion(int version)
{
    showText();
    const QList<const Synthesis *> all = versionsToRead(m_turn);
    const auto wanted = std::ranges::find_if(
        all, [version](const Synthesis *s) { return s->answer.attempt == version; });
    if (wanted == all.end())
        return false;
    m_versions->choose(wanted - all.begin());
    return true;
}

void SynthesisPanel::showHeader()
{
    const Synthesis *synthesis = shown();
    m_header->showTurn(m_turn, synthesis, m_now);
    m_pages->refresh(synthesis);
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
