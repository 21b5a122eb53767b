#include "ui/widgets/messagestrip.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

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
    , m_button(new QPushButton(this))
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    QFont strong = m_whatHappened->font();
    strong.setWeight(QFont::DemiBold);
    m_whatHappened->setFont(strong);
    m_whatToDo->setForegroundRole(QPalette::PlaceholderText);
    m_whatToDo->hide();
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, &MessageStrip::activated);

    auto *words = new QVBoxLayout;
    words->setSpacing(Metrics::Tiny / 2);
    words->addWidget(m_whatHappened);
    words->addWidget(m_whatToDo);

    m_row->setContentsMargins(TextIndent, Metrics::Small, Metrics::Small, Metrics::Small);
    m_row->setSpacing(Metrics::Small);
    m_row->addLayout(words, 1);
    m_row->addWidget(m_button, 0, Qt::AlignLeading | Qt::AlignVCenter);
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

void MessageStrip::setAction(const QString &word)
{
    m_button->setText(word);
    m_button->setVisible(!word.isEmpty());
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
}

QLabel *MessageStrip::createText()
{
    auto *text = new QLabel(this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return text;
}

/// Beside the first line of what happened.
QRect MessageStrip::iconRect() const
{
    const QRect words = m_whatHappened->geometry();
    const int lineHeight = m_whatHappened->fontMetrics().height();
    const int lines = m_whatHappened->heightForWidth(words.width());
    const int firstLine = words.center().y() + 1 - lines / 2;
    const QRect icon(Metrics::Medium,
                     firstLine + (lineHeight - Metrics::Icon) / 2,
                     Metrics::Icon,
                     Metrics::Icon);
    return QStyle::visualRect(layoutDirection(), rect(), icon);
}

} // namespace Conclave
