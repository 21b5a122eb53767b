#include "tests/support/rawclient.h"
#include "tests/support/scenarioword.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSslSocket>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class FakeServerProgramTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void cleanup()
    {
        m_program.closeWriteChannel(); // also after a failure
        QTRY_COMPARE(m_program.state(), QProcess::NotRunning);
    }

    void runsUntilItsInputCloses()
    {
        start({});
        QVERIFY(m_url.scheme() == "http"_L1);
        RawClient client(m_url, RawClient::chat("tagx-tokens1"));
        QTRY_VERIFY(client.received().contains("x0 "));

        m_program.closeWriteChannel();
        QTRY_COMPARE(m_program.state(), QProcess::NotRunning);
        QCOMPARE(m_program.exitCode(), 0);
        QVERIFY(m_program.readAllStandardError().isEmpty());
    }

    void printsEveryArrivalAndNoKey()
    {
        start({u"--log"_s, u"--scenario"_s, u"err500"_s});
        RawClient client(m_url,
                         RawClient::chat("any", "Authorization: Bearer sk-canary-12345\r\n"));
        QTRY_VERIFY(client.received().startsWith("HTTP/1.1 500 "));
        RawClient models(m_url, "GET /v1/models HTTP/1.1\r\n\r\n");
        QTRY_VERIFY(!models.received().isEmpty());

        QTRY_COMPARE(errors().count('\n'), 2);
        QVERIFY(errors().contains(" POST /v1/chat/completions model=any key=sk-"));
        QVERIFY(errors().contains(" GET /v1/models "));
        QVERIFY(!errors().contains("canary"));
    }

    void aCastModelDoesWhatItsWordsSay()
    {
        start({u"--cast"_s, u"sage:7b=tagx-tokens1"_s});
        RawClient client(m_url, RawClient::chat("sage:7b"));
        QTRY_VERIFY(client.received().contains("x0 "));
        RawClient models(m_url, "GET /v1/models HTTP/1.1\r\n\r\n");
        QTRY_VERIFY(models.received().contains("sage:7b"));
    }

    void limitsWhatItReads()
    {
        start({u"--body-limit"_s, u"10"_s});
        RawClient client(m_url, RawClient::chat("any"));
        QTRY_VERIFY(client.received().startsWith("HTTP/1.1 413 "));
    }

    void speaksTls()
    {
        start({u"--tls"_s, u"expired"_s});
        QCOMPARE(m_url.scheme(), u"https"_s);
        QSslSocket socket;
        QList<QSslError> errors;
        connect(&socket, &QSslSocket::sslErrors, this, [&errors](const QList<QSslError> &list) {
            errors = list;
        });
        socket.connectToHostEncrypted(m_url.host(), quint16(m_url.port()));
        QTRY_VERIFY(!errors.isEmpty());
        QCOMPARE(socket.peerCertificate().expiryDate() < QDateTime::currentDateTimeUtc(), true);
    }

    void explainsEveryWord()
    {
        m_program.start(QStringLiteral(CONCLAVE_FAKE_SERVER), {u"--help"_s});
        QTRY_COMPARE(m_program.state(), QProcess::NotRunning);
        const QString help = QString::fromUtf8(m_program.readAllStandardOutput());
        int words = 0;
        for (const ScenarioWords &group : ScenarioWords::all()) {
            QVERIFY(help.contains(group.title));
            for (const ScenarioWord &word : group.words) {
                QVERIFY2(help.contains("  "_L1 + word.spelling + u' '), qPrintable(word.spelling));
                QVERIFY2(word.meaning.endsWith(u'.'), qPrintable(word.spelling));
                ++words;
            }
        }
        QVERIFY(words > 100);
    }

private:
    void start(const QStringList &arguments)
    {
        m_errors.clear();
        m_program.start(QStringLiteral(CONCLAVE_FAKE_SERVER),
                        QStringList{u"--until-stdin-closes"_s} + arguments);
        QTRY_VERIFY(m_program.canReadLine());
        const QString line = QString::fromUtf8(m_program.readLine()).trimmed();
        QVERIFY(line.startsWith("listening http"_L1));
        m_url = QUrl(line.section(u' ', 1));
    }

    QByteArray errors() { return m_errors += m_program.readAllStandardError(); }

    QProcess m_program;
    QByteArray m_errors;
    QUrl m_url;
};

QTEST_GUILESS_MAIN(FakeServerProgramTest)
#include "tst_fakeserverprogram.moc"
