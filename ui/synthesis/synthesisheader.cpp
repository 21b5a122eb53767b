#include "ui/synthesis/synthesisheader.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/panelframe.h"
#include "ui/widgets/statusbadge.h"
#include "ui/words/synthesiswords.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

void offer(QWidget &button, bool isOffered)
{
    if (!isOffered)
        PanelFrame::takeFocusFrom(button);
    button.setVisible(isOffered);
}

} // namespace

SynthesisHeader::SynthesisHeader(QWidget *parent)
    : QWidget(parent)
    , m_mark(new QLabel(this))
    , m_title(new QLabel(this))
    , m_status(new StatusBadge(this))
{
    showMark();
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setObjectName(u"synthesisTitle"_s);
    m_title->installEventFilter(this);
    createButtons();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_mark);
    layout->addWidget(m_title, 1);
    layout->addWidget(m_begin);
    for (IconButton *action : {m_limits, m_stop, m_retry, m_copy})
        layout->addWidget(action);
    layout->addWidget(m_status);
}

void SynthesisHeader::createButtons()
{
    m_begin = new QPushButton(tr("Synthesise now"), this);
    m_begin->setObjectName(u"synthesiseNow"_s);
    m_begin->setAutoDefault(false);
    m_begin->setToolTip(
        tr("Combine the answers there are, without waiting for more (Ctrl+Shift+Return)"));
    const auto add = [this](const QString &name, const QString &iconName, const QString &words) {
        return new IconButton(name, iconName, words, {}, this);
    };
    m_limits = add(u"limits"_s, u"limits"_s, tr("How long this turn waits for its members"));
    m_stop = add(u"stopSynthesis"_s, u"stop"_s, tr("Stop the synthesis"));
    m_retry = add(
        u"retrySynthesis"_s, u"retry"_s, tr("Make the synthesis again from the answers there are"));
    m_copy = add(u"copySynthesis"_s, u"copy"_s, tr("Copy the synthesis as Markdown"));
    connect(m_begin, &QPushButton::clicked, this, &SynthesisHeader::synthesisRequested);
    connect(m_limits, &IconButton::clicked, this, &SynthesisHeader::limitsRequested);
    connect(m_stop, &IconButton::clicked, this, &SynthesisHeader::stopRequested);
    connect(m_retry, &IconButton::clicked, this, &SynthesisHeader::synthesisRequested);
    connect(m_copy, &IconButton::clicked, this, &SynthesisHeader::copyRequested);
}

void SynthesisHeader::showTurn(const Turn &turn, const Synthesis *shown, Microseconds now)
{
    if (shown)
        setTitle(synthesisSentence(turn, *shown));
    else
        setTitle(waitWords(turn, now));
    m_weight = shown ? QFont::DemiBold : QFont::Normal;
    showWeight();
    m_title->setForegroundRole(shown ? QPalette::WindowText : QPalette::PlaceholderText);
    m_status->setVisible(shown != nullptr);
    showButtons(turn);
}

bool SynthesisHeader::tick(const Turn &turn, Microseconds now)
{
    m_begin->setEnabled(turn.hasText());
    return !turn.ended && setTitle(waitWords(turn, now));
}

QString SynthesisHeader::waitWords(const Turn &turn, Microseconds now) const
{
    if (turn.ended && !turn.hasText())
        return tr("No synthesis: no member gave an answer");
    if (!m_hold.isEmpty())
        return m_hold;
    return turn.ended ? tr("No synthesis yet") : waitSentence(synthesisWait(turn, now));
}

void SynthesisHeader::setStatus(const StatusSign &sign)
{
    m_status->setStatus(sign.icon, sign.word, sign.tone);
}

void SynthesisHeader::setReadOnly()
{
    m_isReadOnly = true;
    for (QWidget *button : QList<QWidget *>{m_begin, m_limits, m_stop, m_retry})
        offer(*button, false);
}

QWidget &SynthesisHeader::limitsButton() const
{
    return *m_limits;
}

void SynthesisHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showMark();
    QWidget::changeEvent(event);
}

bool SynthesisHeader::eventFilter(QObject *watched, QEvent *event)
{
    // A new size of the text comes with a new style sheet, which forgets the weight.
    if (event->type() == QEvent::FontChange && m_title->font().weight() != m_weight)
        showWeight();
    return QWidget::eventFilter(watched, event);
}

void SynthesisHeader::showWeight()
{
    QFont font; // only the weight, so that it grows with the text
    font.setWeight(m_weight);
    m_title->setFont(font);
}

void SynthesisHeader::showMark()
{
    m_mark->setPixmap(icon(u"chair").pixmap(Metrics::Icon));
}

void SynthesisHeader::showButtons(const Turn &turn)
{
    const bool exists = turn.synthesis.has_value();
    offer(*m_copy, exists);
    if (m_isReadOnly)
        return;
    const bool isBeingMade = exists && !isFinal(turn.synthesis->answer.status);
    const bool hasText = turn.hasText();
    offer(*m_begin, !exists && (hasText || !turn.ended));
    m_begin->setEnabled(hasText);
    // Once the synthesis has begun, nothing waits: other limits would only change the record.
    offer(*m_limits, !exists && !turn.ended);
    offer(*m_stop, isBeingMade);
    offer(*m_retry, exists && !isBeingMade && hasText);
}

bool SynthesisHeader::setTitle(const QString &title)
{
    if (m_title->text() == title)
        return false;
    m_title->setText(title);
    return true;
}

} // namespace Conclave
