#include "ui/widgets/messagestrip.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/panelframe.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

#include <utility>

namespace Conclave {

namespace {

constexpr int NarrowInCharacters = 70;
constexpr int TextIndent = Metrics::Medium + Metrics::Icon + Metrics::Small; // past the icon

QStringView iconFor(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
    case Tone::Active:
        return u"info";
    case Tone::Good:
        return u"complete";
    case Tone::Warning:
        return u"warning";
    case Tone::Bad:
        return u"failed";
    }
    Q_UNREACHABLE();
}

} // namespace

MessageStrip::MessageStrip(QWidget *parent)
    : QWidget(parent)
    , m_whatHappened(createText())
    , m_whatToDo(createText())
    , m_buttonRow(new QHBoxLayout)
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_words(new QVBoxLayout)
{
    QFont strong = m_whatHappened->font();
    strong.setWeight(QFont::DemiBold);
    m_whatHappened->setFont(strong);
    m_whatToDo->setForegroundRole(QPalette::PlaceholderText);
    m_whatToDo->hide();
    m_words->setSpacing(Metrics::Tiny / 2);
    m_words->addWidget(m_whatHappened);
    m_words->addWidget(m_whatToDo);
    m_buttonRow->setSpacing(Metrics::Small);
    addButton();

    m_row->setContentsMargins(TextIndent, Metrics::Small, Metrics::Small, Metrics::Small);
    m_row->setSpacing(Metrics::Small);
    m_row->addLayout(m_words, 1);
    m_row->addLayout(m_buttonRow);
    m_row->setAlignment(m_buttonRow, Qt::AlignLeading | Qt::AlignVCenter);
}

void MessageStrip::setMessage(Tone tone, const QString &whatHappened, const QString &whatToDo)
{
    m_tone = tone;
    m_whatHappened->setText(whatHappened);
    m_whatToDo->setText(whatToDo);
    m_whatToDo->setVisible(!whatToDo.isEmpty());
    setAccessibleName(whatHappened);
    setAccessibleDescription(whatToDo);
    update();
}

void MessageStrip::setCountdown(const QString &text)
{
    if (!m_countdown) {
        if (text.isEmpty())
            return;
        m_countdown = new ElidedLabel({}, this);
        m_countdown->setTabular(true);
        m_words->addWidget(m_countdown);
    }
    if (m_countdown->text() != text)
        m_countdown->setText(text);
    m_countdown->setVisible(!text.isEmpty());
}

void MessageStrip::setActions(const QList<Action> &actions)
{
    if (actions == m_actions)
        return;
    m_actions = actions;
    while (m_buttons.size() < actions.size())
        addButton();
    for (qsizetype place = 0; place < m_buttons.size(); ++place) {
        const Action action = actions.value(place);
        if (m_buttons[place]->text() != action.word || place >= actions.size())
            PanelFrame::takeFocusFrom(*m_buttons[place]);
        m_buttons[place]->setText(action.word);
        m_buttons[place]->setToolTip(action.toolTip);
        m_buttons[place]->setVisible(place < actions.size());
    }
    nameButtons();
}

void MessageStrip::setSubject(const QString &subject)
{
    if (subject == m_subject)
        return;
    m_subject = subject;
    nameButtons();
}

void MessageStrip::nameButtons()
{
    for (QPushButton *button : std::as_const(m_buttons)) {
        //: Name of a button for screen readers: whom it is about, its word
        button->setAccessibleName(
            m_subject.isEmpty() ? QString() : tr("%1: %2").arg(m_subject, button->text()));
    }
}

void MessageStrip::hideEvent(QHideEvent *event)
{
    PanelFrame::takeFocusFrom(*this);
    QWidget::hideEvent(event);
}

void MessageStrip::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    const QColor color = theme.color(m_tone);
    QColor edge = color;
    edge.setAlphaF(0.35F);

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(theme.ground(m_tone));
    painter.setPen(QPen(edge, Metrics::Hairline));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5),
                            Metrics::ControlRadius,
                            Metrics::ControlRadius);
    icon(iconFor(m_tone), color).paint(&painter, iconRect());
}

void MessageStrip::resizeEvent(QResizeEvent *)
{
    const bool narrow = width() < NarrowInCharacters * fontMetrics().averageCharWidth();
    m_row->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_row->setStretch(0, narrow ? 0 : 1); // downwards it would ask for room it has no use for
}

QLabel *MessageStrip::createText()
{
    auto *text = new QLabel(this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return text;
}

void MessageStrip::addButton()
{
    const auto place = int(m_buttons.size());
    auto *button = new QPushButton(this);
    button->setAutoDefault(false);
    button->hide();
    if (!m_buttons.isEmpty())
        setTabOrder(m_buttons.constLast(), button);
    m_buttons.append(button);
    m_buttonRow->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, place] { emit activated(place); });
}

/// Beside the first line of what happened.
QRect MessageStrip::iconRect() const
{
    const QRect words = m_whatHappened->geometry();
    const int lineHeight = m_whatHappened->fontMetrics().height();
    // Asking the label itself would make it paint anew, for ever.
    const QRect lines = m_whatHappened->fontMetrics().boundingRect(
        QRect(0, 0, words.width(), QWIDGETSIZE_MAX), Qt::TextWordWrap, m_whatHappened->text());
    const int firstLine = words.center().y() + 1 - lines.height() / 2;
    const QRect icon(Metrics::Medium,
                     firstLine + (lineHeight - Metrics::Icon) / 2,
                     Metrics::Icon,
                     Metrics::Icon);
    return QStyle::visualRect(layoutDirection(), rect(), icon);
}

} // namespace Conclave
