#include "ui/words/spendingwords.h"

#include "ui/words/figures.h"

#include <QCoreApplication>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::SpendingWords)
};

QString withUnpriced(const QString &sentence, int unpriced)
{
    return unpriced > 0 ? QString(sentence % u' ' % unpricedSentence(unpriced)) : sentence;
}

} // namespace

QString heldSynthesisSentence(const SpendingHold &hold)
{
    const QString sentence =
        hold.author == SynthesisAuthor::SecondChair
            ? Words::tr("The second chair waits for you: with it, this turn costs about %1; your "
                        "limit is %2.")
            : Words::tr("The synthesis waits for you: with it, this turn costs about %1; your "
                        "limit is %2.");
    return withUnpriced(
        sentence.arg(moneyText(hold.costUsd, false), moneyText(hold.limitUsd, false)),
        hold.unpriced);
}

QString passedLimitSentence(const SpendingHold &hold)
{
    return Words::tr("This turn may cost about %1. Your limit for a turn is %2.")
        .arg(moneyText(hold.costUsd, false), moneyText(hold.limitUsd, false));
}

QString unpricedSentence(int unpriced)
{
    if (unpriced <= 0)
        return {};
    return unpriced == 1
               ? Words::tr("For 1 request the price is not known: the limit cannot count it.")
               : Words::tr("For %1 requests the price is not known: the limit cannot count them.")
                     .arg(unpriced);
}

} // namespace Conclave
