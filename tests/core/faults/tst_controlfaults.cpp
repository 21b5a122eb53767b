#include "core/export/markdown.h"
#include "core/session/sessionjson.h"
#include "tests/core/faults/fault.h"
#include "tests/core/faults/serverprogram.h"
#include "tests/support/blackhole.h"
#include "tests/support/testcouncil.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
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

/// Cases 86 to 91, 98, 107 to 111: many members, cancelling at any moment, and who combines.
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
        play.ask(councilOf(play.server().url(), {u"resting"_s}));
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
        QVERIFY(play.until([&] { return play.answer(0).pieces > 0; }));
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

    void aSlowUploadIsNoFailureToConnect() // 98
    {
        constexpr qint64 Portion = 500'000;
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        FaultPlay play;
        const QUrl url(u"http://127.0.0.1:%1/v1"_s.arg(server.serverPort()));
        play.ask(councilOf(url, {u"a"_s}), {}, QString(20'000'000, u'x'));
        QVERIFY(play.until([&] { return server.hasPendingConnections(); }));
        const std::unique_ptr<QTcpSocket> reader(server.nextPendingConnection());
        reader->setReadBufferSize(Portion);
        Microseconds waited{0};
        while (!play.answer(0).times.sent) {
            QVERIFY(play.until([&] { return reader->bytesAvailable() == Portion; }));
            reader->skip(Portion);
            play.advance(2min);
            waited += 2min;
        }
        QVERIFY(waited > 20min);
        QCOMPARE(play.answer(0).status, Connecting);
        play.run().stopAll();
        play.settle();
        QVERIFY(play.turn().ended);
        QCOMPARE(play.answer(0).status, Cancelled);
    }

    void anUploadThatStopsIsNotSentAgain() // 98, 4
    {
        FaultPlay play;
        play.server().setIntake({.rate = 0});
        play.ask(councilOf(play.server().url(), {u"a"_s}), {}, QString(20'000'000, u'z'));
        play.until([] { return false; }, 500ms); // until no buffer takes any more
        play.advance(10min - 1ms);
        play.settle();
        QCOMPARE(play.answer(0).status, Connecting);
        QVERIFY(!play.answer(0).times.sent);
        play.advance(1ms);
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.answer(0).error.value_or(Error()).kind, Kind::FirstByteTimeout);
        QCOMPARE(play.server().accepted(), 1);
        end(play);
    }

    void aSlowUploadIsCancelledAtOnce() // 98
    {
        FaultPlay play;
        play.server().setIntake({.rate = 1000});
        play.ask(councilOf(play.server().url(), {u"a"_s}), {}, QString(20'000'000, u'y'));
        QVERIFY(play.until([&] { return play.server().accepted() == 1; }));
        play.run().stopAll();
        play.settle();
        QVERIFY(play.turn().ended);
        QCOMPARE(play.answer(0).status, Cancelled);
        QVERIFY(!play.answer(0).times.sent);
        QVERIFY(play.server().arrivals().isEmpty());
        end(play);
    }

    void aHostileMemberStaysBehindTheFence_data() // 108
    {
        QTest::addColumn<QString>("words");
        QTest::newRow("108 fence, order, JSON") << u"evilfence-evilorder-eviljson"_s;
        QTest::newRow("108 everything, in slices") << u"evil-slices7"_s;
    }

    void aHostileMemberStaysBehindTheFence()
    {
        QFETCH(QString, words);
        FaultPlay play;
        Council council = councilOf(play.server().url(), {words, u"well"_s});
        council.chair = seatFor(u"Chair"_s, play.server().url(), u"chair-tokens4"_s);
        play.ask(council, {});
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.turn().synthesis->answer.status, Complete);
        const QJsonObject body =
            QJsonDocument::fromJson(play.server().arrivals().last().body).object();
        const QJsonArray messages = body["messages"_L1].toArray();
        QCOMPARE(messages.size(), 2);
        const QString prompt = messages[1]["content"_L1].toString();
        static const QRegularExpression Fence(u"<<<ANSWERS ([0-9a-f]+)\n(.*)\nANSWERS \\1>>>\n"_s,
                                              QRegularExpression::DotMatchesEverythingOption);
        const QRegularExpressionMatch fence = Fence.match(prompt);
        QVERIFY(fence.hasMatch());
        QCOMPARE(prompt.count(u"<<<ANSWERS"_s), 1);
        QCOMPARE(prompt.count(u"ANSWERS "_s + fence.captured(1) + u">>>"_s), 1);
        QCOMPARE(prompt.count(u">>>"_s), 1 + fence.captured(2).count(u">>>"_s));
        QVERIFY(!fence.captured(2).contains(u"ANSWERS>>>"_s));
        const QJsonArray answers = QJsonDocument::fromJson(fence.captured(2).toUtf8()).array();
        QCOMPARE(answers.size(), 2); // it has made no third one
        for (const QJsonValue answer : answers)
            QVERIFY(!answer["text"_L1].toString().contains(u"<|im_start|>"_s));
        end(play);
    }

    void nobodyToCombine() // 109
    {
        FaultPlay play;
        Council council = councilOf(play.server().url(), {u"err401"_s, u"html"_s, u"empty200"_s});
        council.chair = seatFor(u"Chair"_s, play.server().url(), u"chair"_s);
        play.ask(council, {});
        QVERIFY(play.until([&] { return play.turn().ended; }));
        for (const Answer &answer : play.turn().answers)
            QCOMPARE(answer.status, Failed);
        QVERIFY(!play.turn().synthesis);
        QCOMPARE(play.arrivals(u"chair"_s), 0);
        end(play);
    }

    void theChairFailsAlone_data() // 110
    {
        QTest::addColumn<QString>("chair");
        QTest::addColumn<AnswerStatus>("status");
        QTest::addColumn<SynthesisAuthor>("by");
        QTest::newRow("110 chair rejected") << u"err403"_s << Complete << SynthesisAuthor::Extract;
        QTest::newRow("110 chair cut") << u"cut3"_s << Partial << SynthesisAuthor::Chair;
    }

    void theChairFailsAlone()
    {
        QFETCH(QString, chair);
        QFETCH(AnswerStatus, status);
        QFETCH(SynthesisAuthor, by);
        FaultPlay play;
        Council council = councilOf(play.server().url(), {u"well"_s, u"tokens3"_s});
        council.chair = seatFor(u"Chair"_s, play.server().url(), chair);
        play.ask(council, {});
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.turn().synthesis->by, by);
        QCOMPARE(play.turn().synthesis->answer.status, status);
        const QList<Answer> members = play.turn().answers;
        play.server().setScenario(chair, Scenario::fromModel(u"tagsum-tokens2"_s));
        play.run().synthesise();
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.turn().synthesis->by, SynthesisAuthor::Chair);
        QCOMPARE(play.turn().synthesis->answer.text, u"sum0 sum1 "_s);
        QCOMPARE(play.turn().answers, members); // nobody was asked again
        QCOMPARE(play.arrivals(u"well"_s), 1);
        end(play);
    }

    void aLocaleWithCommas() // 111
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        FaultPlay play;
        Council council = councilOf(play.server().url(), {u"err429-retryhalf-times1"_s});
        council.members[0].parameters.temperature = 0.5;
        play.ask(council);
        QVERIFY(play.until([&] { return play.answer(0).status == Retrying; }));
        play.advance(525ms); // half a second, not five
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.answer(0).status, Complete);
        QVERIFY(play.server().arrivals()[0].body.contains(R"("temperature":0.5)"));
        const QByteArray file = sessionFile(play.session().snapshot());
        QVERIFY(file.contains("\"failed_ms\""));
        static const QRegularExpression CommaNumber(u"[0-9],[0-9]"_s);
        QVERIFY(!QString::fromUtf8(file).contains(CommaNumber));
        QVERIFY(!QString::fromUtf8(markdown(play.session().snapshot())).contains(CommaNumber));
        end(play);
        QLocale::setDefault(QLocale::c());
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
