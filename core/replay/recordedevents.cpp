#include "core/replay/recordedevents.h"

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace std::chrono_literals;

namespace {

/// As fine as anybody can see.
constexpr Microseconds Frame = 33ms;
/// Of one text between two moments; a long night's answer comes in larger ones.
constexpr qsizetype MostPieces = 4000;
/// So long a live run waits before it speaks of a stall.
constexpr Microseconds StallTold = 5s;

/// Not between the two halves of a character.
qsizetype wholeCharacters(const QString &text, qsizetype length)
{
    length = std::clamp(length, qsizetype(0), text.size());
    const bool isHalf = length > 0 && length < text.size() && text.at(length - 1).isHighSurrogate();
    return isHalf ? length - 1 : length;
}

/// Tells one answer's life.
class AnswerRecord final
{
public:
    AnswerRecord(const Answer &answer, const StreamId &stream, QList<Event> &events)
        : m_answer(answer)
        , m_stream(stream)
        , m_events(events)
    {
    }

    void tell()
    {
        tellTries();
        tellStalls();
        tellReasoning();
        tellText();
        tellEnd();
    }

private:
    void say(const std::optional<Microseconds> &at, decltype(Event::what) what)
    {
        if (at)
            m_events.append({*at, m_stream, std::move(what)});
    }

    void tellTries()
    {
        const AnswerTimes &times = m_answer.times;
        for (const Retry &retry : m_answer.retries) {
            say(retry.connecting, AnswerConnecting{m_answer.request});
            say(retry.failed,
                AnswerRetrying{retry.error, retry.again.value_or(retry.failed) - retry.failed});
        }
        const bool isLastTryOnRecord =
            !m_answer.retries.isEmpty() && !m_answer.retries.constLast().again;
        if (isLastTryOnRecord) // it ended before it was sent again
            return;
        say(times.connecting, AnswerConnecting{m_answer.request});
        say(times.sent, AnswerSent{});
        say(times.headers, HeadersArrived{});
    }

    void tellStalls()
    {
        for (const Stall &stall : m_answer.stalls) {
            const Microseconds told =
                std::min(stall.from + StallTold, stall.to.value_or(Microseconds::max()));
            say(told, StallBegan{told - stall.from});
            say(stall.to, StallEnded{});
        }
    }

    void tellReasoning()
    {
        const AnswerTimes &times = m_answer.times;
        const auto begin = times.firstReasoning;
        if (!begin || m_answer.reasoning.isEmpty())
            return;
        const Microseconds end = times.firstText.value_or(times.ended.value_or(*begin));
        grow<ReasoningAdded>(m_answer.reasoning, 0, m_answer.reasoning.size(), *begin, end);
    }

    void tellText()
    {
        const QString &text = m_answer.text;
        const AnswerTimes &times = m_answer.times;
        if (text.isEmpty())
            return;
        const Microseconds last = times.lastText.value_or(times.ended.value_or(0us));
        qsizetype length = 0;
        Microseconds moment = times.firstText.value_or(last);
        for (const Pace::Sample &sample : m_answer.pace.samples()) {
            const qsizetype next = wholeCharacters(text, sample.length);
            const bool isFirst = length == 0;
            grow<TextAdded>(text, length, next, isFirst ? sample.at : moment, sample.at);
            length = std::max(length, next);
            moment = sample.at;
        }
        grow<TextAdded>(text, length, text.size(), std::min(moment, last), last);
    }

    /// From one length to another, evenly; the last of it at `end`, the first one after `begin`.
    template<typename Added>
    void
    grow(const QString &text, qsizetype from, qsizetype to, Microseconds begin, Microseconds end)
    {
        for (const Stall &stall : m_answer.stalls) {
            if (stall.to && stall.from >= begin && *stall.to <= end)
                begin = *stall.to;
        }
        const Microseconds span = std::max(end - begin, Microseconds(0));
        const qsizetype pieces = std::clamp(qsizetype(span / Frame), qsizetype(1), MostPieces);
        qsizetype told = from;
        for (qsizetype piece = 1; piece <= pieces; ++piece) {
            const qsizetype length = wholeCharacters(text, from + (to - from) * piece / pieces);
            if (length <= told)
                continue;
            say(begin + span * piece / pieces, Added{text.mid(told, length - told)});
            told = length;
        }
    }

    void tellEnd()
    {
        if (!isFinal(m_answer.status))
            return;
        const Microseconds at = m_answer.times.ended.value_or(lastMoment(m_answer));
        if (m_answer.usage != Usage())
            say(at, UsageReported{m_answer.usage});
        say(at, AnswerEnded{m_answer.status, m_answer.notice, m_answer.error});
    }

    const Answer &m_answer;
    const StreamId m_stream;
    QList<Event> &m_events;
};

void record(const Answer &answer, QList<Event> &events)
{
    const StreamId stream{answer.member, answer.attempt};
    events.append({answer.times.waiting.value_or(0us), stream, AnswerQueued{}});
    AnswerRecord(answer, stream, events).tell();
}

void record(const Synthesis &synthesis, QList<Event> &events)
{
    const StreamId stream = StreamId::synthesis(synthesis.answer.attempt);
    events.append({synthesis.answer.times.waiting.value_or(0us),
                   stream,
                   SynthesisBegan{synthesis.by,
                                  synthesis.answer.member,
                                  synthesis.from,
                                  synthesis.partial,
                                  synthesis.degraded}});
    AnswerRecord(synthesis.answer, stream, events).tell();
}

} // namespace

QList<Event> recordedEvents(const Turn &turn)
{
    QList<Event> events;
    if (turn.awaitedSince > 0us) // before what was asked in the same moment
        events.append({turn.awaitedSince, {}, TurnResumed{}});
    for (const Answer &answer : turn.answers)
        record(answer, events);
    for (const Synthesis &synthesis : turn.earlierSyntheses)
        record(synthesis, events);
    if (turn.synthesis)
        record(*turn.synthesis, events);
    std::ranges::stable_sort(events, {}, &Event::at);
    events.append({events.isEmpty() ? Microseconds(0) : events.constLast().at, {}, TurnEnded{}});
    return events;
}

} // namespace Conclave
