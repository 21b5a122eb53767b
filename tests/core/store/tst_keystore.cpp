#include "core/store/keystore.h"
#include "tests/support/fakeclock.h"
#include "tests/support/secretservice.h"
#include "tests/support/silentservice.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>
#include <optional>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class KeyStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(m_bus.isRunning(), "there is no dbus-daemon here");
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.address().toUtf8());
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_directory = std::make_unique<QTemporaryDir>();
        m_environment.clear();
        m_account = {
            .endpoint = {.id = EndpointId::create(), .url = QUrl(u"https://a.example/v1"_s)}};
        startAnew();
    }

    void anEndpointWithoutAKeyNeedsNone()
    {
        m_keys->keep(m_account, Secret("sk-memory"), [](const Done &) {});
        QVERIFY(keyNow()->isEmpty());
    }

    void aKeyInMemoryIsGoneAfterARestart()
    {
        m_account.keySource = KeySource::Memory;
        QCOMPARE(keyNow().error().kind, Error::Kind::NoKey);
        QVERIFY(keepNow("sk-memory"));
        QCOMPARE(keyNow()->forHeader(), "sk-memory"_ba);
        QCOMPARE(m_keys->atHand(m_account.endpoint).forHeader(), "sk-memory"_ba);
        startAnew();
        QCOMPARE(keyNow().error().kind, Error::Kind::NoKey);
        QVERIFY(m_keys->atHand(m_account.endpoint).isEmpty());
    }

    void aKeyStaysAtItsServer()
    {
        m_account.keySource = KeySource::Memory;
        QVERIFY(keepNow("sk-memory"));
        const QUrl address = m_account.endpoint.url;
        m_account.endpoint.url.setHost(u"elsewhere.example"_s);
        QCOMPARE(keyNow().error().kind, Error::Kind::NoKey);
        m_account.endpoint.url = address;
        m_account.endpoint.url.setPath(u"/v2"_s);
        QVERIFY(!keyNow()->isEmpty());
        m_account.endpoint.id = EndpointId::create();
        QCOMPARE(keyNow().error().kind, Error::Kind::NoKey); // another account
    }

    void aForgottenKeyIsGone()
    {
        for (const KeySource source : {KeySource::Memory, KeySource::File}) {
            m_account.keySource = source;
            QVERIFY(keepNow("sk-old"));
            bool isGone = false;
            m_keys->forget(m_account, [&](const Done &done) { isGone = bool(done); });
            QVERIFY(isGone);
            QCOMPARE(keyNow().error().kind, Error::Kind::NoKey);
        }
    }

    void aKeyInTheFileIsThereAfterARestart()
    {
        m_account.keySource = KeySource::File;
        QVERIFY(keepNow("sk-file"));
        startAnew();
        QCOMPARE(keyNow()->forHeader(), "sk-file"_ba);
    }

    void aKeyThatCannotBeSavedIsInMemory()
    {
        m_account.keySource = KeySource::File;
        QVERIFY(QDir().mkdir(path()));
        QCOMPARE(keepNow("sk-file").error().kind, Error::Kind::BadFile);
        QCOMPARE(keyNow()->forHeader(), "sk-file"_ba);

        m_account.endpoint.id = EndpointId::create();
        m_account.keySource = KeySource::KeyRing; // there is none
        QCOMPARE(keepSoon("sk-ring").error().kind, Error::Kind::NoKeyRing);
        QCOMPARE(keyNow()->forHeader(), "sk-ring"_ba);
    }

    void readsTheEnvironmentAtTheMomentOfUse()
    {
        m_account.keySource = KeySource::Variable;
        m_account.keyVariable = u"MY_KEY"_s;
        m_environment[u"MY_KEY"_s] = "sk-first";
        QCOMPARE(keyNow()->forHeader(), "sk-first"_ba);

        m_environment[u"MY_KEY"_s] = " 'sk-second'\n";
        QCOMPARE(keyNow()->forHeader(), "sk-second"_ba);
    }

    void namesAVariableThatDoesNotHelp()
    {
        m_account.keySource = KeySource::Memory;
        QVERIFY(keepNow("sk-memory"));
        m_account.keySource = KeySource::Variable;
        m_account.keyVariable = u"MY_KEY"_s;
        QCOMPARE(keyNow().error(),
                 (Error{.kind = Error::Kind::Configuration,
                        .message = u"the environment variable MY_KEY is not set"_s}));

        m_environment[u"MY_KEY"_s] = "sk-se\ncret";
        QCOMPARE(keyNow().error(),
                 (Error{.kind = Error::Kind::Configuration,
                        .message = u"the environment variable MY_KEY holds no usable key"_s}));
    }

    void readsTheEnvironmentOfTheProcess()
    {
        qputenv("CONCLAVE_TEST_KEY", "sk-process");
        m_account.keySource = KeySource::Variable;
        m_account.keyVariable = u"CONCLAVE_TEST_KEY"_s;
        m_keys = std::make_unique<KeyStore>(m_clock, path());
        QCOMPARE(keyNow()->forHeader(), "sk-process"_ba);
    }

    void theKeyRingIsAskedOnceAndRemembered()
    {
        if (!SecretService::isInstalled())
            QSKIP("There is no gnome-keyring-daemon here.");
        auto service = std::make_unique<SecretService>(m_bus, m_directory->path());
        QVERIFY(service->isRunning());
        m_account.keySource = KeySource::KeyRing;
        QVERIFY(keepSoon("sk-ring"));
        startAnew();
        QCOMPARE(keySoon()->forHeader(), "sk-ring"_ba);
        service.reset();
        QCOMPARE(keyNow()->forHeader(), "sk-ring"_ba);
    }

    void aForgottenKeyLeavesTheKeyRing()
    {
        if (!SecretService::isInstalled())
            QSKIP("There is no gnome-keyring-daemon here.");
        const SecretService service(m_bus, m_directory->path());
        QVERIFY(service.isRunning());
        m_account.keySource = KeySource::KeyRing;
        QVERIFY(keepSoon("sk-ring"));
        std::optional<Done> gone;
        m_keys->forget(m_account, [&](const Done &done) { gone = done; });
        QTRY_VERIFY(gone);
        QVERIFY(*gone);
        startAnew();
        QCOMPARE(keySoon().error().kind, Error::Kind::NoKey);
    }

    void aSilentKeyRingKeepsNobodyElseWaiting()
    {
        SilentService silent(m_bus);
        EndpointAccount other = m_account;
        m_account.keySource = KeySource::KeyRing;
        other.endpoint.id = EndpointId::create();
        other.keySource = KeySource::Variable;
        other.keyVariable = u"MY_KEY"_s;
        m_environment[u"MY_KEY"_s] = "sk-other";

        std::optional<Result<Secret>> key;
        m_keys->keyFor(m_account, [&](const Result<Secret> &got) { key = got; });
        QTRY_VERIFY(silent.questions() > 0);
        std::swap(other, m_account);
        QCOMPARE(keyNow()->forHeader(), "sk-other"_ba);
        QVERIFY(!key);
        m_clock.advance(KeyRing::Patience);
        QCOMPARE(key->error().kind, Error::Kind::KeyRingTimeout);
        silent.refuse();
    }

