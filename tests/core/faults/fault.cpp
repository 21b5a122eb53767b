#include "tests/core/faults/fault.h"

#include "core/session/answerjson.h"
#include "tests/support/testcouncil.h"

#include <QTest>

#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString cut(const QString &words, Cutting cutting)
{
    switch (cutting) {
    case Cutting::None:
        break;
    case Cutting::Bytes:
        return words + u"-bytewise"_s;
    case Cutting::Slices:
        return words + u"-slices7"_s;
    }
    return words;
}

bool isReached(const Fault::Pause &pause, const Answer &answer, const QList<Event> &events)
{
    using enum Fault::Await;
    switch (pause.await) {
    case Connecting:
        return answer.status == AnswerStatus::Connecting;
    case Sent:
        return answer.status == AnswerStatus::Connecting && answer.times.sent;
    case Headers:
        return answer.status == AnswerStatus::Thinking;
    case Text:
        return answer.pieces >= pause.pieces;
    case Chatter:
        return !answer.stalls.isEmpty() && !isStalled(answer) && !events.isEmpty();
    case Retrying:
        return answer.status == AnswerStatus::Retrying;
    }
    Q_UNREACHABLE();
}

/// What must not change before its time.
bool isSameState(const Answer &a, const Answer &b)
{
    return a.status == b.status && a.retries.size() == b.retries.size();
}

/// Waits as the row says.
QString playPauses(FaultPlay &play, const Fault &fault)
{
    int number = 0;
    for (const Fault::Pause &pause : fault.pauses) {
        ++number;
        if (!play.until([&] { return isReached(pause, play.answer(0), play.events()); }))
            return u"pause %1 was never reached: %2"_s.arg(number).arg(
                statusName(play.answer(0).status));
        const Answer before = play.answer(0);
        play.advance(pause.span - 1ms);
        play.settle();
        if (!isSameState(before, play.answer(0)))
            return u"pause %1 ended early: %2"_s.arg(number).arg(statusName(play.answer(0).status));
        play.advance(1ms);
        play.settle();
    }
    return {};
}

QString problemOf(const Fault &fault, const Answer &answer)
{
    Microseconds span{0};
    for (const Fault::Pause &pause : fault.pauses)
        span += pause.span;
    const Error error = answer.error.value_or(Error());
    if (answer.status != fault.status)
        return u"the status is "_s + statusName(answer.status);
    const bool isKept =
        fault.losesEnd ? fault.text.startsWith(answer.text) : answer.text == fault.text;
    if (!isKept)
        return u"the text is “%1”"_s.arg(answer.text.left(200));
    if (answer.reasoning != fault.reasoning)
        return u"the reasoning is “%1”"_s.arg(answer.reasoning.left(200));
    if (answer.notice != fault.notice)
        return u"the notice is "_s + noticeName(answer.notice);
    if (answer.error.has_value() != fault.error.has_value())
        return answer.error ? u"there is an error"_s : u"there is no error"_s;
    if (answer.error && error.kind != *fault.error)
        return u"the error is "_s + errorKindName(error.kind);
    if (!error.message.contains(fault.says) || error.message.contains(u'<'))
        return u"the error says “%1”"_s.arg(error.message);
    if (fault.http >= 0 && error.http != fault.http)
        return u"the error’s status is %1"_s.arg(error.http);
    if (answer.times.ended != span)
        return u"it took %1 µs"_s.arg(answer.times.ended.value_or(-1us).count());
    return {};
}

/// Qt 6.4 reads the line end of a chunk with two bytes at once. When only one is there and the
/// connection ends just then, Qt tells nobody that it has ended: our clock has to.
std::optional<Fault> withLostEnd(const Fault &fault, Cutting cutting)
{
    if (cutting == Cutting::None || fault.status != AnswerStatus::Partial ||
        fault.error != Error::Kind::Interrupted)
        return {};
    Fault lost = fault;
    lost.error = Error::Kind::IdleTimeout;
    lost.pauses = {{Fault::Await::Text, StreamTimeouts().idle}};
    return lost;
}

} // namespace

QString playFault(FaultPlay &play, const Fault &fault, Cutting cutting)
{
    const QString model = cut(fault.words, cutting);
    const QString well = cut(u"well"_s, cutting);
    const QUrl url = fault.where.isEmpty() ? play.server().url() : fault.where;
    Council council = councilOf(url, {model, well});
    if (!fault.where.isEmpty())
        council.members[1].endpoint.url = play.elsewhere().url();
    play.ask(council);

    // First: no pause is long enough to touch the healthy one.
    if (!play.until([&] { return isFinal(play.answer(1).status); }))
        return u"the healthy member does not end"_s;
    QString problem = playPauses(play, fault);
    Fault expected = fault;
    const auto hasEnded = [&] { return play.until([&] { return play.turn().ended; }); };
    if (problem.isEmpty() && !hasEnded()) {
        const std::optional<Fault> lost = withLostEnd(fault, cutting);
        problem = lost ? playPauses(play, *lost) : u"there is no other end"_s;
        if (!problem.isEmpty() || !hasEnded())
            problem = u"it does not end: "_s + statusName(play.answer(0).status);
        expected = lost.value_or(fault);
    }
    if (problem.isEmpty())
        problem = problemOf(expected, play.answer(0));
    if (!problem.isEmpty()) {
        const Answer &answer = play.answer(0);
        const Error tried = answer.retries.isEmpty() ? Error() : answer.retries.last().error;
        const Error error = answer.error.value_or(tried);
        return u"%1 [%2: %3]"_s.arg(problem, errorKindName(error.kind), error.message);
    }
    if (play.arrivals(model) != fault.arrivals)
        return u"it was asked %1 times"_s.arg(play.arrivals(model));
    const Fault healthy{.status = AnswerStatus::Complete, .text = wordsOfServer(8)};
    if (const QString its = problemOf(healthy, play.answer(1)); !its.isEmpty())
        return u"the healthy member: "_s + its;
    return play.arrivals(well) == 1 ? QString() : u"the healthy member was asked again"_s;
}

void addFaults(const QList<Fault> &faults)
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<Cutting>("cutting");
    for (const Fault &fault : faults) {
        QTest::newRow(fault.name) << fault << Cutting::None;
        if (fault.bytes == Fault::Bytes::AsTheyAre)
            continue;
        QTest::addRow("%s, byte by byte", fault.name) << fault << Cutting::Bytes;
        QTest::addRow("%s, in slices", fault.name) << fault << Cutting::Slices;
    }
}

QString wordsOfServer(int count)
{
    static const std::array words{
        u"alpha "_s, u"bravo "_s, u"charlie "_s, u"delta "_s, u"echo "_s, u"foxtrot "_s};
    QString text;
    for (int i = 0; i < count; ++i)
        text += words[std::size_t(i) % words.size()];
    return text;
}

QList<Fault::Pause> backoffs(int tries)
{
    QList<Fault::Pause> pauses;
    Microseconds pause = 250ms; // half of 0.5 s, as the fixture’s jitter is
    for (int i = 1; i < tries; ++i, pause *= 2)
        pauses.append({Fault::Await::Retrying, pause});
    return pauses;
}

} // namespace Conclave
