#include "core/replay/recordedevents.h"
#include "core/replay/replay.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testcouncil.h"

#include <QSignalSpy>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class ReplayTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_recorded = turn();
        m_replay = std::make_unique<Replay>(m_recorded, QList<Event>(), m_clock);
    }
    void cleanup() { m_replay.reset(); }

    void standsAtTheBeginning()
    {
        m_clock.advance(5s);
        QVERIFY(m_replay->turn().answers.isEmpty());
        QCOMPARE(m_replay->turn().question, m_recorded.question);
        QCOMPARE(m_replay->elapsed(), 0s);
        QVERIFY(!m_replay->isPlaying());
    }

    void playsAtRealSpeed()
    {
        const QSignalSpy happened(m_replay.get(), &TurnFeed::happened);
        m_replay->play();
        m_clock.advance(5s);
        QCOMPARE(m_replay->elapsed(), 5s);
        const qsizetype half = m_replay->turn().answers.at(0).text.size();
        QVERIFY2(half > 40 && half < 60, qPrintable(QString::number(half)));
        QVERIFY(happened.size() > 40);
        QVERIFY(m_replay->isRunning());
        m_clock.advance(6s);
        QVERIFY(m_replay->hasArrived());
        QVERIFY(!m_replay->isPlaying() && !m_replay->isRunning());
        QCOMPARE(m_replay->turn(), m_recorded); // to the last sample of its pace
        QCOMPARE(m_clock.pendingAlarms(), 0);
    }

    void playsFaster()
    {
        m_replay->setSpeed(5);
        m_replay->play();
        m_clock.advance(1s);
        QCOMPARE(m_replay->elapsed(), 5s);
        m_replay->setSpeed(1);
        m_clock.advance(1s);
        QCOMPARE(m_replay->elapsed(), 6s);
        m_replay->setSpeed(1e9);
        QCOMPARE(m_replay->speed(), Replay::FastestSpeed);
        m_clock.advance(100ms);
        QVERIFY(m_replay->hasArrived());
    }

    void standsStill()
    {
        m_replay->play();
        m_clock.advance(2s);
        m_replay->pause();
        const QString text = m_replay->turn().answers.at(0).text;
        m_clock.advance(60s);
        QCOMPARE(m_replay->elapsed(), 2s);
        QCOMPARE(m_replay->turn().answers.at(0).text, text);
        m_replay->play();
        m_clock.advance(1s);
        QCOMPARE(m_replay->elapsed(), 3s);
    }

    void skipsForthAndBack()
    {
        const QSignalSpy restarted(m_replay.get(), &Replay::restarted);
        const QSignalSpy happened(m_replay.get(), &TurnFeed::happened);
        m_replay->skipTo(8s);
        QCOMPARE(restarted.size(), 1);
        QVERIFY(happened.isEmpty()); // nobody has to draw every step
        QVERIFY(m_replay->turn().answers.at(0).text.size() > 75);
        m_replay->skipTo(2s);
        QVERIFY(m_replay->turn().answers.at(0).text.size() < 25);
        m_replay->skipTo(m_replay->length());
        QCOMPARE(m_replay->turn(), m_recorded);
        m_replay->play(); // once more
        QVERIFY(m_replay->turn().answers.isEmpty());
        m_replay->skipTo(9s);
        QVERIFY(m_replay->isPlaying()); // and goes on
        m_clock.advance(2s);
        QVERIFY(m_replay->hasArrived());
    }

    void whoFollowsMaySkip()
    {
        bool hasSkipped = false;
        connect(m_replay.get(), &TurnFeed::happened, this, [&] {
            if (!std::exchange(hasSkipped, true))
                m_replay->skipTo(7s);
        });
        m_replay->play();
        m_clock.advance(20ms);
        QVERIFY(hasSkipped);
        QVERIFY(m_replay->elapsed() >= 7s && m_replay->elapsed() < 7100ms);
    }

    void anHourInWhichNothingRanIsShortened()
    {
        m_recorded.answers.append(m_recorded.answers.at(0));
        Answer &later = m_recorded.answers.last();
        later.attempt = 2;
        for (auto *moment : {&later.times.waiting,
                             &later.times.connecting,
                             &later.times.firstText,
                             &later.times.lastText,
                             &later.times.ended})
            **moment += 1h;
        later.pace = {};
        m_replay = std::make_unique<Replay>(m_recorded, QList<Event>(), m_clock);
        m_replay->play();
        m_clock.advance(10s + 900ms);
        QCOMPARE(m_replay->turn().answers.size(), 1);
        m_clock.advance(200ms);
        QCOMPARE(m_replay->turn().answers.size(), 2);
        m_clock.advance(11s);
        QVERIFY(m_replay->hasArrived());
    }

    void playsWhatAJournalHas()
    {
        const StreamId stream{m_recorded.answers[0].member, 1};
        const QList<Event> events{{0s, stream, AnswerQueued{}},
                                  {3s, stream, TextAdded{u"late"_s}},
                                  {10s, stream, AnswerEnded{AnswerStatus::Complete, {}, {}}},
                                  {9s, stream, TextAdded{u" and later"_s}}}; // by another clock
        m_replay = std::make_unique<Replay>(m_recorded, events, m_clock);
        m_replay->play();
        m_clock.advance(2900ms);
        QCOMPARE(m_replay->turn().answers.at(0).text, QString());
        m_clock.advance(200ms);
        QCOMPARE(m_replay->turn().answers.at(0).text, u"late"_s);
        m_clock.advance(6s);
        QCOMPARE(m_replay->turn().answers.at(0).text, u"late and later"_s);
        m_clock.advance(2s);
        QCOMPARE(m_replay->turn(), m_recorded);
    }

    void endsWithTheRunHoweverLateItWasJudged()
    {
        const Event judged{48h, {}, VerdictGiven{{.winner = m_recorded.answers[0].member}}};
        QList<Event> events = recordedEvents(m_recorded);
        m_replay = std::make_unique<Replay>(m_recorded, events << judged, m_clock);
        QCOMPARE(m_replay->length(), 10s);
        m_replay = std::make_unique<Replay>(m_recorded, QList<Event>{judged}, m_clock); // imported
        QCOMPARE(m_replay->length(), 10s);
    }

private:
    /// One member that wrote a hundred letters in ten seconds.
    static Turn turn()
    {
        Turn turn;
        turn.id = TurnId::create();
        turn.question.text = u"Why?"_s;
        turn.council = councilOf(QUrl(u"http://127.0.0.1:4711/v1"_s), {u"m"_s});
        Answer answer;
        answer.member = turn.council.members[0].id;
        answer.status = AnswerStatus::Complete;
        answer.text = QString(100, u'x');
        answer.pieces = 10;
        for (int step = 1; step <= 10; ++step)
            answer.pace.add(step * 1s, step * 10);
        answer.times = {.waiting = 0s,
                        .connecting = 0s,
                        .sent = 1ms,
                        .headers = 5ms,
                        .firstText = 1s,
                        .lastText = 10s,
                        .ended = 10s};
        turn.answers = {answer};
        turn.ended = true;
        return turn;
    }

    FakeClock m_clock;
    Turn m_recorded;
    std::unique_ptr<Replay> m_replay;
};

QTEST_GUILESS_MAIN(ReplayTest)
#include "tst_replay.moc"
