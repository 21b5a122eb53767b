#include "tests/core/faults/faultplay.h"
#include "tests/support/testcouncil.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using enum AnswerStatus;
using Kind = Error::Kind;

} // namespace

/// Case 98: questions that take long to send.
class UploadFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

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

private:
    static void end(FaultPlay &play)
    {
        const QString broken = play.close();
        QVERIFY2(broken.isEmpty(), qPrintable(broken));
    }
};

QTEST_GUILESS_MAIN(UploadFaultsTest)
#include "tst_uploadfaults.moc"
