#include "ui/compare/comparedtext.h"

#include "core/base/text.h"

#include <QCoreApplication>

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

} // namespace

QList<ComparedText> comparedAnswers(const Turn &turn)
{
    QList<ComparedText> texts;
    const QList<Member> &members = turn.council.members;
    for (int seat = 0; seat < members.size(); ++seat) {
        const Member &member = members.at(seat);
        const Answer *answer = turn.latestWhole(member.id);
        if (!answer)
            continue;
        ComparedText text = textOf(*answer);
        text.member = member.id;
        text.name = singleLine(member.name, LongestName);
        text.face = member.emoji.isEmpty() ? member.name : member.emoji;
        text.accent = MemberAccent::of(member, seat);
        texts.append(text);
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
