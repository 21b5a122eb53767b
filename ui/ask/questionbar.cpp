#include "ui/ask/questionbar.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textrole.h"
#include "ui/widgets/autogrowtextedit.h"
#include "ui/widgets/plaintooltip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

QuestionBar::QuestionBar(QWidget *parent)
    : QWidget(parent)
    , m_field(new AutoGrowTextEdit(this))
    , m_estimate(new QLabel(this))
    , m_stop(new QPushButton(tr("Stop"), this)) // Tab comes to things in the order they are made
    , m_ask(new QPushButton(tr("Ask"), this))
{
    m_field->setObjectName(u"question"_s);
    m_field->setAccessibleName(tr("Question"));
    m_field->setPlaceholderText(tr("Ask the council…"));
    m_estimate->setObjectName(u"estimate"_s);
    m_estimate->setTextFormat(Qt::PlainText);
    m_estimate->setForegroundRole(QPalette::PlaceholderText);
    m_estimate->setFont(fontFor(TextRole::Caption, font()));
    m_estimate->hide();
    m_ask->setObjectName(u"ask"_s);
    m_ask->setDefault(true);
    m_stop->setObjectName(u"stop"_s);
    m_stop->setIcon(icon(u"stop"));
    m_stop->setIconSize(iconBesideWords());
    m_stop->setToolTip(tr("Stop the answers of this turn (Esc)"));
    m_stop->hide();

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_estimate, 0, Qt::AlignVCenter);
    layout->addWidget(m_stop, 0, Qt::AlignBottom);
    layout->addWidget(m_ask, 0, Qt::AlignBottom);

    connect(m_field, &AutoGrowTextEdit::submitted, this, &QuestionBar::ask);
    connect(m_field, &AutoGrowTextEdit::textChanged, this, &QuestionBar::updateButtons);
    connect(m_field, &AutoGrowTextEdit::textChanged, this, &QuestionBar::edited);
    connect(m_ask, &QPushButton::clicked, this, &QuestionBar::ask);
    connect(m_stop, &QPushButton::clicked, this, &QuestionBar::stopRequested);
    updateButtons();
}

void QuestionBar::setObstacle(const QString &sentence)
{
    m_obstacle = sentence;
    updateButtons();
}

void QuestionBar::setRunning(bool isRunning)
{
    m_stop->setVisible(isRunning);
}

void QuestionBar::setEstimate(const QString &words, const QString &explanation)
{
    m_estimate->setText(words);
    m_estimate->setToolTip(plainToolTip(explanation));
    m_estimate->setVisible(!words.isEmpty());
}

void QuestionBar::setQuestion(const QString &text)
{
    m_field->setPlainText(text);
    m_field->moveCursor(QTextCursor::End);
}

QString QuestionBar::question() const
{
    return m_field->toPlainText().trimmed();
}

void QuestionBar::focusField()
{
    m_field->setFocus(Qt::OtherFocusReason);
}

void QuestionBar::ask()
{
    if (!m_ask->isEnabled())
        return;
    const QString text = question();
    m_field->clear();
    emit asked(text);
}

void QuestionBar::updateButtons()
{
    m_ask->setEnabled(!question().isEmpty() && m_obstacle.isEmpty());
    m_ask->setToolTip(m_obstacle.isEmpty() ? tr("Ask all members of the council (Enter)")
                                           : m_obstacle);
}

} // namespace Conclave
