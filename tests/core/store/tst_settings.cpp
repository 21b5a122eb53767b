#include "core/council/presets.h"
#include "core/store/settings.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class SettingsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void asksTheGuideUnlessAnotherCouncilIsChosen()
    {
        Settings settings;
        QCOMPARE(currentCouncil(settings), guideCouncil());

        settings.councils = {council(u"Mine"_s, endpoint(u"https://a.example"_s))};
        QCOMPARE(currentCouncil(settings), guideCouncil());

        settings.council = settings.councils[0].id;
        QCOMPARE(currentCouncil(settings).name, u"Mine"_s);

        settings.council = CouncilId::create();
        QCOMPARE(currentCouncil(settings), guideCouncil());
    }

    void findsTheAccountByAddress_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("found");
        QTest::newRow("same") << u"https://api.example/v1"_s << true;
        QTest::newRow("trailing slash") << u"https://api.example/v1/"_s << true;
        QTest::newRow("default port") << u"https://api.example:443/v1"_s << true;
        QTest::newRow("letter case of the host") << u"https://API.example/v1"_s << true;
        QTest::newRow("other host") << u"https://evil.example/v1"_s << false;
        QTest::newRow("host as a prefix") << u"https://api.example.evil.example/v1"_s << false;
        QTest::newRow("host as a user") << u"https://api.example@evil.example/v1"_s << false;
        QTest::newRow("user before the host") << u"https://me@api.example/v1"_s << false;
        QTest::newRow("other port") << u"https://api.example:8443/v1"_s << false;
        QTest::newRow("no TLS") << u"http://api.example/v1"_s << false;
        QTest::newRow("no TLS on its port") << u"http://api.example:443/v1"_s << false;
        QTest::newRow("other path") << u"https://api.example/v2"_s << false;
        QTest::newRow("way out of the path") << u"https://api.example/v1/../v2"_s << false;
        QTest::newRow("escaped slash") << u"https://api.example%2Fv1"_s << false;
        QTest::newRow("guide") << u"conclave:guide"_s << false;
    }
    void findsTheAccountByAddress()
    {
        QFETCH(QString, url);
        Settings settings;
        settings.endpoints = {{endpoint(u"https://api.example/v1"_s)}};

        // A stranger's file may well use our id and name.
        Endpoint asked = settings.endpoints[0].endpoint;
        asked.url = QUrl(url);
        QTEST(accountFor(settings, asked) != nullptr, "found");

        asked.id = EndpointId::create();
        asked.name = u"Another name"_s;
        QTEST(accountFor(settings, asked) != nullptr, "found");

        asked.dialect = u"anthropic"_s;
        QVERIFY(!accountFor(settings, asked));
    }

    void prefersTheSameIdAmongAccountsOfOneAddress()
    {
        Settings settings;
        settings.endpoints = {{endpoint(u"https://a.example"_s)},
                              {endpoint(u"https://a.example"_s)}};

        QCOMPARE(accountFor(settings, settings.endpoints[1].endpoint), &settings.endpoints[1]);
        QCOMPARE(accountFor(settings, endpoint(u"https://a.example"_s)), &settings.endpoints[0]);
    }

    void replacingAnEndpointMovesItsMembersAlong()
    {
        const Endpoint mine = endpoint(u"https://a.example"_s);
        const Endpoint other = endpoint(u"https://b.example"_s);
        Settings settings;
        settings.endpoints = {{mine}, {other}};
        settings.councils = {council(u"Mine"_s, mine), council(u"Other"_s, other)};

        EndpointAccount changed{mine, KeySource::Variable, u"MY_KEY"_s};
        changed.endpoint.url = QUrl(u"https://c.example"_s);
        replaceEndpoint(settings, changed);

        QCOMPARE(settings.endpoints, (QList<EndpointAccount>{changed, {other}}));
        const Council &moved = settings.councils[0];
        QCOMPARE(moved.members[0].endpoint, changed.endpoint);
        QCOMPARE(moved.chair->endpoint, changed.endpoint);
        QCOMPARE(moved.secondChair->endpoint, changed.endpoint);
        QCOMPARE(settings.councils[1], council(settings.councils[1], other));
    }

    void replacingAnUnknownEndpointAddsIt()
    {
        Settings settings;
        const EndpointAccount account{endpoint(u"https://a.example"_s), {}, {}};
        replaceEndpoint(settings, account);
        QCOMPARE(settings.endpoints, QList<EndpointAccount>{account});
    }

    void knowsWhoUsesAnEndpoint()
    {
        const Endpoint mine = endpoint(u"https://a.example"_s);
        Endpoint byAddress = mine;
        byAddress.id = EndpointId::create();
        Settings settings;
        settings.endpoints = {{mine}};
        settings.councils = {council(u"One"_s, mine), council(u"Two"_s, byAddress)};

        QCOMPARE(usersOf(settings, mine.id), (QStringList{u"One"_s, u"Two"_s}));

        settings.councils.clear();
        QCOMPARE(usersOf(settings, mine.id), QStringList());
    }

private:
    static Endpoint endpoint(const QString &url)
    {
        return {.id = EndpointId::create(), .name = u"API"_s, .url = QUrl(url)};
    }
    static Council council(const QString &name, const Endpoint &endpoint)
    {
        return council({.id = CouncilId::create(), .name = name}, endpoint);
    }
    static Council council(Council council, const Endpoint &endpoint)
    {
        const Member seat{.name = u"Seat"_s, .endpoint = endpoint};
        council.members = {seat};
        council.chair = council.secondChair = seat;
        return council;
    }
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"
