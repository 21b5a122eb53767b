#include "ui/timeline/spotwords.h"

#include "core/timeline/density.h"
#include "ui/timeline/timelinewords.h"
#include "ui/words/answerwords.h"
#include "ui/words/figures.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace Conclave {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::Timeline)
};

/// Finer than a duration: the moment follows the pointer.
QString momentText(Microseconds at)
{
    const QString time =
        at < 1min //: A moment of a race in seconds, e.g. 2.34 s
            ? Words::tr("%1 s").arg(QLocale().toString(double(at.count()) / 1e6, 'f', 2))
            : durationText(at);
    //: A moment, counted from asking
    return Words::tr("t = %1").arg(time);
}

QString phaseWord(TimelinePhase phase)
{
    switch (phase) {
    case TimelinePhase::Waiting:
        return statusWord(AnswerStatus::Waiting);
    case TimelinePhase::Connecting:
        return statusWord(AnswerStatus::Connecting);
    case TimelinePhase::Thinking:
        return statusWord(AnswerStatus::Thinking);
    case TimelinePhase::Writing:
        return statusWord(AnswerStatus::Writing);
    case TimelinePhase::Stalled:
        return Words::tr("no bytes");
    }
    return {};
}

/// Where no phase is: before the first, behind the last, or what is still to come.
QString restWord(const TimelineSpot &spot, const TimelineLayout &layout, const Answer *answer)
{
    if (layout.now && spot.at > *layout.now)
        return Words::tr("still to come");
    if (!answer)
        return Words::tr("not begun");
    return statusWord(*answer);
}

QString charactersText(qsizetype length)
{
    //: Written so far
    return length == 1 ? Words::tr("1 character")
                       : Words::tr("%1 characters").arg(countText(length));
}

/// As many tokens as the whole answer has in as much text.
QString rateAt(const Answer &answer, Microseconds moment)
{
    const Density density(answer.pace);
    const std::optional<TokenRate> whole = tokenRate(answer);
    if (!density.isKnown() || !whole || answer.text.isEmpty())
        return {};
    const std::chrono::duration<double> writing = *answer.times.lastText - *answer.times.firstText;
    const double characters = static_cast<double>(answer.text.size()) / writing.count();
    return rateText(
        TokenRate{density.at(moment) * whole->tokensPerSecond / characters, whole->estimated});
}

} // namespace

QString spotText(const TimelineSpot &spot, const TimelineLayout &layout, const Turn &turn)
{
    const TimelineRow &row = layout.rows.at(spot.row);
    const std::optional<int> attempt = attemptAt(layout, spot);
    const Answer *answer = answerOf(turn, layout, spot.row, attempt);
    const std::optional<TimelinePhase> phase = phaseAt(layout, spot);
    QStringList parts{trackName(row), momentText(spot.at)};
    if (attempt > 1) //: Which attempt of a member, or which synthesis
        parts += Words::tr("attempt %1").arg(countText(*attempt));
    parts += phase ? phaseWord(*phase) : restWord(spot, layout, answer);
    const bool isPast = !layout.now || spot.at <= *layout.now;
    const bool hasText =
        answer && isPast && answer->times.firstText && *answer->times.firstText <= spot.at;
    if (hasText && phase == TimelinePhase::Writing)
        parts += rateAt(*answer, spot.at);
    if (hasText && !answer->pace.isEmpty())
        parts += charactersText(answer->pace.lengthBy(spot.at));
    if (hasText && answer->times.waiting) //: After which time the first text had come
        parts += Words::tr("first text %1")
                     .arg(durationText(*answer->times.firstText - *answer->times.waiting));
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

} // namespace Conclave
