#include "core/run/endpointhealth.h"
#include "tests/support/fakeclock.h"
#include "tests/support/faketransport.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class EndpointHealthTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_transport.emplace();
        m_health.emplace(*m_transport, m_clock);
    }
    void cleanup() { m_health.reset(); }

    void twoFailuresInARowAreAnOutage()
    {
        const QSignalSpy changed(&*m_health, &EndpointHealth::changed);
        fail(Error::Kind::ConnectTimeout);
        QVERIFY(!m_health->outage(m_endpoint));
        m_health->noteReached(m_endpoint);
        fail(Error::Kind::ConnectTimeout);
        QVERIFY(!m_health->outage(m_endpoint));
        fail(Error::Kind::ConnectTimeout);
        QVERIFY(m_health->outage(m_endpoint));
        QVERIFY(m_health->outage(m_endpoint)->isSlow);
        QCOMPARE(m_health->outage(m_endpoint)->error.kind, Error::Kind::ConnectTimeout);
        QCOMPARE(changed.size(), 1);
        fail(Error::Kind::ConnectTimeout);
        QCOMPARE(changed.size(), 1);
        QVERIFY(!m_health->outage({.url = QUrl(u"http://other.example/v1"_s)}));
    }

    void whatWasAnsweredIsNoOutage_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        for (const auto kind : {Error::Kind::RateLimited,
                                Error::Kind::Server,
                                Error::Kind::Unauthorized,
                                Error::Kind::Interrupted,
                                Error::Kind::IdleTimeout,
                                Error::Kind::Cancelled,
                                Error::Kind::EmptyAnswer,
                                Error::Kind::NoReply,
                                Error::Kind::FirstByteTimeout})
            QTest::newRow(qPrintable(errorKindName(kind))) << kind;
    }
    void whatWasAnsweredIsNoOutage()
    {
        QFETCH(Error::Kind, kind);
        for (int i = 0; i < 5; ++i)
            fail(kind);
        QVERIFY(!m_health->outage(m_endpoint));
    }

    void aRefusalHoldsNobodyUp()
    {
        fail(Error::Kind::Refused);
        fail(Error::Kind::Refused);
        QVERIFY(m_health->outage(m_endpoint));
        QVERIFY(!m_health->outage(m_endpoint)->isSlow);
    }

    void isCheckedWithGrowingPausesAndComesBack()
    {
        const QSignalSpy changed(&*m_health, &EndpointHealth::changed);
        fail(Error::Kind::HostNotFound);
        fail(Error::Kind::HostNotFound);
        QCOMPARE(m_health->outage(m_endpoint)->nextCheck, m_clock.now() + 5s);
        qsizetype checks = 0;
        for (const Microseconds pause : {5s, 10s, 20s, 40s, 80s, 160s, 300s, 300s, 300s}) {
            m_clock.advance(pause - 1us);
            settle();
            QCOMPARE(m_transport->posted().size(), checks);
            m_clock.advance(1us);
            QCOMPARE(m_transport->posted().size(), ++checks);
            QVERIFY(!m_health->outage(m_endpoint)->nextCheck);
            m_transport->lastWire().close(Error{.kind = Error::Kind::HostNotFound});
            settle();
        }
        const HttpRequest &request = m_transport->posted().constLast().request;
        QCOMPARE(request.method, HttpRequest::Method::Get);
        QVERIFY(request.headers.isEmpty()); // no key for a door that may be another's
        QCOMPARE(m_health->outage(m_endpoint)->checks, 9);

        m_clock.advance(300s);
        m_transport->lastWire().answer({.status = 401}); // somebody is there
        settle();
        QVERIFY(!m_health->outage(m_endpoint));
        QCOMPARE(changed.size(), 2);
        QVERIFY(!m_transport->posted().constLast().wire); // and nothing is left behind
        m_clock.advance(1h);
        QCOMPARE(m_transport->posted().size(), 10);
    }

    void aSilentCheckIsAFailure()
    {
        fail(Error::Kind::ConnectTimeout);
        fail(Error::Kind::ConnectTimeout);
        m_clock.advance(5s);
        m_clock.advance(5s);
        settle();
        QVERIFY(!m_transport->posted()[0].wire);
        QCOMPARE(m_health->outage(m_endpoint)->checks, 1);
        QCOMPARE(m_health->outage(m_endpoint)->nextCheck, m_clock.now() + 10s);
    }

    void canBeCheckedAtOnce()
    {
        m_health->checkNow(m_endpoint);
        QCOMPARE(m_transport->posted().size(), 0); // nothing is known against it
        fail(Error::Kind::ConnectTimeout);
        fail(Error::Kind::ConnectTimeout);
        m_health->checkNow(m_endpoint);
        m_health->checkNow(m_endpoint);
        QCOMPARE(m_transport->posted().size(), 1);
        m_transport->lastWire().answer({.status = 200});
        m_transport->lastWire().close(); // told twice
        settle();
        QVERIFY(!m_health->outage(m_endpoint));
    }

    void aRealRequestThatGetsThereEndsTheOutage()
    {
        fail(Error::Kind::ConnectTimeout);
        fail(Error::Kind::ConnectTimeout);
        m_health->checkNow(m_endpoint);
        m_health->noteReached(m_endpoint);
        QVERIFY(!m_health->outage(m_endpoint));
        settle();
        QCOMPARE(m_transport->drops(), 1);
        QCOMPARE(m_clock.pendingAlarms(), 0);
    }

    void theCheckDoesNotOutliveTheTransport()
    {
        fail(Error::Kind::ConnectTimeout);
        fail(Error::Kind::ConnectTimeout);
        m_health->checkNow(m_endpoint);
        m_health->noteReached(m_endpoint); // lets the check go, from the event loop
        m_health.reset();
        QCOMPARE(m_transport->drops(), 1);
    }

private:
    void fail(Error::Kind kind)
    {
        m_health->noteFailure(m_endpoint, m_endpoint.url, {.kind = kind});
    }
    static void settle()
    {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(); // what that posted in turn
    }

    const Endpoint m_endpoint{.url = QUrl(u"http://127.0.0.1:1/v1"_s)};
    FakeClock m_clock;
    std::optional<FakeTransport> m_transport;
    std::optional<EndpointHealth> m_health;
};

QTEST_GUILESS_MAIN(EndpointHealthTest)
#include "tst_endpointhealth.moc"
