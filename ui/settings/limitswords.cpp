#include "ui/settings/limitswords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::LimitsWords)
};

QString number(double value)
{
    return QLocale().toString(value, 'f', QLocale::FloatingPointShortest);
}

QString quorumMeaning(const Limits &limits, qsizetype members)
{
    const int quorum = *limits.quorum;
    if (quorum == 1 && limits.grace == 0ms)
        return Words::tr("The synthesis begins when the first answer is complete");
    if (quorum == 1)
        return Words::tr("The synthesis begins %1 after one answer is complete")
            .arg(spanText(limits.grace));
    const qsizetype of = std::max<qsizetype>(members, quorum);
    if (limits.grace == 0ms)
        return Words::tr("The synthesis begins when %1 of %2 answers are complete")
            .arg(quorum)
            .arg(of);
    return Words::tr("The synthesis begins %1 after %2 of %3 answers are complete")
        .arg(spanText(limits.grace))
        .arg(quorum)
        .arg(of);
}

/// Empty when the fault is gone because another one was put right.
QString change(LimitsFault fault, const Limits &was, const Limits &is)
{
    switch (fault) {
    case LimitsFault::NoTime:
        return Words::tr("The deadline was removed: it left no time to answer.");
    case LimitsFault::TooMuchTime:
        return Words::tr("The deadline was shortened to %1, the longest there is.")
            .arg(spanText(*is.deadline));
    case LimitsFault::NoQuorum:
        return Words::tr("The quorum was raised to 1: there is no synthesis of no answers.");
    case LimitsFault::QuorumTooHigh:
        return Words::tr("The quorum was lowered from %1 to %2: no more members take part.")
            .arg(*was.quorum)
            .arg(*is.quorum);
    case LimitsFault::NegativeGrace:
        return Words::tr("The grace was removed: it was less than nothing.");
    case LimitsFault::GraceWithoutQuorum:
        return Words::tr("The grace of %1 was removed: it follows a quorum, and there is none.")
            .arg(spanText(was.grace));
    case LimitsFault::GraceTooLong:
        if (!is.quorum || !is.deadline || is.grace == was.grace)
            return {};
        return Words::tr("The grace was shortened from %1 to %2: the deadline of %3 comes first.")
            .arg(spanText(was.grace), spanText(is.grace), spanText(*is.deadline));
    }
    return {};
}

} // namespace

QString spanText(std::chrono::milliseconds span)
{
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(span);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(span - hours);
    const auto rest = span - hours - minutes;
    QStringList parts;
    if (hours > 0h)
        parts += Words::tr("%1 h").arg(hours.count()); //: Hours, as in "2 h 30 min"
    if (minutes > 0min)
        parts += Words::tr("%1 min").arg(minutes.count()); //: Minutes, as in "1 min 30 s"
    if (rest > 0ms || parts.isEmpty())
        parts += Words::tr("%1 s").arg(number(double(rest.count()) / 1000)); //: Seconds
    return parts.join(u'\u00a0');
}

QString limitsMeaning(const Limits &limits, qsizetype members)
{
    QString meaning = limits.quorum ? quorumMeaning(limits, members)
                                    : Words::tr("The synthesis begins when every answer has ended");
    if (!limits.deadline && !limits.quorum)
        return meaning + u'.';
    if (limits.deadline)
        meaning += Words::tr(", at the latest after %1").arg(spanText(*limits.deadline));
    meaning += u". "_s;
    meaning += limits.refreshesLate
                   ? Words::tr("Once the late answers are there, it is made anew with them.")
                   : Words::tr("Late answers still come to their panels.");
    return meaning;
}

Limits sensibleLimits(const Limits &limits, qsizetype members)
{
    Limits sensible = limits;
    if (sensible.deadline && *sensible.deadline <= 0ms)
        sensible.deadline.reset();
    sensible = clamped(sensible, members);
    if (sensible.quorum && sensible.deadline && limits.grace >= *sensible.deadline)
        sensible.grace = std::max<std::chrono::milliseconds>(*sensible.deadline - 1s, 0ms);
    return sensible;
}

QStringList limitsChanges(const Limits &limits, qsizetype members)
{
    const Limits sensible = sensibleLimits(limits, members);
    QStringList changes;
    for (const LimitsFault fault : limitsFaults(limits, members))
        changes += change(fault, limits, sensible);
    changes.removeAll(QString());
    return changes;
}

} // namespace Conclave
