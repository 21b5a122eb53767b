#include "core/base/jsonreader.h"
#include "core/session/apply.h"
#include "core/session/interruption.h"
#include "core/session/turnjson.h"
#include "tests/support/randomevents.h"
#include "tests/support/testcouncil.h"

#include <QTest>

#include <algorithm>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class InterruptionTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void endsWhatRuns()
    {
        Turn turn = newTurn();
        const StreamId a{turn.council.members[0].id, 1};
        const StreamId b{turn.council.members[1].id, 1};
        for (const Event &event : {Event{1ms, a, AnswerQueued{}},
                                   Event{1ms, b, AnswerQueued{}},
                                   Event{2ms, a, AnswerConnecting{}},
                                   Event{9ms, a, TextAdded{u"half"_s}}})
            apply(turn, event);
        const QList<Event> events = interruption(turn);
        const QList<Event> expected{
            {9ms, a, AnswerEnded{AnswerStatus::Partial, Notice::Quit, {}}},
            {9ms, b, AnswerEnded{AnswerStatus::Cancelled, Notice::Quit, {}}},
            {9ms, {}, TurnEnded{}}};
        QCOMPARE(events, expected);
        for (const Event &event : events)
            apply(turn, event);
        QVERIFY(interruption(turn).isEmpty());
    }

    /// Reasoning has no last moment of its own, but it was there until then.
    void endsAtTheLastMomentThatWasSeen()
    {
        Turn turn = newTurn();
        const StreamId a{turn.council.members[0].id, 1};
        for (const Event &event : {Event{1ms, a, AnswerQueued{}},
                                   Event{2ms, a, AnswerConnecting{}},
                                   Event{88ms, a, HeadersArrived{}},
                                   Event{6500ms, a, ReasoningAdded{u"hm"_s}},
                                   Event{6600ms, a, ReasoningAdded{u"hm"_s}}})
            apply(turn, event);
        QCOMPARE(interruption(turn).constLast().at, 6500ms);
        const QList<Event> events = interruption(turn, 6600ms);
        QCOMPARE(events[0].at, 6600ms);
        QCOMPARE(events[1], (Event{6600ms, {}, TurnEnded{}}));
    }

    void keepsTheErrorOfWhoWaitedForARetry()
    {
        Turn turn = newTurn();
        const StreamId a{turn.council.members[0].id, 1};
        const Error busy{.kind = Error::Kind::Overloaded, .http = 503};
        for (const Event &event : {Event{1ms, a, AnswerQueued{}},
                                   Event{2ms, a, AnswerConnecting{}},
                                   Event{90ms, a, AnswerRetrying{busy, 8s}}})
            apply(turn, event);
        for (const Event &event : interruption(turn, 5s))
            apply(turn, event);
        QCOMPARE(turn.answers[0].error, busy);
        QCOMPARE(turn.answers[0].notice, Notice::Quit);
        QCOMPARE(turn.answers[0].status, AnswerStatus::Cancelled);
        QCOMPARE(turn.answers[0].times.ended, Microseconds(5s));
        QVERIFY(!turn.answers[0].retries[0].again);
    }

    void endsEarlierSynthesesOfAFile()
    {
        Turn turn = newTurn();
        turn.earlierSyntheses = {{.answer = {.times = {.waiting = 3s}}}};
        endInterrupted(turn);
        QCOMPARE(turn.earlierSyntheses[0].answer.status, AnswerStatus::Cancelled);
        QCOMPARE(turn.earlierSyntheses[0].answer.times.ended, Microseconds(3s));
        QVERIFY(turn.ended);
    }

    /// The same as when a session file with running answers is read.
    void doesAsSessionFilesDo()
    {
        int compared = 0;
        for (quint32 seed = 1; seed <= 300; ++seed) {
            RandomEvents random(seed);
            Turn turn = newTurn();
            turn.council.members.clear();
            for (const MemberId &id : random.members()) {
                turn.council.members.append(seatFor(u"x"_s, QUrl(u"http://a"_s), u"m"_s));
                turn.council.members.last().id = id;
            }
            for (const Event &event : random.run()) {
                // Limits that make no sense for the council are no business of this test.
                if (!std::holds_alternative<LimitsChanged>(event.what))
                    apply(turn, event);
            }
            JsonReader json(toJson(turn));
            const Turn read = readTurn(json);
            // A new synthesis begins only when the one before has ended.
            if (std::ranges::any_of(turn.earlierSyntheses, [](const Synthesis &earlier) {
                    return !isFinal(earlier.answer.status);
                }))
                continue;
            ++compared;
            for (const Event &event : interruption(turn))
                apply(turn, event);
            const QByteArray name = "seed " + QByteArray::number(seed);
            QVERIFY2(turn.ended, name.constData());
            QVERIFY2(compactJsonBytes(toJson(turn)) == compactJsonBytes(toJson(read)),
                     name.constData());
        }
        QVERIFY(compared > 50);
    }

private:
    static Turn newTurn()
    {
        Turn turn;
        turn.id = TurnId::create();
        turn.asked = QDateTime(QDate(2026, 11, 20), QTime(15, 0), Qt::UTC);
        turn.council = councilOf(QUrl(u"http://127.0.0.1:9/v1"_s), {u"a"_s, u"b"_s});
        return turn;
    }
};

QTEST_GUILESS_MAIN(InterruptionTest)
#include "tst_interruption.moc"
