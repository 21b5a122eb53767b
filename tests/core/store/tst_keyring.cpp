#include "core/store/keyring.h"
#include "tests/support/fakeclock.h"
#include "tests/support/secretservice.h"
#include "tests/support/silentservice.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include <memory>
#include <optional>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// The real key ring of a GNOME desktop on a bus of the test's own, and buses that have none.
class KeyRingTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(m_bus.isRunning(), "there is no dbus-daemon here");
        // What this process asks on its bus stays there.
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.address().toUtf8());
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_files = std::make_unique<QTemporaryDir>();
        m_environment = QProcessEnvironment::systemEnvironment();
        // GLib's own threads confuse the thread sanitizer; this process watches the same code.
        m_environment.insert(u"TSAN_OPTIONS"_s, u"report_bugs=0 report_mutex_bugs=0"_s);
    }
    void cleanup()
    {
        m_service.reset();
        m_ring = std::make_unique<KeyRing>(m_clock); // whatever a failed test still waits for
    }

    void keepsAKeyForTheNextProcess()
    {
        if (!SecretService::isInstalled())
            QSKIP("There is no gnome-keyring-daemon here.");
        start();
        QCOMPARE(run(u"write"_s), u"ok"_s);
        QCOMPARE(run(u"read"_s), u"ok"_s);
        QCOMPARE(run(u"write"_s, "sk-another"), u"ok"_s); // in its place
        QCOMPARE(run(u"read"_s), u"different"_s);
        QCOMPARE(run(u"read"_s, "sk-another"), u"ok"_s);
        QCOMPARE(run(u"remove"_s), u"ok"_s);
        QCOMPARE(run(u"read"_s), u"no_key"_s);
        QCOMPARE(run(u"remove"_s), u"no_key"_s);
    }

    void aKeyStaysAtItsServer()
    {
        if (!SecretService::isInstalled())
            QSKIP("There is no gnome-keyring-daemon here.");
        start();
        QCOMPARE(run(u"write"_s), u"ok"_s);
        m_endpoint.url = QUrl(u"https://api.example.com:443/v2/other"_s);
        QCOMPARE(run(u"read"_s), u"ok"_s); // the same server
        for (const auto &elsewhere : {u"http://api.example.com/v1"_s,
                                      u"https://api.example.com:444/v1"_s,
                                      u"https://evil.example/v1"_s}) {
            m_endpoint.url = QUrl(elsewhere);
            QCOMPARE(run(u"read"_s), u"no_key"_s);
        }
        m_endpoint = Endpoint{.id = EndpointId::create(), .url = Address};
        QCOMPARE(run(u"read"_s), u"no_key"_s); // another account
    }

    void itIsThereAfterARestartOfTheService()
    {
        if (!SecretService::isInstalled())
            QSKIP("There is no gnome-keyring-daemon here.");
        start();
        QCOMPARE(write(Canary), u"ok"_s);
        m_service.reset();
        QCOMPARE(read(), u"no_key_ring"_s);
        start();
        QCOMPARE(read(), u"ok"_s);
    }

    void aServiceThatAppearsLaterIsFound()
    {
        QCOMPARE(write(Canary), u"no_key_ring"_s);
        QCOMPARE(probe(), u"no_key_ring"_s);
        if (!SecretService::isInstalled())
            QSKIP("There is no gnome-keyring-daemon here.");
        start();
        QCOMPARE(probe(), u"ok"_s);
        QCOMPARE(write(Canary), u"ok"_s);
        QCOMPARE(read(), u"ok"_s);
    }

    void aLockedRingThatNobodyUnlocksRefuses()
    {
        if (!SecretService::isInstalled())
            QSKIP("There is no gnome-keyring-daemon here.");
        start();
        QCOMPARE(run(u"write"_s), u"ok"_s);
        QVERIFY(m_service->lock());
        QCOMPARE(run(u"probe"_s), u"ok"_s); // it is there
        QCOMPARE(run(u"read"_s), u"no_key"_s);
        QCOMPARE(run(u"write"_s, "sk-another"), u"key_ring_locked"_s);
        QCOMPARE(run(u"remove"_s), u"no_key"_s);
    }

    void withoutAServiceOrABusThereIsNone()
    {
        for (const auto &what : {u"read"_s, u"write"_s, u"remove"_s, u"probe"_s})
            QCOMPARE(run(what), u"no_key_ring"_s);
        m_environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
        m_environment.insert(u"XDG_RUNTIME_DIR"_s, m_files->path());
        for (const auto &what : {u"read"_s, u"write"_s, u"remove"_s, u"probe"_s})
            QCOMPARE(run(what), u"no_key_ring"_s);
    }

    void aRingThatDoesNotAnswerIsNotWaitedForLongerThanItsTime()
    {
        SilentService silent(m_bus);
        QVERIFY(silent.isOnBus());
        QStringList told;
        m_ring->read(entry(), [&](const Result<Secret> &key) { told += wordOf(key); });
        m_ring->write(entry(), Secret(Canary), [&](const Done &done) { told += wordOf(done); });
        m_ring->remove(entry(), [&](const Done &done) { told += wordOf(done); });
        m_ring->probe([&](const Done &done) { told += wordOf(done); });
        QTRY_VERIFY(silent.questions() > 0);
        m_clock.advance(KeyRing::Patience - 1us);
        QCOMPARE(told, QStringList());
        m_clock.advance(1us);
        QCOMPARE(told, QStringList(4, u"key_ring_timeout"_s));
        QCOMPARE(m_clock.pendingAlarms(), 0);
        silent.refuse();
        QCOMPARE(probe(), u"no_key_ring"_s); // nothing stands in the way of what comes later
        QCOMPARE(told.size(), 4);
    }

    void aLateAnswerIsNotTold()
    {
        SilentService silent(m_bus);
        QStringList told;
        m_ring->read(entry(), [&](const Result<Secret> &key) { told += wordOf(key); });
        QTRY_VERIFY(silent.questions() > 0);
        m_clock.advance(KeyRing::Patience);
        // Who asks next waits for the ring's answer to what was asked before.
        m_ring->write(entry(), Secret(Canary), [&](const Done &done) { told += wordOf(done); });
        silent.refuse();
        QTRY_COMPARE(told, (QStringList{u"key_ring_timeout"_s, u"no_key_ring"_s}));
        QCOMPARE(m_clock.pendingAlarms(), 0);
    }

    void whoAsksAgainMeanwhileGetsTheLateAnswer()
    {
        SilentService silent(m_bus);
        QStringList told;
        m_ring->read(entry(), [&](const Result<Secret> &key) { told += wordOf(key); });
        QTRY_VERIFY(silent.questions() > 0);
        m_clock.advance(KeyRing::Patience);
        m_ring->read(entry(), [&](const Result<Secret> &key) { told += wordOf(key); });
        m_clock.advance(KeyRing::Patience - 1us);
        silent.refuse();
        QTRY_COMPARE(told, (QStringList{u"key_ring_timeout"_s, u"no_key_ring"_s}));
    }

    void aRingThatIsGoneTellsNobody()
    {
        SilentService silent(m_bus);
        bool isTold = false;
        auto ring = std::make_unique<KeyRing>(m_clock);
        ring->read(entry(), [&](const Result<Secret> &) { isTold = true; });
        QTRY_VERIFY(silent.questions() > 0);
        ring.reset();
        QCOMPARE(m_clock.pendingAlarms(), 0);
        silent.refuse();
        QCOMPARE(probe(), u"no_key_ring"_s); // so the job before it has ended
        QVERIFY(!isTold);
    }

    void aKeyIsInNoFileAsItIs()
    {
        if (!SecretService::isInstalled())
            QSKIP("There is no gnome-keyring-daemon here.");
        start();
        QCOMPARE(run(u"write"_s), u"ok"_s);
        QCOMPARE(run(u"write"_s, "sk-another"), u"ok"_s);
        QVERIFY(m_service->lock());
        m_service.reset();
        int count = 0;
        QDirIterator files(
            m_files->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY2(!bytes.contains(Canary) && !bytes.contains("sk-another"),
                     qPrintable(file.fileName()));
            ++count;
        }
        QVERIFY(count > 0);
    }