private:
    QString path() const { return m_directory->filePath(u"keys.json"_s); }

    void startAnew()
    {
        m_keys = std::make_unique<KeyStore>(
            m_clock, path(), [this](const QString &name) { return m_environment.value(name); });
    }

    /// What keyFor() says at once.
    Result<Secret> keyNow() const
    {
        Result<Secret> key = Error{.message = u"nothing was said at once"_s};
        m_keys->keyFor(m_account, [&](const Result<Secret> &got) { key = got; });
        return key;
    }
    Result<Secret> keySoon() const
    {
        std::optional<Result<Secret>> key;
        m_keys->keyFor(m_account, [&](const Result<Secret> &got) { key = got; });
        return QTest::qWaitFor([&] { return key.has_value(); }) ? *key : Result<Secret>();
    }
    Done keepNow(const QByteArray &key) const
    {
        Done done = Error{.message = u"nothing was said at once"_s};
        m_keys->keep(m_account, Secret(key), [&](const Done &told) { done = told; });
        return done;
    }
    Done keepSoon(const QByteArray &key) const
    {
        std::optional<Done> done;
        m_keys->keep(m_account, Secret(key), [&](const Done &told) { done = told; });
        return QTest::qWaitFor([&] { return done.has_value(); }) ? *done : Done();
    }

    PrivateBus m_bus;
    std::unique_ptr<QTemporaryDir> m_directory;
    FakeClock m_clock;
    QHash<QString, QByteArray> m_environment;
    std::unique_ptr<KeyStore> m_keys;
    EndpointAccount m_account;
};

QTEST_GUILESS_MAIN(KeyStoreTest)
#include "tst_keystore.moc"
