#include "tests/core/faults/fault.h"
#include "tests/core/faults/serverprogram.h"
#include "tests/support/blackhole.h"
#include "tests/support/testcouncil.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using enum AnswerStatus;
using Kind = Error::Kind;

QStringList numbered(int count, const QString &words)
{
    QStringList models;
    for (int i = 0; i < count; ++i)
        models.append(u"tag%1x-"_s.arg(i) + words);
    return models;
}

bool allHave(const FaultPlay &play, int pieces)
{
    return std::ranges::all_of(play.turn().answers, [pieces](const Answer &answer) {
        return answer.pieces >= pieces || isFinal(answer.status);
    });
}

} // namespace

/// Cases 86 to 91: many members, and cancelling at any moment.
class ControlFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void aHundredOnOneServer() // 86
    {
        const ServerProgram program;
        FaultPlay play;
        const QStringList models = numbered(100, u"tokens8-rate50"_s);
        play.ask(councilOf(program.url(), models));
        QVERIFY(play.until([&] { return play.turn().ended; }, 60s));
        for (int i = 0; i < 100; ++i) {
            QCOMPARE(play.answer(i).status, Complete);
            QVERIFY(play.answer(i).text.startsWith(u"%1x0 %1x1 "_s.arg(i)));
            QVERIFY(play.answer(i).text.endsWith(u"%1x7 "_s.arg(i)));
        }
        end(play);
    }

    void oneOfAHundredFails() // 87
    {
        const ServerProgram program;
        FaultPlay play;
        QStringList models = numbered(100, u"tokens8-rate50"_s);
        models[41] = u"tag41x-rst3-rate50"_s;
        play.ask(councilOf(program.url(), models));
        QVERIFY(play.until([&] { return play.turn().ended; }, 60s));
        for (int i = 0; i < 100; ++i)
            QCOMPARE(play.answer(i).status, i == 41 ? Partial : Complete);
        QCOMPARE(play.answer(41).error->kind, Kind::Interrupted);
        end(play);
    }

    void oneOfManyIsCancelled() // 88
    {
        FaultPlay play;
        play.ask(councilOf(play.server().url(), numbered(5, u"endless-rate100"_s)));
        QVERIFY(play.until([&] { return allHave(play, 2); }));
        play.run().stop(play.answer(2).member);
        const QString kept = play.answer(2).text;
        QVERIFY(play.until([&] { return isFinal(play.answer(2).status); }));
        const int before = play.answer(3).pieces;
        QVERIFY(play.until([&] { return play.answer(3).pieces > before + 3; }));
        QCOMPARE(play.answer(2).text, kept);
        QCOMPARE(play.answer(2).status, Partial);
        QCOMPARE(play.answer(2).notice, Notice::Stopped);
        play.run().stopAll();
        QVERIFY(play.until([&] { return play.turn().ended; }));
        end(play);
    }

    void aStormOfCancelling() // 88: 20 × 100, and each time it takes no time
    {
        const ServerProgram program;
        FaultPlay play;
        const Council council = councilOf(program.url(), numbered(100, u"endless-rate100"_s));
        for (int i = 0; i < 20; ++i) {
            play.ask(council);
            play.settle();
            if (i % 5 == 0) // sometimes in full flow
                QVERIFY(play.until([&] { return allHave(play, 1); }, 60s));
            play.watchdog().measure([&play] { play.run().stopAll(); });
            QStringList kept;
            for (const Answer &answer : play.turn().answers)
                kept.append(answer.text);
            QVERIFY(play.until([&] { return play.turn().ended; }));
            for (int member = 0; member < 100; ++member)
                QCOMPARE(play.answer(member).text, kept[member]);
        }
        QCOMPARE(play.liveStreams(), 0);
        end(play);
    }

    void cancelledInEachPhase_data() // 89
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<AnswerStatus>("in");
        QTest::addColumn<AnswerStatus>("status");
        QTest::newRow("89 connecting") << u"blackhole"_s << Connecting << Cancelled;
        QTest::newRow("89 in the handshake") << u"tls"_s << Connecting << Cancelled;
        QTest::newRow("89 waiting for headers") << u"silent"_s << Connecting << Cancelled;
        QTest::newRow("89 waiting for text") << u"stall0"_s << Thinking << Cancelled;
        QTest::newRow("89 in the middle") << u"stall3"_s << Writing << Partial;
        QTest::newRow("89 in the middle of an event")
            << u"halfevent3-keptopen"_s << Writing << Partial;
        QTest::newRow("89 in the pause before a retry") << u"err500"_s << Retrying << Cancelled;
    }

    void cancelledInEachPhase()
    {
        QFETCH(QString, model);
        QFETCH(AnswerStatus, in);
        QFETCH(AnswerStatus, status);
        const BlackHole hole;
        FaultPlay play;
        Council council = councilOf(play.server().url(), {model, u"well"_s});
        council.members[1].endpoint.url = play.elsewhere().url();
        if (model == u"blackhole"_s) {
            council.members[0].endpoint.url = hole.url();
        } else if (model == u"tls"_s) {
            play.server().setIntake({.rate = 0});
            council.members[0].endpoint.url.setScheme(u"https"_s);
        }
        play.ask(council);
        QVERIFY(play.until([&] { return play.answer(0).status == in; }));
        QVERIFY(play.until([&] { return isFinal(play.answer(1).status); }));
        if (in == Writing)
            QVERIFY(play.until([&] { return play.answer(0).pieces == 3; }));
        const QString kept = play.answer(0).text;
        const qsizetype asked = play.server().arrivals().size();
        play.watchdog().measure([&play] { play.run().stop(play.answer(0).member); });
        QVERIFY(!isFinal(play.answer(0).status)); // never from inside
        play.settle();
        QVERIFY(play.turn().ended);
        QCOMPARE(play.answer(0).status, status);
        QCOMPARE(play.answer(0).notice, Notice::Stopped);
        QCOMPARE(play.answer(0).text, kept);
        play.advance(30s); // a pause that went on would ask again now
        play.settle();
        QCOMPARE(play.server().arrivals().size(), asked);
        QCOMPARE(play.answer(1).status, Complete);
        QCOMPARE(play.answer(1).text, wordsOfServer(8));
        end(play);
    }

    void cancelledWhileWaitingInLine() // 89: for a slot, and for the end of a rest
    {
        FaultPlay play;
        Council council =
            councilOf(play.server().url(), {u"stall3"_s, u"queued"_s, u"err429-retry60"_s, u"b"_s});
        for (qsizetype i = 0; i < 2; ++i) {
            council.members[i].endpoint.parallelLimit = 1;
            council.members[i].endpoint.url = play.elsewhere().url();
        }
        play.ask(council);
        QVERIFY(play.until([&] {
            return play.answer(0).pieces == 3 && play.answer(2).status == Retrying &&
                   isFinal(play.answer(3).status);
        }));
        Council again = councilOf(play.server().url(), {u"resting"_s});
        again.members[0].endpoint = council.members[2].endpoint; // a rest is an account's
        play.ask(again);
        QVERIFY(play.until([&] { return play.answer(0).wait.has_value(); }));
        QCOMPARE(play.answer(0).wait->cause, Wait::Cause::RateLimit);
        QCOMPARE(play.answer(0).status, Waiting);
        const qsizetype asked = play.server().arrivals().size();
        play.session().stopAll();
        QVERIFY(play.until([&] { return !play.session().isRunning(); }));
        QCOMPARE(play.answer(0).status, Cancelled);
        play.advance(5min);
        play.settle();
        QCOMPARE(play.server().arrivals().size(), asked);
        QCOMPARE(play.elsewhere().arrivals().size(), 1);
        end(play);
    }

    void cancelledFromTheSlotThatHearsOfTheEnd() // 89
    {
        FaultPlay play;
        QObject listener;
        connect(&play.session(),
                &LiveSession::happened,
                &listener,
                [&play](TurnId turn, const Event &event) {
                    if (std::holds_alternative<AnswerEnded>(event.what))
                        play.session().run(turn)->stopAll();
                });
        play.ask(councilOf(play.server().url(), {u"well"_s, u"endless-rate50"_s, u"silent"_s}));
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.answer(0).status, Complete);
        QVERIFY(play.answer(1).status == Partial || play.answer(1).status == Cancelled);
        QCOMPARE(play.answer(2).status, Cancelled);
        end(play);
    }

    void askedAgainWhileAborting() // 90
    {
        FaultPlay play;
        const Council council = councilOf(play.server().url(), {u"endless-rate50"_s, u"well"_s});
        play.ask(council);
        QVERIFY(play.until(
            [&] { return play.answer(0).pieces > 0 && play.server().arrivals().size() == 2; }));
        play.run().stopAll();
        play.ask(council); // in the same turn of the event loop
        QVERIFY(play.until([&] { return play.answer(0).pieces > 2; }));
        QCOMPARE(play.answer(1).text, wordsOfServer(8));
        play.session().stopAll();
        QVERIFY(play.until([&] { return !play.session().isRunning(); }));
        QCOMPARE(play.answer(0).status, Partial);
        QCOMPARE(play.server().arrivals().size(), 4);
        end(play);
    }

    void closedWhileStreaming() // 91
    {
        FaultPlay play;
        play.ask(councilOf(play.server().url(),
                           {u"endless-rate100"_s, u"silent"_s, u"err500"_s, u"early-ttft60000"_s}));
        QVERIFY(play.until(
            [&] { return play.answer(0).pieces > 0 && play.server().arrivals().size() == 4; }));
        play.watchdog().measure([&play] { play.session().startNew(); });
        QCOMPARE(play.liveStreams(), 0);
        QVERIFY(play.until([&] { return play.server().openConnections() == 0; }));
    }

private:
    static void end(FaultPlay &play)
    {
        const QString broken = play.close();
        QVERIFY2(broken.isEmpty(), qPrintable(broken));
    }
};

QTEST_GUILESS_MAIN(ControlFaultsTest)
#include "tst_controlfaults.moc"