private:
    static constexpr auto Canary = "sk-canary-5b0e7d41c9";
    const QUrl Address{u"https://api.example.com/v1"_s};

    void start()
    {
        m_service = std::make_unique<SecretService>(m_bus, m_files->path());
        QVERIFY(m_service->isRunning());
    }

    /// The word that a process of its own says about it.
    QString run(const QString &what, const QByteArray &key = Canary)
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.start(QStringLiteral(CONCLAVE_KEYRING),
                      {what, m_endpoint.id.toString(), m_endpoint.url.toString()});
        process.write(key);
        process.closeWriteChannel();
        if (!process.waitForFinished(15'000))
            return u"hangs"_s;
        const QByteArray said = process.readAllStandardOutput() + process.readAllStandardError();
        return QString::fromUtf8(said).trimmed();
    }

    QString write(const QByteArray &key)
    {
        return await<Done>([&](auto then) { m_ring->write(entry(), Secret(key), then); });
    }
    QString read()
    {
        return await<Result<Secret>>([&](auto then) { m_ring->read(entry(), then); });
    }
    QString probe()
    {
        return await<Done>([&](auto then) { m_ring->probe(then); });
    }

    template<typename Outcome, typename Ask>
    QString await(const Ask &ask)
    {
        QString word;
        ask([&word](const Outcome &outcome) { word = wordOf(outcome); });
        return QTest::qWaitFor([&word] { return !word.isEmpty(); }) ? word : u"hangs"_s;
    }

    template<typename Outcome>
    static QString wordOf(const Outcome &outcome)
    {
        return outcome ? u"ok"_s : errorKindName(outcome.error().kind);
    }

    KeyEntry entry() const { return KeyEntry(m_endpoint); }

    PrivateBus m_bus;
    std::unique_ptr<QTemporaryDir> m_files;
    std::unique_ptr<SecretService> m_service;
    QProcessEnvironment m_environment;
    Endpoint m_endpoint{.id = EndpointId::create(), .url = Address};
    FakeClock m_clock;
    std::unique_ptr<KeyRing> m_ring = std::make_unique<KeyRing>(m_clock);
};

QTEST_GUILESS_MAIN(KeyRingTest)
#include "tst_keyring.moc"
