#include "core/council/limits.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds LongestDeadline = 24h;
constexpr std::chrono::milliseconds ShortestDeadline = 1ms;

} // namespace

QList<LimitsFault> limitsFaults(const Limits &limits, qsizetype members)
{
    QList<LimitsFault> faults;
    if (limits.deadline && *limits.deadline < ShortestDeadline)
        faults.append(LimitsFault::NoTime);
    if (limits.deadline && *limits.deadline > LongestDeadline)
        faults.append(LimitsFault::TooMuchTime);
    if (limits.quorum && *limits.quorum < 1)
        faults.append(LimitsFault::NoQuorum);
    if (limits.quorum && members > 0 && *limits.quorum > members)
        faults.append(LimitsFault::QuorumTooHigh);
    if (limits.grace < 0ms)
        faults.append(LimitsFault::NegativeGrace);
    if (limits.grace > 0ms && !limits.quorum)
        faults.append(LimitsFault::GraceWithoutQuorum);
    if (limits.grace > 0ms && limits.deadline && limits.grace >= *limits.deadline)
        faults.append(LimitsFault::GraceTooLong);
    return faults;
}

QString faultKey(LimitsFault fault)
{
    switch (fault) {
    case LimitsFault::NoTime:
    case LimitsFault::TooMuchTime:
        return u"deadline_ms"_s;
    case LimitsFault::NoQuorum:
    case LimitsFault::QuorumTooHigh:
        return u"quorum"_s;
    case LimitsFault::NegativeGrace:
    case LimitsFault::GraceWithoutQuorum:
    case LimitsFault::GraceTooLong:
        return u"grace_ms"_s;
    }
    return {};
}

QString faultReason(LimitsFault fault, qsizetype members)
{
    switch (fault) {
    case LimitsFault::NoTime:
        return u"must be more than 0; leave it out to wait for everybody"_s;
    case LimitsFault::TooMuchTime:
        return u"must be a day at most"_s;
    case LimitsFault::NoQuorum:
        return u"must be 1 or more"_s;
    case LimitsFault::QuorumTooHigh:
        return u"must be %1 at most, as many as there are members to answer"_s.arg(members);
    case LimitsFault::NegativeGrace:
        return u"must be 0 or more"_s;
    case LimitsFault::GraceWithoutQuorum:
        return u"needs a quorum, which it follows"_s;
    case LimitsFault::GraceTooLong:
        return u"must be shorter than deadline_ms"_s;
    }
    return {};
}

Limits clamped(Limits limits, qsizetype members)
{
    if (limits.deadline)
        limits.deadline = std::clamp(*limits.deadline, ShortestDeadline, LongestDeadline);
    if (limits.quorum) {
        const qsizetype most = members > 0 ? members : *limits.quorum;
        limits.quorum = int(std::clamp<qsizetype>(*limits.quorum, 1, std::max<qsizetype>(most, 1)));
    }
    limits.grace = limits.quorum ? std::max(limits.grace, 0ms) : 0ms;
    if (limits.deadline && limits.grace >= *limits.deadline)
        limits.grace = *limits.deadline - ShortestDeadline;
    return limits;
}

} // namespace Conclave
