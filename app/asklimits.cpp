#include "app/asklimits.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QString seconds(std::chrono::milliseconds span)
{
    return QString::number(double(span.count()) / 1000);
}

/// The option behind a fault, with its value; empty: there is none, the council is at fault.
QString option(const AskOptions &options, LimitsFault fault)
{
    const QString deadline =
        options.deadline ? u"--deadline "_s + seconds(*options.deadline) : QString();
    const QString grace = options.grace ? u"--grace "_s + seconds(*options.grace) : QString();
    switch (fault) {
    case LimitsFault::NoTime:
    case LimitsFault::TooMuchTime:
        return deadline;
    case LimitsFault::NoQuorum:
    case LimitsFault::QuorumTooHigh:
        return options.quorum ? u"--quorum %1"_s.arg(*options.quorum) : QString();
    case LimitsFault::NegativeGrace:
    case LimitsFault::GraceWithoutQuorum:
        return grace;
    case LimitsFault::GraceTooLong:
        return grace.isEmpty() ? deadline : grace;
    }
    return {};
}

} // namespace

QString limitsProblem(const AskOptions &options, const Council &council)
{
    const qsizetype members = council.enabledMembers().size();
    const QList<LimitsFault> faults = limitsFaults(council.limits, members);
    if (faults.isEmpty())
        return {};
    const LimitsFault fault = faults.constFirst();
    const QString named = option(options, fault);
    if (named.isEmpty())
        return u"the council “%1”: %2 %3"_s.arg(
            council.name, faultKey(fault), faultReason(fault, members));
    if (fault != LimitsFault::GraceTooLong)
        return named + u": "_s + faultReason(fault, members);
    const QString grace = seconds(council.limits.grace);
    const QString deadline = seconds(*council.limits.deadline);
    return u"%1: the grace (%2 s) must be shorter than the deadline (%3 s)"_s.arg(
        named, grace, deadline);
}

} // namespace Conclave
