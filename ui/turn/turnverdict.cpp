#include "ui/turn/turnverdict.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/words/verdictwords.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QToolButton *newButton(const QString &name, const QString &iconName, const QString &text)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setText(text);
    button->setIcon(icon(iconName));
    button->setIconSize(iconBesideWords());
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

} // namespace

TurnVerdict::TurnVerdict(Names names, QWidget *parent)
    : QWidget(parent)
    , m_names(names)
    , m_words(new ElidedLabel({}, this))
    , m_tie(newButton(u"tie"_s, u"tie"_s, tr("No difference")))
    , m_reveal(newButton(u"revealNames"_s, u"blind"_s, tr("Reveal names")))
{
    setObjectName(u"turnVerdict"_s);
    m_words->setObjectName(u"verdictWords"_s);
    m_words->setTextRole(TextRole::Caption);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_tie->setCheckable(true);
    m_tie->setToolTip(tr("None of the answers is better than the others"));
    m_reveal->setToolTip(tr("Show who answered; a choice after that is not blind"));
    m_reveal->setVisible(names == Names::Hidden);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_words);
    layout->addWidget(m_tie);
    layout->addWidget(m_reveal);
    connect(m_tie, &QToolButton::clicked, this, &TurnVerdict::tieToggled);
    connect(m_reveal, &QToolButton::clicked, this, &TurnVerdict::revealRequested);
    hide();
}

void TurnVerdict::showTurn(const Turn &turn)
{
    m_tie->setChecked(turn.verdict && turn.verdict->tie);
    m_words->setText(m_names == Names::Hidden
                         ? tr("Choose the best answer; names and synthesis follow")
                         : verdictSentence(turn));
    m_words->setVisible(!m_words->text().isEmpty());
    setVisible(canCompare(turn));
}

} // namespace Conclave
