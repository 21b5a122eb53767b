#include "core/replay/recordedevents.h"
#include "core/session/apply.h"
#include "tests/support/playedsession.h"
#include "tests/support/randomsession.h"

#include <QTest>

#include <algorithm>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// What the events of a record say, against the turn that they are of.
class RecordedEventsTest : public QObject
{
    Q_OBJECT

private slots:
    void makeTheSameTurnAgain()
    {
        PlayedSession played;
        Council council = PlayedSession::council(3);
        played.ask(council);
        play(played);
        const Turn &turn = played.run().turn();
        QVERIFY(turn.ended && turn.synthesis);
        compare(folded(turn), turn);
    }

    void aTryThatFailedIsTold()
    {
        PlayedSession played;
        played.ask(PlayedSession::council(1));
        played.clock().advance(40ms);
        played.fail(0, {.kind = Error::Kind::Overloaded, .http = 503});
        QTRY_COMPARE(played.run().turn().answers[0].status, AnswerStatus::Retrying);
        played.clock().advance(60s);
        QTRY_COMPARE(played.transport().posted().size(), 2);
        played.complete(1, u"At last"_s);
        QTRY_VERIFY(isFinal(played.run().turn().answers[0].status));
        const Turn &turn = played.run().turn();
        const Turn again = folded(turn);
        QCOMPARE(again.answers[0].retries, turn.answers[0].retries);
        compare(again, turn);
    }

    void textComesAsItsPaceSays()
    {
        Turn turn = turnOf(QString(1000, u'x'));
        Answer &answer = turn.answers[0];
        for (int step = 1; step <= 10; ++step)
            answer.pace.add(step * 1s, step * 100);
        answer.times.firstText = 1s;
        answer.times.lastText = 10s;
        answer.times.ended = 11s;
        const Turn again = upTo(turn, 5500ms);
        QVERIFY(again.answers[0].text.size() >= 500);
        QVERIFY(again.answers[0].text.size() < 600); // evenly, so some of the next hundred
        QVERIFY(again.answers[0].text.size() > 530);
        QCOMPARE(upTo(turn, 999ms).answers[0].text, QString());
        QCOMPARE(upTo(turn, 10s).answers[0].text.size(), 1000);
        QCOMPARE(upTo(turn, 10s).answers[0].times.firstText, 1s);
    }

    void nothingComesDuringAStall()
    {
        Turn turn = turnOf(QString(200, u'x'));
        Answer &answer = turn.answers[0];
        answer.pace.add(1s, 100);
        answer.pace.add(20s, 200);
        answer.stalls = {{1s, 19s}};
        answer.times.firstText = 1s;
        answer.times.lastText = answer.times.ended = 20s;
        QCOMPARE(upTo(turn, 18s).answers[0].text.size(), 100);
        QVERIFY(isStalled(upTo(turn, 18s).answers[0]));
        QVERIFY(!isStalled(upTo(turn, 5s).answers[0])); // nobody knew by then
        QVERIFY(!isStalled(upTo(turn, 19s).answers[0]));
        QCOMPARE(folded(turn).answers[0].stalls, answer.stalls);
    }

    void theDeadlineCountsFromWhereItDid()
    {
        Turn turn = turnOf(u"x"_s);
        turn.awaitedSince = 5s;
        turn.answers[0].attempt = 2;
        turn.answers[0].times = {.waiting = 5s, .ended = 6s};
        QCOMPARE(upTo(turn, 4s).awaitedSince, Microseconds(0));
        QCOMPARE(folded(turn).awaitedSince, Microseconds(5s));
    }

    void neverSplitsACharacter()
    {
        const QString text = u"🧭🔍📚"_s.repeated(50);
        Turn turn = turnOf(text);
        Answer &answer = turn.answers[0];
        for (int step = 1; step <= 100; ++step)
            answer.pace.add(step * 70ms, step * 3);
        answer.times.firstText = 70ms;
        answer.times.lastText = answer.times.ended = 7s;
        for (const Event &event : recordedEvents(turn)) {
            if (const auto *added = std::get_if<TextAdded>(&event.what))
                QVERIFY(added->text.toUtf8() != "?" && added->text.isValidUtf16());
        }
        QCOMPARE(folded(turn).answers[0].text, text);
    }

    void anOldRecordWithoutAPaceIsSpreadEvenly()
    {
        Turn turn = turnOf(QString(1000, u'x'));
        turn.answers[0].times.firstText = 1s;
        turn.answers[0].times.lastText = turn.answers[0].times.ended = 11s;
        const qsizetype half = upTo(turn, 6s).answers[0].text.size();
        QVERIFY2(half > 450 && half < 550, qPrintable(QString::number(half)));
        QCOMPARE(folded(turn).answers[0].text.size(), 1000);
    }

    void whateverARecordHoldsItIsInOrder()
    {
        for (quint32 seed = 1; seed <= 200; ++seed) {
            const Session session = RandomSession(seed).make();
            for (const Turn &turn : session.turns) {
                const QList<Event> events = recordedEvents(turn);
                QVERIFY(std::ranges::is_sorted(events, {}, &Event::at));
                QVERIFY(std::holds_alternative<TurnEnded>(events.constLast().what));
            }
        }
    }

private:
    static void play(PlayedSession &played)
    {
        played.clock().advance(30ms);
        for (int seat = 0; seat < 2; ++seat) {
            played.begin(seat, u"one "_s);
            played.clock().advance(400ms);
        }
        for (int piece = 0; piece < 60; ++piece) {
            played.transport().wire(piece % 2).receive(sseText(u"and another 🧭 "_s));
            played.clock().advance(piece == 30 ? 8s : 47ms);
        }
        played.fail(2, {.kind = Error::Kind::BadRequest, .http = 400});
        for (int seat = 0; seat < 2; ++seat)
            played.transport().wire(seat).receive(sseFinish() + sseDone());
        QTRY_COMPARE(played.transport().posted().size(), 4);
        played.clock().advance(100ms);
        played.begin(3, u"Both "_s);
        played.clock().advance(100ms);
        played.transport().wire(3).receive(sseText(u"agree."_s) + sseFinish() + sseDone());
        QTRY_VERIFY(played.run().turn().ended);
    }
    static Turn turnOf(const QString &text)
    {
        Turn turn;
        turn.council = PlayedSession::council(1);
        Answer answer;
        answer.member = turn.council.members[0].id;
        answer.status = AnswerStatus::Complete;
        answer.text = text;
        answer.times.waiting = answer.times.connecting = 0s;
        turn.answers = {answer};
        turn.ended = true;
        return turn;
    }
    static Turn upTo(const Turn &turn, Microseconds moment)
    {
        Turn again;
        again.council = turn.council;
        for (const Event &event : recordedEvents(turn)) {
            if (event.at <= moment)
                apply(again, event);
        }
        return again;
    }
    static Turn folded(const Turn &turn) { return upTo(turn, Microseconds::max()); }

    /// All but how finely the text came.
    static void compare(Turn again, Turn turn)
    {
        const auto even = [](Answer &answer) {
            answer.pace = {};
            answer.pieces = 0;
        };
        for (Turn *one : {&again, &turn}) {
            std::ranges::for_each(one->answers, even);
            if (one->synthesis)
                even(one->synthesis->answer);
        }
        QCOMPARE(again.answers, turn.answers);
        QCOMPARE(again.synthesis, turn.synthesis);
        QCOMPARE(again.earlierSyntheses, turn.earlierSyntheses);
        QVERIFY(again.ended);
    }
};

QTEST_GUILESS_MAIN(RecordedEventsTest)
#include "tst_recordedevents.moc"
