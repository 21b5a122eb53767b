#include "ui/compare/comparedtext.h"

#include "core/base/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LongestName = 60;
constexpr int GreySeat = MemberAccent::ColorCount - 1;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::ComparedText)
};

ComparedText textOf(const Answer &answer)
{
    ComparedText text;
    text.attempt = answer.attempt;
    text.text = answer.text;
    text.cut = answer.status != AnswerStatus::Complete;
    return text;
}

ComparedText answerIn(const Turn &turn, int seat, const Answer &answer)
{
    const Member &member = turn.council.members.at(seat);
    ComparedText text = textOf(answer);
    text.member = member.id;
    text.name = singleLine(member.name, LongestName);
    text.face = member.emoji.isEmpty() ? member.name : member.emoji;
    text.accent = MemberAccent::of(member, seat);
    return text;
}

} // namespace

QList<ComparedText> comparedAnswers(const Turn &turn)
{
    QList<ComparedText> texts;
    for (int seat = 0; seat < turn.council.members.size(); ++seat) {
        if (const Answer *answer = turn.latestWhole(turn.council.members.at(seat).id))
            texts.append(answerIn(turn, seat, *answer));
    }
    return texts;
}

QList<ComparedText> answersBehind(const Turn &turn, const Synthesis &synthesis)
{
    QList<ComparedText> texts;
    for (const MemberId &member : synthesis.from) {
        const auto seat = std::ranges::find(turn.council.members, member, &Member::id);
        const Answer *whole = turn.latestWhole(member);
        const Answer *answer = whole ? whole : turn.latestWithText(member);
        const bool isKnown = answer && seat != turn.council.members.end();
        // Whoever is not known keeps the place of its label.
        texts.append(isKnown ? answerIn(turn, int(seat - turn.council.members.begin()), *answer)
                             : ComparedText());
    }
    return texts;
}

ComparedText comparedSynthesis(const Turn &turn, const Synthesis &synthesis)
{
    ComparedText text = textOf(synthesis.answer);
    text.name = turn.earlierSyntheses.isEmpty()
                    ? Words::tr("Synthesis")
                    : Words::tr("Synthesis, version %1").arg(synthesis.answer.attempt);
    static const Member nobody; // made the extract
    const Member *chair = turn.council.find(synthesis.answer.member);
    text.face = chair && !chair->emoji.isEmpty() ? chair->emoji : u"Σ"_s;
    text.accent = MemberAccent::of(chair ? *chair : nobody, GreySeat);
    return text;
}

QList<SourceText> sourceTexts(const QList<ComparedText> &texts)
{
    QList<SourceText> sources;
    for (const ComparedText &text : texts)
        sources.append({text.name, text.text, text.cut});
    return sources;
}

} // namespace Conclave
