#include "ui/mainwindow/spendinglabel.h"

#include "ui/theme/textrole.h"
#include "ui/widgets/plaintooltip.h"
#include "ui/words/figures.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

SpendingLabel::SpendingLabel(QWidget *parent) : QLabel(parent)
{
    setObjectName(u"sessionSpending"_s);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setForegroundRole(QPalette::PlaceholderText);
    setFont(fontFor(TextRole::Caption, font()));
}

void SpendingLabel::showSpending(const Spending &spending, int hidden)
{
    const QString cost = moneyText(spending.costUsd, spending.isCostEstimated);
    setText(tr("Session: %1 tok · %2").arg(countText(spending.tokens), cost));
    QString explanation = tr("What all questions of this session used so far.");
    if (spending.unpriced > 0)
        explanation += u'\n' % tr("Requests whose cost is not known: %1").arg(spending.unpriced);
    if (hidden > 0)
        explanation += u'\n' % tr("Questions left out while names are hidden: %1").arg(hidden);
    setToolTip(plainToolTip(explanation));
}

} // namespace Conclave
