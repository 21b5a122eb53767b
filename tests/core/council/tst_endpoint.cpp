#include "core/council/endpoint.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class EndpointTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void saysWhatIsWrongWithAnAddress_data()
    {
        const QString scheme = u"must be an address that starts with http:// or https://"_s;
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("problem");
        QTest::newRow("local") << u"http://127.0.0.1:1234/v1"_s << QString();
        QTest::newRow("IPv6") << u"http://[::1]:11434"_s << QString();
        QTest::newRow("cloud") << u"https://api.example.com/v1/"_s << QString();
        QTest::newRow("guide") << u"conclave:guide"_s << QString();
        QTest::newRow("not the guide") << u"conclave:other"_s << scheme;
        QTest::newRow("guide with a host") << u"conclave://evil.example/guide"_s << scheme;
        QTest::newRow("empty") << QString() << scheme;
        QTest::newRow("no scheme") << u"localhost:1234"_s << scheme;
        QTest::newRow("file") << u"file:///etc/passwd"_s << scheme;
        QTest::newRow("invalid") << u"http://a b"_s << scheme;
        QTest::newRow("no host") << u"http:///v1"_s << u"must name a host"_s;
        QTest::newRow("user") << u"https://me@a.example"_s
                              << u"must not hold a user name or password"_s;
        QTest::newRow("password") << u"https://me:pw@a.example"_s
                                  << u"must not hold a user name or password"_s;
        QTest::newRow("key in the query")
            << u"https://a.example/v1?key=1"_s << u"must not hold a “?” or “#” part"_s;
        QTest::newRow("Azure's dated form")
            << u"https://r.openai.azure.com/openai/deployments/d?api-version=2024-10-21"_s
            << QString();
        QTest::newRow("key behind a version") << u"https://a.example/v1?api-version=1&key=1"_s
                                              << u"must not hold a “?” or “#” part"_s;
        QTest::newRow("line behind a version")
            << u"https://a.example/v1?api-version=1%0A"_s << u"must not hold a “?” or “#” part"_s;
        QTest::newRow("port") << u"https://a.example:99999/v1"_s << scheme;
        QTest::newRow("fragment") << u"https://a.example/#a"_s
                                  << u"must not hold a “?” or “#” part"_s;
    }
    void saysWhatIsWrongWithAnAddress()
    {
        QFETCH(QString, url);
        QTEST(endpointUrlProblem(QUrl(url, QUrl::StrictMode)), "problem");
    }
};

QTEST_GUILESS_MAIN(EndpointTest)
#include "tst_endpoint.moc"
