#include "ui/settings/councilproblems.h"

#include "core/council/council.h"

#include <QCoreApplication>

namespace Conclave {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::CouncilProblems)
};

bool isBlank(const QString &text)
{
    return text.trimmed().isEmpty();
}

QString sentence(const Member &seat, const QString &place)
{
    const QString problem = seatProblem(seat);
    if (problem.isEmpty())
        return {};
    //: %1 is a member's name or its place, %2 what it lacks: "Critic has no model."
    return Words::tr("%1 has %2.").arg(isBlank(seat.name) ? place : seat.name, problem);
}

} // namespace

QString seatProblem(const Member &seat)
{
    if (isBlank(seat.name))
        return Words::tr("no name");
    if (seat.endpoint.url.isEmpty())
        return Words::tr("no endpoint");
    if (isBlank(seat.model))
        return Words::tr("no model");
    return {};
}

QStringList councilProblems(const Council &council)
{
    QStringList problems;
    if (isBlank(council.name))
        problems += Words::tr("The council has no name.");
    if (council.members.isEmpty())
        problems += Words::tr("The council has no members.");
    else if (council.enabledMembers().isEmpty())
        problems += Words::tr("No member takes part: check at least one.");
    int place = 0;
    for (const Member &member : council.members)
        problems += sentence(member, Words::tr("Member %1").arg(++place));
    if (council.chair)
        problems += sentence(*council.chair, Words::tr("The chair"));
    if (council.secondChair)
        problems += sentence(*council.secondChair, Words::tr("The second chair"));
    problems.removeAll(QString());
    return problems;
}

} // namespace Conclave
