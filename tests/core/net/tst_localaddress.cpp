#include "core/net/localaddress.h"

#include <QNetworkProxy>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class LocalAddressTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void tellsWhereAnAddressIs_data()
    {
        QTest::addColumn<bool>("isHere");
        QTest::addColumn<bool>("isLocal");
        QTest::addColumn<bool>("isReadable");
        QTest::newRow("http://127.0.0.1:1234/v1") << true << true << false;
        QTest::newRow("http://127.9.9.9/") << true << true << false;
        QTest::newRow("http://[::1]:8080") << true << true << false;
        QTest::newRow("http://localhost:1") << true << true << false;
        QTest::newRow("http://[::ffff:127.0.0.1]/") << true << true << false;
        QTest::newRow("http://ollama.localhost:1") << false << true << true;
        QTest::newRow("https://ollama.localhost:1") << false << true << false;
        QTest::newRow("http://192.168.1.20:8000/v1") << false << true << true;
        QTest::newRow("https://192.168.1.20:8000/v1") << false << true << false;
        QTest::newRow("http://gpu.local/v1") << false << true << true;
        QTest::newRow("http://api.example.com/v1") << false << false << true;
        QTest::newRow("https://api.example.com/v1") << false << false << false;
        QTest::newRow("http://127.0.0.1.evil.example/") << false << false << true;
        QTest::newRow("http://localhost.evil.example/") << false << false << true;
        QTest::newRow("conclave:guide") << false << false << false;
    }
    void tellsWhereAnAddressIs()
    {
        const QUrl url(QString::fromLatin1(QTest::currentDataTag()));
        QTEST(isThisMachine(url), "isHere");
        QTEST(isLocalAddress(url), "isLocal");
        QTEST(isReadableOnTheWay(url), "isReadable");
    }

    /// What counts as this machine is among what Qt takes no proxy for.
    void noProxyIsBeforeThisMachine_data() { tellsWhereAnAddressIs_data(); }
    void noProxyIsBeforeThisMachine()
    {
        const QUrl url(QString::fromLatin1(QTest::currentDataTag()));
        QNetworkProxy::setApplicationProxy(
            QNetworkProxy(QNetworkProxy::HttpProxy, u"proxy.example"_s, 3128));
        const auto proxies = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(url));
        QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        QVERIFY(!isThisMachine(url) || proxies.constFirst().type() == QNetworkProxy::NoProxy);
    }
};

QTEST_GUILESS_MAIN(LocalAddressTest)
#include "tst_localaddress.moc"
