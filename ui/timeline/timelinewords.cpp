#include "ui/timeline/timelinewords.h"

#include "ui/timeline/timelinelayout.h"
#include "ui/widgets/figures.h"
#include "ui/words/answerwords.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::Timeline)
};

QString title(const QString &name, const Answer &answer)
{
    const QString status = statusWord(answer.status);
    if (answer.attempt > 1) //: Member, number, status, e.g. Critic, attempt 2: failed
        return Words::tr("%1, attempt %2: %3").arg(name, countText(answer.attempt), status);
    //: Member and status, e.g. Critic: writing
    return Words::tr("%1: %2").arg(name, status);
}

QString attemptText(const QString &name, const Answer &answer, std::optional<Microseconds> now)
{
    const AnswerTimes &times = answer.times;
    const auto after = [&times](std::optional<Microseconds> moment) {
        return durationText(moment && times.waiting ? std::optional(*moment - *times.waiting)
                                                    : std::nullopt);
    };
    const auto slot = times.connecting ? times.connecting : times.ended ? times.ended : now;
    return QStringList{title(name, answer),
                       Words::tr("Waiting: %1").arg(after(slot)),
                       Words::tr("Sent after: %1").arg(after(times.sent)),
                       Words::tr("First text after: %1").arg(after(times.firstText)),
                       Words::tr("Ended after: %1").arg(after(times.ended)),
                       Words::tr("Speed: %1").arg(rateText(tokenRate(answer)))}
        .join(u'\n');
}

QString rowText(const TimelineRow &row)
{
    const QString name = trackName(row);
    if (!row.status)
        return Words::tr("%1: not begun.").arg(name);
    if (isFinal(*row.status) && row.took) //: E.g. Critic: complete after 5.1 s.
        return Words::tr("%1: %2 after %3.")
            .arg(name, statusWord(*row.status), durationText(row.took));
    return Words::tr("%1: %2.").arg(name, statusWord(*row.status));
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
    if (!row.accent && turn.synthesis)
        attempts += attemptText(name, turn.synthesis->answer, now);
    for (const Answer &answer : turn.answers) {
        if (row.accent && answer.member == row.member)
            attempts += attemptText(name, answer, now);
    }
    return attempts.isEmpty() ? rowText(row) : attempts.join(u"\n\n"_s);
}

QString timelineText(const TimelineLayout &layout)
{
    QStringList sentences;
    for (const TimelineRow &row : layout.rows)
        sentences += rowText(row);
    return sentences.join(u' ');
}

} // namespace Conclave
