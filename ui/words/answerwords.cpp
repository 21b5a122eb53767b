#include "ui/words/answerwords.h"

#include "core/session/runtimes.h"
#include "core/session/sessionjson.h"
#include "ui/widgets/figures.h"
#include "ui/words/errorwords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::AnswerWords)
};

std::optional<Microseconds> between(std::optional<Microseconds> from,
                                    std::optional<Microseconds> to)
{
    return from && to ? std::optional(*to - *from) : std::nullopt;
}

QString counts(qsizetype partial, qsizetype failed, qsizetype unfinished)
{
    QStringList parts;
    if (partial > 0)
        parts += Words::tr("%n partial", nullptr, int(partial));
    if (failed > 0)
        parts += Words::tr("%n failed", nullptr, int(failed));
    if (unfinished > 0)
        parts += Words::tr("%n stopped", nullptr, int(unfinished));
    return parts.isEmpty() ? QString() : QString(u" ("_s % parts.join(u", "_s) % u')');
}

/// The provider ended the answer, but not because it was finished.
bool isCut(const Answer &answer)
{
    return answer.status == AnswerStatus::Complete &&
           (answer.notice == Notice::Length || answer.notice == Notice::Filtered);
}

QString author(const Synthesis &synthesis)
{
    switch (synthesis.by) {
    case SynthesisAuthor::Chair:
        return Words::tr("Synthesis by the chair");
    case SynthesisAuthor::SecondChair:
        return Words::tr("Synthesis by the second chair");
    case SynthesisAuthor::Extract:
        return Words::tr("Extract made on this machine, without a model");
    }
    return {};
}

} // namespace

QString statusWord(AnswerStatus status)
{
    switch (status) {
    case AnswerStatus::Waiting:
        return Words::tr("waiting");
    case AnswerStatus::Connecting:
        return Words::tr("connecting");
    case AnswerStatus::Thinking:
        return Words::tr("thinking");
    case AnswerStatus::Writing:
        return Words::tr("writing");
    case AnswerStatus::Retrying:
        return Words::tr("retrying");
    case AnswerStatus::Complete:
        return Words::tr("complete");
    case AnswerStatus::Partial:
        return Words::tr("partial");
    case AnswerStatus::Failed:
        return Words::tr("failed");
    case AnswerStatus::Cancelled:
        return Words::tr("cancelled");
    }
    return {};
}

QString statusWord(const Answer &answer)
{
    return isCut(answer) ? Words::tr("complete, cut") : statusWord(answer.status);
}

Tone statusTone(const Answer &answer)
{
    return isCut(answer) ? Tone::Warning : statusTone(answer.status);
}

QString statusIcon(AnswerStatus status)
{
    return status == AnswerStatus::Retrying ? u"retry"_s : statusName(status);
}

Tone statusTone(AnswerStatus status)
{
    switch (status) {
    case AnswerStatus::Connecting:
    case AnswerStatus::Thinking:
    case AnswerStatus::Writing:
    case AnswerStatus::Retrying:
        return Tone::Active;
    case AnswerStatus::Complete:
        return Tone::Good;
    case AnswerStatus::Partial:
        return Tone::Warning;
    case AnswerStatus::Failed:
        return Tone::Bad;
    default:
        return Tone::Neutral;
    }
}

QString noticeWords(Notice notice)
{
    switch (notice) {
    case Notice::Length:
        return Words::tr("Cut at the token limit.");
    case Notice::Filtered:
        return Words::tr("Cut by the provider's content filter.");
    case Notice::Refused:
        return Words::tr("The model declined to answer.");
    case Notice::ToolCall:
        return Words::tr("The model also tried to call a tool; nothing was run.");
    case Notice::Unmarked:
        return Words::tr("The provider did not say whether this is the whole answer.");
    case Notice::Stopped:
        return Words::tr("You stopped it.");
    case Notice::Interrupted:
        return Words::tr("The stream broke off.");
    case Notice::Deadline:
        return Words::tr("Stopped at the council's deadline or quorum.");
    case Notice::Late:
        return Words::tr("Came after the synthesis had begun.");
    case Notice::Corrected:
        return Words::tr(
            "The server rejected a parameter, so the question was sent once more without it.");
    case Notice::None:
        break;
    }
    return {};
}

QString answerSentence(const Answer &answer, const Turn &turn)
{
    QStringList parts{statusWord(answer)};
    parts += durationText(between(answer.times.waiting, answer.times.ended));
    if (answer.times.firstText)
        parts += Words::tr("first %1")
                     .arg(durationText(between(answer.times.waiting, answer.times.firstText)));
    if (const auto rate = tokenRate(answer))
        parts += rateText(rate);
    if (answer.usage.output)
        parts += Words::tr("%1 tok").arg(countText(answer.usage.output));
    QString sentence = parts.join(u" · "_s);
    if (answer.notice != Notice::None && !answer.error)
        sentence += u" · "_s % noticeWords(answer.notice);
    const Member *seat = turn.council.find(answer.member);
    if (!answer.error || !seat)
        return sentence;
    const ErrorWords words = wordsFor(*answer.error, *seat);
    return sentence % u" · "_s % words.whatHappened % u' ' % words.whatToDo %
           (words.detail.isEmpty() ? QString() : QString(u" ("_s % words.detail % u')'));
}

QString synthesisSentence(const Turn &turn)
{
    if (!turn.synthesis)
        return {};
    qsizetype asked = 0;
    qsizetype partial = 0;
    qsizetype failed = 0;
    qsizetype stopped = 0;
    for (const Answer *answer : turn.latestAnswers()) {
        ++asked;
        partial += answer->status == AnswerStatus::Partial ? 1 : 0;
        failed += answer->status == AnswerStatus::Failed ? 1 : 0;
        stopped += answer->status == AnswerStatus::Cancelled ? 1 : 0;
    }
    //: In the synthesis header: from 5 of 6 (1 failed)
    return author(*turn.synthesis) % u" · "_s %
           Words::tr("from %1 of %2").arg(turn.synthesis->from.size()).arg(asked) %
           counts(partial, failed, stopped);
}

QString timesSentence(const Turn &turn)
{
    const RunTimes times = runTimes(turn);
    const QString speedup =
        times.speedup ? QLocale().toString(*times.speedup, 'f', 1) + u"×"_s : u"–"_s;
    return Words::tr("wall %1 · sum %2 · slowest %3 · %4 · overhead %5")
        .arg(durationText(times.wall),
             durationText(times.sum),
             durationText(times.slowest),
             speedup,
             durationText(times.overhead));
}

} // namespace Conclave
