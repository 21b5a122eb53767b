#include "core/store/keystore.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class KeyStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_environment.clear();
        m_account.keyVariable.clear();
    }

    void hasNoKeyUntilItIsGivenOne()
    {
        KeyStore keys = store();
        QVERIFY(!keys.has(m_account.endpoint));
        QVERIFY(keys.keyFor(m_account).value().isEmpty());

        keys.setKey(m_account.endpoint, Secret("sk-memory"));
        QVERIFY(keys.has(m_account.endpoint));
        QCOMPARE(keys.keyFor(m_account)->forHeader(), "sk-memory"_ba);

        keys.forget(m_account.endpoint.id);
        QVERIFY(!keys.has(m_account.endpoint));
        QVERIFY(keys.keyFor(m_account)->isEmpty());
    }

    void aKeyStaysAtItsAddress()
    {
        KeyStore keys;
        keys.setKey(m_account.endpoint, Secret("sk-memory"));
        EndpointAccount moved = m_account;
        moved.endpoint.url.setHost(u"elsewhere.example"_s);
        QVERIFY(!keys.has(moved.endpoint));
        QVERIFY(keys.keyFor(moved)->isEmpty());
        QVERIFY(!keys.keyFor(m_account)->isEmpty());
    }

    void anUnusableKeyForgetsTheOldOne()
    {
        KeyStore keys = store();
        keys.setKey(m_account.endpoint, Secret("sk-old"));

        keys.setKey(m_account.endpoint, Secret("sk\nnew"));

        QVERIFY(!keys.has(m_account.endpoint));
    }

    void keepsKeysOfEndpointsApart()
    {
        KeyStore keys = store();
        keys.setKey({.id = EndpointId::create(), .url = m_account.endpoint.url},
                    Secret("sk-other"));
        QVERIFY(keys.keyFor(m_account)->isEmpty());
    }

    void readsTheEnvironmentAtTheMomentOfUse()
    {
        const KeyStore keys = store();
        m_account.keyVariable = u"MY_KEY"_s;
        m_environment[u"MY_KEY"_s] = "sk-first";
        QCOMPARE(keys.keyFor(m_account)->forHeader(), "sk-first"_ba);

        m_environment[u"MY_KEY"_s] = " 'sk-second'\n";
        QCOMPARE(keys.keyFor(m_account)->forHeader(), "sk-second"_ba);
    }

    void namesAVariableThatDoesNotHelp()
    {
        KeyStore keys = store();
        keys.setKey(m_account.endpoint, Secret("sk-memory"));
        m_account.keyVariable = u"MY_KEY"_s;
        QCOMPARE(keys.keyFor(m_account).error(),
                 (Error{.kind = Error::Kind::Configuration,
                        .message = u"the environment variable MY_KEY is not set"_s}));

        m_environment[u"MY_KEY"_s] = "sk-se\ncret";
        QCOMPARE(keys.keyFor(m_account).error(),
                 (Error{.kind = Error::Kind::Configuration,
                        .message = u"the environment variable MY_KEY holds no usable key"_s}));
    }

    void readsTheEnvironmentOfTheProcess()
    {
        qputenv("CONCLAVE_TEST_KEY", "sk-process");
        m_account.keyVariable = u"CONCLAVE_TEST_KEY"_s;
        QCOMPARE(KeyStore().keyFor(m_account)->forHeader(), "sk-process"_ba);
    }

private:
    KeyStore store()
    {
        return KeyStore([this](const QString &name) { return m_environment.value(name); });
    }

    QHash<QString, QByteArray> m_environment;
    EndpointAccount m_account{.endpoint = {.id = EndpointId::create()}};
};

QTEST_GUILESS_MAIN(KeyStoreTest)
#include "tst_keystore.moc"
