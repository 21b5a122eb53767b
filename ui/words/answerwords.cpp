#include "ui/words/answerwords.h"

#include "core/session/answerjson.h"
#include "core/session/runtimes.h"
#include "ui/words/errorwords.h"
#include "ui/words/figures.h"

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

/// The provider ended the answer, but not because it was finished.
bool isCut(const Answer &answer)
{
    return answer.status == AnswerStatus::Complete &&
           (answer.notice == Notice::Length || answer.notice == Notice::Filtered);
}

/// The glyph of what an answer waits for.
QString waitIcon(const Answer &answer)
{
    return answer.status == AnswerStatus::Retrying ? u"connecting"_s : u"pause"_s;
}

Microseconds stalledFor(const Answer &answer)
{
    Microseconds sum{0};
    for (const Stall &stall : answer.stalls) {
        if (!isThinking(answer, stall))
            sum += stall.to.value_or(stall.from) - stall.from;
    }
    return sum;
}

/// What made it slow.
QStringList troubles(const Answer &answer)
{
    QStringList parts;
    if (!answer.retries.isEmpty())
        parts += Words::tr("asked %1 times").arg(timesAsked(answer));
    if (const Microseconds silent = stalledFor(answer); silent > Microseconds(0))
        parts += Words::tr("stalled for %1").arg(durationText(silent));
    return parts;
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

StatusSign statusSign(const Answer &answer, bool isLate, const WaitWords &wait)
{
    StatusSign sign{statusIcon(answer.status), statusWord(answer), statusTone(answer)};
    if (!wait.word.isEmpty())
        sign = {
            waitIcon(answer), wait.word, wait.tone == Tone::Warning ? Tone::Warning : sign.tone};
    if (isLate) {
        sign.icon = u"late"_s;
        //: Status of an answer that comes after the synthesis has begun: "writing, late"
        sign.word = Words::tr("%1, late").arg(sign.word);
    }
    return sign;
}

QString noticeWords(const Answer &answer)
{
    switch (answer.notice) {
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
            "The server rejects one of the parameters, so the question was sent without it.");
    case Notice::Quit:
        return answer.text.isEmpty() ? Words::tr("Conclave ended before it answered.")
                                     : Words::tr("Conclave ended while this was being written.");
    case Notice::None:
        break;
    }
    return {};
}

QString failedTryWords(const Answer &answer, const Member &seat)
{
    if (answer.notice != Notice::Quit || !answer.error)
        return {};
    return Words::tr("The try before had failed: %1")
        .arg(wordsFor(*answer.error, seat).whatHappened);
}

QString answerSentence(const Answer &answer, const Turn &turn)
{
    const bool isLate = turn.latest(answer.member) && turn.isLate(answer); // no synthesis is
    QStringList parts{statusSign(answer, isLate, {}).word};
    parts += durationText(between(answer.times.waiting, answer.times.ended));
    if (answer.times.firstText)
        parts += Words::tr("first %1")
                     .arg(durationText(between(answer.times.waiting, answer.times.firstText)));
    if (const auto rate = tokenRate(answer))
        parts += rateText(rate);
    if (answer.usage.output)
        parts += Words::tr("%1 tok").arg(countText(answer.usage.output));
    if (answer.usage.costUsd)
        parts += moneyText(answer.usage.costUsd, answer.usage.isCostEstimated);
    parts += troubles(answer);
    QString sentence = parts.join(u" · "_s);
    const bool wasQuit = answer.notice == Notice::Quit;
    if (answer.notice != Notice::None && (wasQuit || !answer.error))
        sentence += u" · "_s % noticeWords(answer);
    const Member *seat = turn.council.find(answer.member);
    if (!answer.error || !seat)
        return sentence;
    if (wasQuit)
        return sentence % u' ' % failedTryWords(answer, *seat);
    const ErrorWords words = wordsFor(*answer.error, *seat);
    return sentence % u" · "_s % words.whatHappened % u' ' % words.whatToDo %
           (words.detail.isEmpty() ? QString() : QString(u" ("_s % words.detail % u')'));
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
