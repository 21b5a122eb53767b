#include "app/progresswriter.h"

#include "core/base/text.h"
#include "core/net/retrypolicy.h"
#include "core/run/quorum.h"
#include "ui/words/causewords.h"
#include "ui/words/figures.h"
#include "ui/words/waitwords.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Told when an author takes over from one who failed, not when a synthesis is refreshed.
QString takeOverLine(const Turn &turn, SynthesisAuthor by)
{
    if (turn.earlierSyntheses.isEmpty() || !turn.earlierSyntheses.constLast().answer.text.isEmpty())
        return {};
    const bool wasChair = turn.earlierSyntheses.constLast().by == SynthesisAuthor::Chair;
    return (wasChair ? u"The chair made no synthesis: "_s
                     : u"The second chair made no synthesis: "_s) +
           (by == SynthesisAuthor::SecondChair ? u"the second chair combines the answers"_s
                                               : u"an extract is made on this machine"_s);
}

} // namespace

void ProgressWriter::show(const Event &event, bool isMidLine)
{
    constexpr int LongestLine = 1000;
    for (const QString &text : {whyNobodyIsAwaited(event), line(event)}) {
        if (text.isEmpty())
            continue;
        if (std::exchange(isMidLine, false))
            m_output.write("\n");
        m_output.write(terminalSafe(singleLine(text, LongestLine)).toUtf8() + '\n');
    }
    m_output.flush();
}

QString ProgressWriter::line(const Event &event) const
{
    if (const auto *began = std::get_if<SynthesisBegan>(&event.what))
        return takeOverLine(m_turn, began->by);
    const Answer *answer = find(event.stream);
    if (!answer)
        return {};
    const QString name = nameOf(*answer);
    if (const auto *retry = std::get_if<AnswerRetrying>(&event.what))
        return name + u": "_s + retryLine(*retry, *answer);
    const auto *stall = std::get_if<StallBegan>(&event.what);
    if (stall && !isThinking(*answer, answer->stalls.constLast()))
        return u"%1: no bytes for %2"_s.arg(name, durationText(stall->silence));
    const auto *held = std::get_if<AnswerHeld>(&event.what);
    if (held && held->wait.cause == Wait::Cause::RateLimit) {
        const QString rest = u"%1: its endpoint asked for a rest"_s.arg(name);
        const auto until = held->wait.until;
        return until > event.at ? rest + u" of %1"_s.arg(durationText(*until - event.at)) : rest;
    }
    if (held && held->wait.cause == Wait::Cause::KeyRing)
        return u"%1: waits for the key ring, which may be asking for its password"_s.arg(name);
    const auto *end = std::get_if<AnswerEnded>(&event.what);
    if (end && end->notice == Notice::Deadline && !event.stream.isSynthesis())
        return name + (answer->text.isEmpty() ? u": late, stopped without an answer"_s
                                              : u": late, stopped; what it wrote is kept"_s);
    return {};
}

/// Once, before the first one is stopped because of it.
QString ProgressWriter::whyNobodyIsAwaited(const Event &event)
{
    const auto *end = std::get_if<AnswerEnded>(&event.what);
    const bool isLate = end && end->notice == Notice::Deadline && !event.stream.isSynthesis();
    if (!isLate || std::exchange(m_isTimeUp, true))
        return {};
    const QList<const Answer *> answers = m_turn.latestAnswers();
    QStringList late;
    qsizetype complete = 0;
    for (const Answer *answer : answers) {
        if (!isFinal(answer->status) || answer->notice == Notice::Deadline)
            late += nameOf(*answer);
        complete += answer->status == AnswerStatus::Complete ? 1 : 0;
    }
    const Limits &limits = m_turn.council.limits;
    const auto reached = Quorum::reachedAt(limits, answers);
    const bool isQuorum = reached && *reached + limits.grace <= event.at;
    const QString why = isQuorum || !limits.deadline
                            ? u"The quorum is there"_s
                            : u"The deadline of %1 has passed"_s.arg(durationText(limits.deadline));
    return u"%1, %2 of %3 answers are complete; late: %4"_s.arg(why)
        .arg(complete)
        .arg(answers.size())
        .arg(late.join(u", "_s));
}

QString ProgressWriter::retryLine(const AnswerRetrying &retry, const Answer &answer) const
{
    const QString line =
        u"%1, asked again in %2"_s.arg(causeWord(retry.error), durationText(retry.pause));
    if (retry.error.kind == Error::Kind::ModelLoading)
        return line;
    return line + u" (try %1 of %2)"_s.arg(tryNumber(answer)).arg(RetryPolicy::MostRetries + 1);
}

const Answer *ProgressWriter::find(const StreamId &stream) const
{
    if (!stream.isSynthesis())
        return m_turn.latest(stream.member);
    const bool isNewest = m_turn.synthesis && m_turn.synthesis->answer.attempt == stream.attempt;
    return isNewest ? &m_turn.synthesis->answer : nullptr;
}

QString ProgressWriter::nameOf(const Answer &answer) const
{
    const Member *seat = m_turn.council.find(answer.member);
    return seat ? seat->name : u"The synthesis"_s;
}

} // namespace Conclave
