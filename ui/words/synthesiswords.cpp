#include "ui/words/synthesiswords.h"

#include "core/run/quorum.h"
#include "core/session/synthesissources.h"
#include "ui/settings/limitswords.h"
#include "ui/words/answerwords.h"
#include "ui/words/errorwords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::SynthesisWords)
};

QString author(SynthesisAuthor by)
{
    switch (by) {
    case SynthesisAuthor::Chair:
        return Words::tr("Synthesis by the chair");
    case SynthesisAuthor::SecondChair:
        return Words::tr("Synthesis by the second chair");
    case SynthesisAuthor::Extract:
        return Words::tr("Extract made on this machine, without a model");
    }
    return {};
}

/// "(1 failed, 1 late)": why the others are not in it; empty when all are.
QString missing(const SynthesisSources &sources)
{
    QStringList parts;
    if (sources.failed > 0)
        parts += Words::tr("%1 failed").arg(sources.failed);
    if (sources.stopped > 0)
        parts += Words::tr("%1 stopped").arg(sources.stopped);
    if (sources.late > 0)
        parts += Words::tr("%1 late").arg(sources.late);
    return parts.isEmpty() ? QString() : QString(u" ("_s % parts.join(u", "_s) % u')');
}

/// The one before `synthesis`, whose author it took over from; null when there is none.
const Synthesis *triedBefore(const Turn &turn, const Synthesis &synthesis)
{
    const Synthesis *tried = nullptr;
    for (const Synthesis &earlier : turn.earlierSyntheses) {
        if (earlier.answer.attempt < synthesis.answer.attempt)
            tried = &earlier;
    }
    return tried;
}

QString whatHappenedTo(const Turn &turn, const Synthesis *tried)
{
    if (!tried)
        return {};
    const Member *seat = turn.council.find(tried->answer.member);
    if (tried->answer.error && seat && tried->answer.notice != Notice::Quit)
        return wordsFor(*tried->answer.error, *seat).whatHappened;
    return tried->answer.notice == Notice::Deadline ? Words::tr("It stayed silent for too long.")
                                                    : noticeWords(tried->answer);
}

/// Why the chair did not make it; empty when it did.
QString chairTrouble(const Turn &turn, const Synthesis &synthesis)
{
    if (synthesis.by == SynthesisAuthor::Chair)
        return {};
    if (!turn.council.chair && !turn.council.secondChair)
        return Words::tr("This council has no chair.");
    const Synthesis *tried = triedBefore(turn, synthesis);
    const QString whatHappened = whatHappenedTo(turn, tried);
    // The second one may not have been asked: the spending limit can hold it back.
    const bool wasBoth = turn.council.chair && tried && tried->by == SynthesisAuthor::SecondChair;
    const QString who = wasBoth ? Words::tr("Neither chair could make the synthesis")
                                : Words::tr("The chair could not make the synthesis");
    return whatHappened.isEmpty() ? QString(who % u'.') : QString(who % u": "_s % whatHappened);
}

QString newerSentence(qsizetype count)
{
    return count == 1 ? Words::tr("An answer is newer than this synthesis.")
                      : Words::tr("%1 answers are newer than this synthesis.").arg(count);
}

QString refreshAction(const Turn &turn, const QList<MemberId> &newer)
{
    const bool isLate = std::ranges::all_of(
        newer, [&turn](MemberId member) { return turn.isLate(*turn.latest(member)); });
    if (isLate)
        return newer.size() == 1 ? Words::tr("Refresh with 1 late answer")
                                 : Words::tr("Refresh with %1 late answers").arg(newer.size());
    return newer.size() == 1 ? Words::tr("Refresh with 1 newer answer")
                             : Words::tr("Refresh with %1 newer answers").arg(newer.size());
}

QString atTheLatest(const std::optional<Microseconds> &left)
{
    return left ? Words::tr(", at the latest in %1").arg(secondsUntil(*left, {})) : QString();
}

} // namespace

QString synthesisSentence(const Turn &turn, const Synthesis &synthesis)
{
    const SynthesisSources sources = sourcesOf(turn, synthesis);
    //: In the synthesis header: from 5 of 6
    QString sentence = author(synthesis.by) % u" · "_s %
                       Words::tr("from %1 of %2").arg(sources.from).arg(sources.asked);
    if (sources.partial > 0)
        sentence += Words::tr(", %1 of them partial").arg(sources.partial);
    return sentence % missing(sources);
}

