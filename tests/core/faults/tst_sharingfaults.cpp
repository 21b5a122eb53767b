#include "core/base/systemclock.h"
#include "tests/core/faults/faultplay.h"
#include "tests/core/faults/serverprogram.h"
#include "tests/support/testcouncil.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <sys/resource.h>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using enum AnswerStatus;
using Kind = Error::Kind;

} // namespace

/// Cases 20 and 104: what one connection must not take from the others.
class SharingFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void endlessHeadersHarmNobodyElse() // 20
    {
        auto program = std::make_unique<ServerProgram>();
        FaultPlay play;
        play.ask(councilOf(program->url(), {u"floodheaders"_s, u"a"_s, u"tagx"_s}));
        QVERIFY(play.until([&] {
            return isFinal(play.answer(1).status) && isFinal(play.answer(2).status) &&
                   play.answer(0).times.sent;
        }));
        QCOMPARE(play.answer(1).status, Complete);
        QCOMPARE(play.answer(2).status, Complete);
        play.advance(10min);
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.answer(0).error.value_or(Error()).kind, Kind::FirstByteTimeout);
        // Qt's thread still reads; who asks next must get another one.
        play.ask(councilOf(program->url(), {u"a"_s}));
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.answer(0).status, Complete);
        program.reset(); // nothing else ends that thread
        end(play);
    }

    void endlessHeadersDoNotDelayTheEnd() // 20
    {
        const ServerProgram program;
        const SystemClock clock;
        auto transport = std::make_unique<NetworkTransport>(clock);
        auto stream =
            transport->send({.url = QUrl(program.url().toString() + "/chat/completions"_L1),
                             .body = R"({"model":"floodheaders","messages":[]})"});
        QSignalSpy sent(stream.get(), &ByteStream::sent);
        QVERIFY(sent.wait());
        QSignalSpy headers(stream.get(), &ByteStream::headersReceived);
        QVERIFY(!headers.wait(100)); // until Qt's thread is at it
        QElapsedTimer timer;
        timer.start();
        stream.reset();
        transport.reset();
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }

    void fewDescriptors() // 104
    {
        const QUrl server(qEnvironmentVariable(ServerOfFew));
        if (!server.isEmpty())
            return askWithFewDescriptors(server);
        const ServerProgram program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(ServerOfFew), program.url().toString());
        QProcess child; // where too few threads would mean the end
        child.setProcessEnvironment(environment);
        child.setProcessChannelMode(QProcess::MergedChannels);
        child.setChildProcessModifier([] {
            constexpr rlimit Few{.rlim_cur = 64, .rlim_max = 64};
            ::setrlimit(RLIMIT_NOFILE, &Few);
        });
        child.start(QCoreApplication::applicationFilePath(), {u"fewDescriptors"_s});
        QVERIFY(child.waitForFinished(120'000));
        const QByteArray said = child.readAll();
        QVERIFY2(child.exitStatus() == QProcess::NormalExit && child.exitCode() == 0,
                 said.constData());
    }

private:
    static constexpr auto ServerOfFew = "CONCLAVE_TEST_SERVER_OF_FEW";

    static void askWithFewDescriptors(const QUrl &server)
    {
        constexpr int Members = 100;
        FaultPlay play;
        play.ask(councilOf(server, QStringList(Members, u"a"_s)));
        const auto isBusy = [](const Answer &answer) {
            return answer.status == Connecting || answer.status == Thinking ||
                   answer.status == Writing;
        };
        while (!play.turn().ended) {
            QVERIFY(play.until([&] { return std::ranges::none_of(play.turn().answers, isBusy); }));
            play.advance(8s); // longer than any pause
            play.settle();
        }
        int complete = 0;
        for (const Answer &answer : play.turn().answers) {
            if (answer.status == Complete) {
                ++complete;
                continue;
            }
            QCOMPARE(answer.error.value_or(Error()).kind, Kind::OutOfConnections);
            QVERIFY(answer.error->message.contains(u"no more open connections"));
        }
        QVERIFY2(complete > 3 && complete < Members, qPrintable(QString::number(complete)));
        end(play);
    }

    static void end(FaultPlay &play)
    {
        const QString broken = play.close();
        QVERIFY2(broken.isEmpty(), qPrintable(broken));
    }
};

QTEST_GUILESS_MAIN(SharingFaultsTest)
#include "tst_sharingfaults.moc"
