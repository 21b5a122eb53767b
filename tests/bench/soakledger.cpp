#include "tests/bench/soakledger.h"

#include "core/session/answerjson.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isAboutStream(const Event &event)
{
    return !std::holds_alternative<TurnEnded>(event.what) &&
           !std::holds_alternative<TurnResumed>(event.what) &&
           !std::holds_alternative<LimitsChanged>(event.what) &&
           !std::holds_alternative<VerdictGiven>(event.what);
}

/// The request may not have left this machine.
bool isUnsent(const Error &error)
{
    using enum Error::Kind;
    return error.kind == ConnectTimeout || error.kind == Network || error.kind == Refused;
}

QString authorWord(SynthesisAuthor by)
{
    switch (by) {
    case SynthesisAuthor::Chair:
        return u"syntheses by the chair"_s;
    case SynthesisAuthor::SecondChair:
        return u"syntheses by the second chair"_s;
    case SynthesisAuthor::Extract:
        return u"syntheses by extract"_s;
    }
    Q_UNREACHABLE();
}

QString statusWord(AnswerStatus status)
{
    switch (status) {
    case AnswerStatus::Complete:
        return u"answers complete"_s;
    case AnswerStatus::Partial:
        return u"answers partial"_s;
    case AnswerStatus::Failed:
        return u"answers failed"_s;
    case AnswerStatus::Cancelled:
        return u"answers cancelled"_s;
    default:
        return u"answers dropped"_s;
    }
}

} // namespace

void SoakLedger::begin(TurnId turn, const Voices &voices)
{
    m_turns[turn].voices = voices;
}

void SoakLedger::read(TurnId turn, const Event &event)
{
    Account &account = m_turns[turn];
    if (std::holds_alternative<TurnEnded>(event.what)) {
        if (account.isEnded)
            breakPromise(u"a turn ended twice"_s);
        account.isEnded = true;
    } else if (std::holds_alternative<TurnResumed>(event.what)) {
        account.isEnded = false;
    }
    if (!isAboutStream(event))
        return;
    Stream &stream = streamOf(account, event.stream);
    if (stream.ends > 0)
        ++stream.afterEnd;
    if (const auto *text = std::get_if<TextAdded>(&event.what))
        stream.text += text->text;
    else if (const auto *reasoning = std::get_if<ReasoningAdded>(&event.what))
        stream.reasoning += reasoning->text;
    else if (std::holds_alternative<AnswerConnecting>(event.what))
        stream.isOpen = true;
    else if (std::holds_alternative<HeadersArrived>(event.what))
        stream.isOpen = false;
    else if (const auto *again = std::get_if<AnswerRetrying>(&event.what))
        m_cutShort += std::exchange(stream.isOpen, false) && isUnsent(again->error) ? 1 : 0;
    else if (const auto *end = std::get_if<AnswerEnded>(&event.what))
        readEnd(stream, *end);
}

void SoakLedger::readEnd(Stream &stream, const AnswerEnded &end)
{
    ++stream.ends;
    const bool mayBeUnsent =
        end.status == AnswerStatus::Cancelled || (end.error && isUnsent(*end.error));
    m_cutShort += std::exchange(stream.isOpen, false) && mayBeUnsent ? 1 : 0;
}

void SoakLedger::close(const Turn &turn)
{
    Account account = m_turns.take(turn.id);
    if (!turn.ended || !account.isEnded)
        breakPromise(u"a turn did not end"_s);
    for (const Stream &stream : std::as_const(account.streams)) {
        if (stream.ends != 1 || stream.afterEnd != 0)
            breakPromise(u"a stream had %1 ends and %2 events after them"_s.arg(stream.ends)
                             .arg(stream.afterEnd));
    }
    compareAll(turn, account);
    countTurn(turn);
    count(u"turns to their end"_s);
}

void SoakLedger::drop(const Turn &turn)
{
    Account account = m_turns.take(turn.id);
    for (const Stream &stream : std::as_const(account.streams)) {
        if (stream.ends > 1 || stream.afterEnd != 0)
            breakPromise(u"a dropped stream had more than one end"_s);
        m_cutShort += stream.isOpen ? 1 : 0;
    }
    compareAll(turn, account);
    countTurn(turn);
    count(u"turns dropped in the middle"_s);
}

SoakLedger::Stream &SoakLedger::streamOf(Account &account, const StreamId &id)
{
    const auto found = std::ranges::find(account.streams, id, &Stream::id);
    if (found != account.streams.end())
        return *found;
    account.streams.append({.id = id});
    return account.streams.last();
}

void SoakLedger::compare(const Answer &answer, const StreamId &id, Account &account)
{
    const Stream &stream = streamOf(account, id);
    const QString name =
        answer.request.value("model"_L1).toString() + u" (%1)"_s.arg(int(answer.status));
    if (answer.text != stream.text || answer.reasoning != stream.reasoning)
        breakPromise(u"text was lost between the events and the answer of "_s + name);
    if (answer.status == AnswerStatus::Complete && answer.text.isEmpty())
        breakPromise(u"complete without text: "_s + name);
    if (id.isSynthesis())
        return;
    const SoakVoice voice = account.voices.value(id.member);
    if (!voice.hasSaid(answer.text) || answer.reasoning != voice.reasoning(answer.reasoning.size()))
        breakPromise(u"not what the server said: %1: %2"_s.arg(name, answer.text.left(200)));
    if (answer.status == AnswerStatus::Complete && !voice.hasSaidAll(answer.text))
        breakPromise(u"complete, but not whole: %1: %2"_s.arg(name, answer.text.left(200)));
}

void SoakLedger::compareAll(const Turn &turn, Account &account)
{
    for (const Answer &answer : turn.answers)
        compare(answer, {answer.member, answer.attempt}, account);
    QList<Synthesis> syntheses = turn.earlierSyntheses;
    if (turn.synthesis)
        syntheses.append(*turn.synthesis);
    for (const Synthesis &synthesis : std::as_const(syntheses))
        compare(synthesis.answer, StreamId::synthesis(synthesis.answer.attempt), account);
    if (account.streams.size() != turn.answers.size() + syntheses.size())
        breakPromise(u"a stream of events has no answer"_s);
}

void SoakLedger::countTurn(const Turn &turn)
{
    const auto readAnswer = [this](const Answer &answer) {
        m_counts[u"automatic retries"_s] += int(answer.retries.size());
        m_counts[u"silences told"_s] += int(answer.stalls.size());
    };
    for (const Answer &answer : turn.answers) {
        count(statusWord(answer.status));
        if (answer.attempt > 1)
            count(u"retries by the user"_s);
        if (answer.notice == Notice::Late)
            count(u"late answers"_s);
        readAnswer(answer);
    }
    for (const Synthesis &synthesis : turn.earlierSyntheses) {
        count(u"syntheses replaced or failed"_s);
        readAnswer(synthesis.answer);
    }
    if (turn.synthesis) {
        count(authorWord(turn.synthesis->by));
        readAnswer(turn.synthesis->answer);
    }
}

} // namespace Conclave
