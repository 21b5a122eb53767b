#include "ui/timeline/timelinewords.h"

#include "core/timeline/timelinelayout.h"
#include "ui/timeline/timeaxis.h"
#include "ui/words/answerwords.h"
#include "ui/words/causewords.h"
#include "ui/words/figures.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace Conclave {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::Timeline)
};

constexpr qsizetype RetriesTold = 3; ///< Of a server that loads its model there are dozens.

QString title(const QString &name, const Answer &answer, bool isLate)
{
    const QString status = statusSign(answer, isLate, {}).word;
    if (answer.attempt > 1) //: Member, number, status, e.g. Critic, attempt 2: failed
        return Words::tr("%1, attempt %2: %3").arg(name, countText(answer.attempt), status);
    //: Member and status, e.g. Critic: writing
    return Words::tr("%1: %2").arg(name, status);
}

QString tryName(qsizetype number)
{
    if (number == 2)
        return Words::tr("2nd try");
    if (number == 3)
        return Words::tr("3rd try");
    //: From the fourth on, e.g. try 5
    return Words::tr("try %1").arg(number);
}

QStringList retriesText(const Answer &answer)
{
    QStringList lines;
    const qsizetype untold = qMax<qsizetype>(answer.retries.size() - RetriesTold, 0);
    if (untold == 1)
        lines += Words::tr("1 try more before");
    else if (untold > 1)
        lines += Words::tr("%1 tries more before").arg(untold);
    for (qsizetype i = untold; i < answer.retries.size(); ++i) {
        const Retry &retry = answer.retries.at(i);
        if (!retry.again) {
            lines += Words::tr("Failed, not tried again: %1").arg(causeWord(retry.error));
            continue;
        }
        const QString pause = durationText(qMax(*retry.again - retry.failed, Microseconds(0)));
        //: Which try, the pause before it, and why, e.g. 2nd try after 0.4 s: overloaded
        lines += Words::tr("%1 after %2: %3").arg(tryName(i + 2), pause, causeWord(retry.error));
    }
    return lines;
}

QStringList stallsText(const Answer &answer, std::optional<Microseconds> now)
{
    QStringList lines;
    for (const Stall &stall : answer.stalls) {
        const std::optional<Microseconds> to = stall.to ? stall.to : now;
        lines += Words::tr("No bytes for %1")
                     .arg(durationText(to ? std::optional(qMax(*to - stall.from, Microseconds(0)))
                                          : std::nullopt));
    }
    return lines;
}

QString
attemptText(const QString &name, const Answer &answer, bool isLate, std::optional<Microseconds> now)
{
    const AnswerTimes &times = answer.times;
    const auto after = [&times](std::optional<Microseconds> moment) {
        return durationText(moment && times.waiting ? std::optional(*moment - *times.waiting)
                                                    : std::nullopt);
    };
    const auto slot = times.connecting ? times.connecting : times.ended ? times.ended : now;
    QStringList lines{title(name, answer, isLate)};
    // Of a try that failed it is not known how long it had waited.
    if (answer.retries.isEmpty())
        lines += Words::tr("Waiting: %1").arg(after(slot));
    lines += retriesText(answer);
    lines += {Words::tr("Sent after: %1").arg(after(times.sent)),
              Words::tr("First text after: %1").arg(after(times.firstText))};
    lines += stallsText(answer, now);
    lines += {Words::tr("Ended after: %1").arg(after(times.ended)),
              Words::tr("Speed: %1").arg(rateText(tokenRate(answer)))};
    return lines.join(u'\n');
}

/// As the scale would say it. After a retry it is not a round time.
QString deadlineLabel(Microseconds at)
{
    using Tenths = std::chrono::duration<qint64, std::deci>;
    const Microseconds rounded = at < 1s ? at : Microseconds(std::chrono::round<Tenths>(at));
    return TimeAxis{.end = rounded, .step = rounded}.label(rounded);
}

/// What there is to know besides the status.
QString more(const TimelineRow &row)
{
    QStringList parts;
    if (row.isStalled)
        parts += Words::tr("stalled");
    if (row.isLate)
        parts += Words::tr("late");
    if (row.retries == 1)
        parts += Words::tr("1 retry");
    else if (row.retries > 1)
        parts += Words::tr("%1 retries").arg(row.retries);
    return parts.isEmpty() ? QString() : u", "_s + parts.join(u", "_s);
}

QString rowText(const TimelineRow &row)
{
    const QString name = trackName(row);
    if (!row.status)
        return Words::tr("%1: not begun.").arg(name);
    if (isFinal(*row.status) && row.took) //: E.g. Critic: complete after 5.1 s.
        return Words::tr("%1: %2 after %3%4.")
            .arg(name, statusWord(*row.status), durationText(row.took), more(row));
    return Words::tr("%1: %2%3.").arg(name, statusWord(*row.status), more(row));
}

} // namespace

QString trackName(const TimelineRow &row)
{
    return row.accent ? row.name : Words::tr("Synthesis");
}

QString trackResult(const TimelineRow &row)
{
    if (row.status == AnswerStatus::Failed || row.status == AnswerStatus::Cancelled)
        return statusWord(*row.status);
    return durationText(row.took);
}

QString trackText(const TimelineRow &row, const Turn &turn, std::optional<Microseconds> now)
{
    const QString name = trackName(row);
    QStringList attempts;
    for (const Answer &answer : turn.answers) {
        if (row.accent && answer.member == row.member)
            attempts += attemptText(name, answer, turn.isLate(answer), now);
    }
    if (!row.accent) {
        for (const Synthesis &synthesis : turn.earlierSyntheses)
            attempts += attemptText(name, synthesis.answer, false, now);
        if (turn.synthesis)
            attempts += attemptText(name, turn.synthesis->answer, false, now);
    }
    return attempts.isEmpty() ? rowText(row) : attempts.join(u"\n\n"_s);
}

QString markText(const TimelineMark &mark, const TimelineLayout &layout)
{
    switch (mark.kind) {
    case TimelineMark::Kind::Deadline:
        return Words::tr("deadline %1").arg(deadlineLabel(mark.at));
    case TimelineMark::Kind::Quorum: //: The quorum and the members asked, e.g. 3 of 5
        return Words::tr("%1 of %2").arg(layout.quorum).arg(layout.rows.size() - 1);
    case TimelineMark::Kind::Synthesis: //: Beside the moment at which it began
        return Words::tr("synthesis");
    }
    return {};
}

QStringList marksText(const TimelineLayout &layout)
{
    QStringList sentences;
    for (const TimelineMark &mark : layout.marks) {
        const QString at = durationText(mark.at);
        switch (mark.kind) {
        case TimelineMark::Kind::Deadline:
            sentences += Words::tr("The deadline is %1 after asking.").arg(at);
            break;
        case TimelineMark::Kind::Quorum:
            sentences += Words::tr("%1 of %2 answers were complete after %3.")
                             .arg(layout.quorum)
                             .arg(layout.rows.size() - 1)
                             .arg(at);
            break;
        case TimelineMark::Kind::Synthesis:
            sentences += Words::tr("The synthesis began after %1.").arg(at);
            break;
        }
    }
    return sentences;
}

QString timelineText(const TimelineLayout &layout)
{
    QStringList sentences;
    for (const TimelineRow &row : layout.rows)
        sentences += rowText(row);
    sentences += marksText(layout);
    return sentences.join(u' ');
}

} // namespace Conclave
