#include "ui/words/verdictwords.h"

#include "core/base/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::VerdictWords)
};

} // namespace

QString VerdictSign::words() const
{
    QStringList words;
    if (isBest)
        words.append(Words::tr("Best"));
    if (rating > 0) //: A rating of an answer: 4 of 5 stars
        words.append(Words::tr("%1 of %2").arg(rating).arg(Verdict::BestRating));
    return words.join(u" · "_s);
}

VerdictSign verdictSign(const Turn &turn, MemberId member)
{
    VerdictSign sign{.canJudge = turn.latestWithText(member) != nullptr};
    if (turn.verdict) {
        sign.isBest = turn.verdict->winner == member;
        sign.rating = turn.verdict->ratings.value(member);
    }
    return sign;
}

BlindWords blindWords()
{
    //: In place of a member's name, with a letter: "Member A"
    return {Words::tr("Member %1"), Words::tr("hidden")};
}

bool canCompare(const Turn &turn)
{
    return std::ranges::count_if(turn.council.members, [&turn](const Member &member) {
               return turn.latestWithText(member.id) != nullptr;
           }) > 1;
}

QString verdictSentence(const Turn &turn)
{
    if (!turn.verdict || !turn.verdict->isChoice())
        return {};
    const Member *best = turn.verdict->winner ? turn.council.find(*turn.verdict->winner) : nullptr;
    const QString sentence =
        best ? Words::tr("You found %1's answer best").arg(singleLine(best->name, 60))
             : Words::tr("You found no difference");
    return turn.verdict->blind ? QString(sentence % u" · "_s % Words::tr("judged blind"))
                               : sentence;
}

} // namespace Conclave
