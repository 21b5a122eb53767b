#include "app/singleinstance.h"
#include "tests/support/readonlydirectory.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <csignal>
#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using Place = SingleInstance::Place;

class SingleInstanceTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("XDG_RUNTIME_DIR", m_runtime.path().toLocal8Bit()); }
    void init() { m_profile = std::make_unique<QTemporaryDir>(); }

    void theSecondPassesItsCallOnToTheFirst()
    {
        SingleInstance first(m_profile->path());
        QCOMPARE(first.claim({}), Place::First);
        QSignalSpy called(&first, &SingleInstance::called);
        const InstanceCall call{.file = u"/home/ä/a session.json"_s, .guide = true};

        QCOMPARE(claimElsewhere(call), Place::Later);

        QCOMPARE(called.count(), 1);
        QCOMPARE(called.at(0).at(0).value<InstanceCall>(), call);
    }

    void everyProfileHasItsOwn()
    {
        SingleInstance first(m_profile->path());
        QCOMPARE(first.claim({}), Place::First);
        const QTemporaryDir another;
        SingleInstance second(another.path());
        QCOMPARE(second.claim({}), Place::First);
    }

    void whoGoesMakesRoom()
    {
        {
            SingleInstance first(m_profile->path());
            QCOMPARE(first.claim({}), Place::First);
        }
        SingleInstance next(m_profile->path());
        QCOMPARE(next.claim({}), Place::First);
    }

    void nobodyElseCanReachIt()
    {
        SingleInstance first(m_profile->path());
        QCOMPARE(first.claim({}), Place::First);
        constexpr auto Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(QFileInfo::exists(first.socketPath()));
        QCOMPARE(QFileInfo(first.socketPath()).permissions() & Others, QFile::Permissions());
    }

    void whatIsNoCallIsIgnored_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("noise") << QByteArray("\0\xFF\n", 3);
        QTest::newRow("another version") << "{\"version\":2,\"file\":\"/a.json\"}\n"_ba;
        QTest::newRow("relative") << "{\"version\":1,\"file\":\"../a.json\"}\n"_ba;
        QTest::newRow("wrong type") << "{\"version\":1,\"file\":7}\n"_ba;
        QTest::newRow("a zero") << "{\"version\":1,\"file\":\"/a\\u0000b\"}\n"_ba;
        QTest::newRow("never ends") << QByteArray(1 << 20, 'x');
        QTest::newRow("deep") << QByteArray(8000, '[') + '\n';
    }
    void whatIsNoCallIsIgnored()
    {
        QFETCH(const QByteArray, bytes);
        SingleInstance first(m_profile->path());
        QCOMPARE(first.claim({}), Place::First);
        QSignalSpy called(&first, &SingleInstance::called);
        QLocalSocket stranger;
        stranger.connectToServer(first.socketPath());
        QVERIFY(stranger.waitForConnected());
        stranger.write(bytes);

        QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(called.count(), 0);
        QCOMPARE(claimElsewhere({}), Place::Later); // and it still listens
    }

    void manyWhoSayNothingDoNotKeepOthersOutForLong()
    {
        SingleInstance first(m_profile->path());
        QCOMPARE(first.claim({}), Place::First);
        std::vector<std::unique_ptr<QLocalSocket>> silent;
        for (int i = 0; i < 3 * SingleInstance::MostCallers; ++i) {
            silent.push_back(std::make_unique<QLocalSocket>());
            silent.back()->connectToServer(first.socketPath());
            QCoreApplication::processEvents();
        }
        silent.clear();
        QCoreApplication::processEvents();
        QCOMPARE(claimElsewhere({}), Place::Later);
    }

    void aFirstThatDoesNotAnswerHoldsNobodyUp()
    {
        SingleInstance first(m_profile->path());
        QCOMPARE(first.claim({}), Place::First);
        SingleInstance second(m_profile->path()); // in its thread the first one cannot answer
        QCOMPARE(second.claim({}), Place::Alone);
    }

    void aKilledProcessDoesNotBlock()
    {
        QProcess program;
        program.start(QStringLiteral(CONCLAVE), {u"--profile"_s, m_profile->path()});
        QVERIFY(program.waitForStarted());
        const SingleInstance watcher(m_profile->path());
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(watcher.socketPath()), 20000);
        ::kill(pid_t(program.processId()), SIGKILL);
        QVERIFY(program.waitForFinished());
        QVERIFY(QFileInfo::exists(watcher.socketPath())); // it could not tidy up

        SingleInstance next(m_profile->path());
        QCOMPARE(next.claim({}), Place::First);
    }

    void aLockThatCannotBeRemovedHoldsNobodyUp()
    {
        const QString profile = m_profile->filePath(u"profile"_s);
        QVERIFY(QDir().mkpath(profile));
        QFile lock(profile + u"/window.lock"_s);
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write("4194305\nconclave\n"); // of a process that was killed
        lock.close();
        const ReadOnlyDirectory readOnly(profile);
        QVERIFY(readOnly.isReadOnly());
        QElapsedTimer watch;
        watch.start();
        SingleInstance next(profile);
        QCOMPARE(next.claim({}), Place::Alone);
        QVERIFY(watch.elapsed() < SingleInstance::Patience.count() / 2);
    }

    void aSecondProgramEndsAtOnce()
    {
        const QStringList arguments{u"--profile"_s, m_profile->path()};
        QProcess program;
        program.start(QStringLiteral(CONCLAVE), arguments);
        const SingleInstance watcher(m_profile->path());
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(watcher.socketPath()), 20000);
        QProcess second;
        second.start(QStringLiteral(CONCLAVE), arguments);

        QVERIFY(second.waitForFinished(20000));
        QCOMPARE(second.exitStatus(), QProcess::NormalExit);
        QCOMPARE(second.exitCode(), 0);
        QCOMPARE(program.state(), QProcess::Running);
        program.terminate();
        QVERIFY(program.waitForFinished());
    }

private:
    /// As another process would, while this one's event loop goes on.
    Place claimElsewhere(const InstanceCall &call)
    {
        Place place = Place::Alone;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            SingleInstance second(m_profile->path());
            place = second.claim(call);
        }));
        QSignalSpy finished(thread.get(), &QThread::finished);
        thread->start();
        if (!finished.wait(10000))
            qFatal("the second never ended");
        return place;
    }

    const QTemporaryDir m_runtime; // with rights for its owner only, as the desktop's
    std::unique_ptr<QTemporaryDir> m_profile;
};

QTEST_GUILESS_MAIN(SingleInstanceTest)
#include "tst_singleinstance.moc"