SynthesisWarning synthesisWarning(const Turn &turn, const Synthesis &synthesis)
{
    const bool isNewest =
        turn.synthesis && turn.synthesis->answer.attempt == synthesis.answer.attempt;
    QStringList sentences;
    const QList<MemberId> newer = isNewest ? turn.newerThanSynthesis() : QList<MemberId>();
    if (!newer.isEmpty())
        sentences += newerSentence(newer.size());
    const QString trouble = chairTrouble(turn, synthesis);
    if (!trouble.isEmpty())
        sentences += trouble;
    else if (synthesis.degraded)
        sentences += Words::tr("The synthesis does not rest on all members' complete answers.");
    if (sentences.isEmpty())
        return {};
    SynthesisWarning warning{.whatHappened = sentences.takeFirst(), .more = sentences.join(u' ')};
    // One that is not complete has a Retry of its own.
    if (!isNewest || synthesis.answer.status != AnswerStatus::Complete)
        return warning;
    const bool hasChair = turn.council.chair || turn.council.secondChair;
    if (!newer.isEmpty())
        warning.action = refreshAction(turn, newer);
    else if (hasChair && synthesis.by != SynthesisAuthor::Chair)
        warning.action = Words::tr("Make it again");
    return warning;
}

SynthesisWait synthesisWait(const Turn &turn, Microseconds now)
{
    const Limits &limits = turn.council.limits;
    const QList<const Answer *> answers = turn.latestAnswers();
    const Quorum decision = Quorum::decide(limits, answers, now, turn.awaitedSince);
    SynthesisWait wait{.asked = answers.size(),
                       .ended = std::ranges::count_if(
                           answers, [](const Answer *answer) { return isFinal(answer->status); }),
                       .complete =
                           std::ranges::count(answers, AnswerStatus::Complete, &Answer::status),
                       .quorum = limits.quorum.value_or(0),
                       .grace = limits.grace};
    if (decision.until)
        wait.left = *decision.until - now;
    // Failures can put the quorum out of reach.
    const bool canReach = wait.complete + wait.asked - wait.ended >= wait.quorum;
    if (decision.step == Quorum::Step::Overdue)
        wait.what = SynthesisWait::For::FirstAnswer;
    else if (const auto reached = Quorum::reachedAt(limits, answers)) {
        wait.what = SynthesisWait::For::Grace;
        const std::optional<Microseconds> deadline = turn.deadlineAt();
        wait.isDeadlineFirst = deadline && *deadline < *reached + limits.grace;
    } else if (limits.quorum && canReach)
        wait.what = SynthesisWait::For::Quorum;
    return wait;
}

QString waitSentence(const SynthesisWait &wait)
{
    switch (wait.what) {
    case SynthesisWait::For::Answers:
        return Words::tr("The synthesis begins when all answers have ended (%1 of %2 now)")
                   .arg(wait.ended)
                   .arg(wait.asked) %
               atTheLatest(wait.left);
    case SynthesisWait::For::Quorum:
        if (wait.grace > std::chrono::milliseconds(0))
            return Words::tr("The synthesis begins %1 after %2 of %3 answers are complete (%4 now)")
                       .arg(spanText(wait.grace))
                       .arg(wait.quorum)
                       .arg(wait.asked)
                       .arg(wait.complete) %
                   atTheLatest(wait.left);
        return Words::tr("The synthesis begins when %1 of %2 answers are complete (%3 now)")
                   .arg(wait.quorum)
                   .arg(wait.asked)
                   .arg(wait.complete) %
               atTheLatest(wait.left);
    case SynthesisWait::For::Grace:
        return (wait.isDeadlineFirst
                    ? Words::tr("The synthesis begins in %1 (deadline): %2 of %3 answers are "
                                "complete")
                    : Words::tr("The synthesis begins in %1 (grace): %2 of %3 answers are "
                                "complete"))
            .arg(secondsUntil(wait.left.value_or(Microseconds(0)), {}))
            .arg(wait.complete)
            .arg(wait.asked);
    case SynthesisWait::For::FirstAnswer:
        return Words::tr(
            "The deadline has passed; the synthesis begins with the first answer that ends");
    }
    return {};
}

} // namespace Conclave
