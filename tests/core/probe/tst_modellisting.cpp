#include "core/base/systemclock.h"
#include "core/dialects/anthropicmodels.h"
#include "core/dialects/dialect.h"
#include "core/net/networktransport.h"
#include "core/probe/modellisting.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakeserver.h"
#include "tests/support/faketransport.h"

#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto Path = "/v1/models";

QByteArray listOf(const QStringList &ids)
{
    QByteArray entries;
    for (const QString &id : ids)
        entries += (entries.isEmpty() ? "{'id':'" : ",{'id':'") + id.toUtf8() + "'}";
    return "{'object':'list','data':["_ba.replace('\'', '"') + entries.replace('\'', '"') + "]}";
}

/// A dialect that only lists models, in pages as Anthropic's are.
class PagedDialect final : public Dialect
{
public:
    QJsonObject body(const Member &, const QList<Message> &) const override { return {}; }
    HttpRequest request(const Member &, const QJsonObject &, const Secret &) const override
    {
        return {};
    }
    std::optional<QJsonObject> corrected(const QJsonObject &, const Error &) const override
    {
        return {};
    }
    Result<Piece> read(const SseEvent &) const override { return Error{}; }
    Result<Piece> readWhole(const QByteArray &) const override { return Error{}; }
    HttpRequest
    modelsRequest(const Endpoint &endpoint, const Secret &, const QString &page) const override
    {
        HttpRequest request{.method = HttpRequest::Method::Get, .url = endpoint.url};
        request.url.setPath(u"/v1/models"_s);
        request.url.setQuery(anthropicModelsQuery(page));
        return request;
    }
    Result<ModelPage> readModels(const QByteArray &body) const override
    {
        return readAnthropicModels(body);
    }
};

/// A listing, and how it ended.
class Listed final
{
public:
    Listed(Transport &transport, const Clock &clock, const Endpoint &endpoint, const Secret &key)
        : Listed(std::make_unique<ModelListing>(transport, clock, endpoint, key))
    {
    }
    explicit Listed(std::unique_ptr<ModelListing> made) : listing(std::move(made))
    {
        QObject::connect(listing.get(),
                         &ModelListing::finished,
                         &m_context,
                         [this](const Result<ModelList> &list) {
                             result = list;
                             ++ends;
                             if (destroysInAnswer)
                                 listing.reset();
                         });
        listing->start();
    }

    QStringList ids() const
    {
        QStringList ids;
        for (const ModelInfo &model : result->models)
            ids.append(model.id);
        return ids;
    }

    std::unique_ptr<ModelListing> listing;
    Result<ModelList> result;
    int ends = 0;
    bool destroysInAnswer = false;

private:
    QObject m_context;
};

} // namespace

class ModelListingTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_pages = {};
        m_server = std::make_unique<FakeServer>();
        QVERIFY(m_server->listen());
        m_transport = std::make_unique<NetworkTransport>(m_clock);
    }

    void listsWhatTheServerHas()
    {
        m_server->setModels({u"fast"_s, u"slow"_s, u"text-embedding-3"_s});
        Listed listed = list(Secret("sk-canary"));
        QVERIFY(!listed.ends); // never from inside start()
        QTRY_VERIFY(listed.ends);

        QVERIFY(listed.result);
        QCOMPARE(listed.ids(), (QStringList{u"fast"_s, u"slow"_s}));
        QCOMPARE(listed.result->others, QStringList{u"text-embedding-3"_s});
        QVERIFY(!listed.result->isCut);
        QVERIFY(listed.listing->roundTrip());
        QCOMPARE(m_server->probes().size(), 1);
        QCOMPARE(m_server->probes().first().header("Authorization"), "Bearer sk-canary"_ba);
    }

    void joinsPages()
    {
        page({}, {u"a"_s, u"b"_s}, u"b"_s);
        page(u"b"_s, {u"b"_s, u"c"_s}, u"c"_s);
        page(u"c"_s, {u"d"_s});
        Listed listed = listPages();
        QTRY_VERIFY(listed.ends);
        QVERIFY(listed.result);
        QCOMPARE(listed.ids(), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
        QVERIFY(!listed.result->isCut);
        QCOMPARE(m_server->probes().size(), 3);
    }

    void aLaterPageThatFailsCutsTheList()
    {
        page({}, {u"a"_s}, u"a"_s);
        Listed listed = listPages();
        QTRY_VERIFY(listed.ends);
        QVERIFY(listed.result);
        QCOMPARE(listed.ids(), QStringList{u"a"_s});
        QVERIFY(listed.result->isCut);
    }

    void doesNotGoRoundInCircles()
    {
        page({}, {u"a"_s}, u"b"_s);
        page(u"b"_s, {u"b"_s}, u"a"_s);
        page(u"a"_s, {u"a"_s}, u"b"_s);
        Listed listed = listPages();
        QTRY_VERIFY(listed.ends);
        QVERIFY(listed.result);
        QCOMPARE(listed.ids(), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(m_server->probes().size(), 3);
    }

    void asksForSomePagesAtMost()
    {
        page({}, {u"m0"_s}, u"m0"_s);
        for (int i = 0; i < 50; ++i)
            page(u"m%1"_s.arg(i), {u"m%1"_s.arg(i + 1)}, u"m%1"_s.arg(i + 1));
        Listed listed = listPages();
        QTRY_VERIFY(listed.ends);
        QVERIFY(listed.result);
        QCOMPARE(listed.result->models.size(), ModelListing::MostPages);
        QVERIFY(listed.result->isCut);
        QCOMPARE(m_server->probes().size(), ModelListing::MostPages);
    }

    void mayBeDestroyedInAnswer()
    {
        Listed listed = list();
        listed.destroysInAnswer = true;
        QTRY_VERIFY(listed.ends);
        QVERIFY(!listed.listing);
    }

    void dropsTheExchangeWhenDestroyed()
    {
        reply({.then = ReplyStep::Then::Hang});
        Listed listed = list();
        QTRY_COMPARE(m_server->openConnections(), 1);
        listed.listing.reset();
        QTRY_COMPARE(m_server->openConnections(), 0);
        QCOMPARE(listed.ends, 0);
    }

    void saysWhatWentWrong_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<Error::Kind>("kind");
        const QByteArray json = R"({"error":{"message":"no","code":"x"}})";
        QTest::newRow("key refused") << json << 401 << Error::Kind::Unauthorized;
        QTest::newRow("no list") << json << 404 << Error::Kind::NotFound;
        QTest::newRow("broken") << json << 500 << Error::Kind::Server;
        QTest::newRow("a page") << "<html><title>Sign in"_ba << 200 << Error::Kind::NotAnApi;
        QTest::newRow("a page, late") << "<html><title>Gone"_ba << 404 << Error::Kind::NotFound;
        QTest::newRow("bare 200") << R"({"status":"ok"})"_ba << 200 << Error::Kind::Protocol;
        QTest::newRow("nothing") << ""_ba << 200 << Error::Kind::EmptyAnswer;
        QTest::newRow("LM Studio's no")
            << R"_({"error":"Unexpected endpoint or method. (GET /x)"})_"_ba << 200
            << Error::Kind::NotFound;
        QTest::newRow("an error without end")
            << QByteArray(1024 * 1024, 'x') << 500 << Error::Kind::Server;
    }
    void saysWhatWentWrong()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(Error::Kind, kind);
        reply({.body = body, .status = status});
        Listed listed = list();
        QTRY_VERIFY(listed.ends);

        QVERIFY(!listed.result);
        QCOMPARE(listed.result.error().kind, kind);
        QCOMPARE(listed.result.error().http, status);
        QVERIFY(listed.result.error().message.size() <= 300);
        QVERIFY(listed.listing->roundTrip());
    }

    void neverFollowsARedirect()
    {
        FakeServer other;
        QVERIFY(other.listen());
        reply({.status = 307, .headers = {{"Location", other.url().toEncoded() + "/models"}}});
        Listed listed = list(Secret("sk-canary"));
        QTRY_VERIFY(listed.ends);

        QVERIFY(!listed.result);
        QCOMPARE(listed.result.error().kind, Error::Kind::Redirected);
        QCOMPARE(other.accepted(), 0);
    }

    void neverTellsTheKey()
    {
        const Secret key("sk-canary-0123456789-abcdefghij");
        reply({.body =
                   R"({"error":{"message":"Incorrect API key: sk-canary-0123456789-abcdefghij"}})",
               .status = 401});
        Listed refused = list(key);
        QTRY_VERIFY(refused.ends);
        QVERIFY(!refused.result.error().message.contains(u"canary"_s));

        reply({.body = listOf({u"sk-canary-0123456789-abcdefghij"_s})});
        Listed echoed = list(key);
        QTRY_VERIFY(echoed.ends);
        QVERIFY(!echoed.result);
    }

    void leavesOutHostileNames()
    {
        reply({.body = listOf({u"good"_s, u"e\\u001b[2Jvil"_s, u"good"_s, u"\\u202eright"_s})});
        Listed listed = list();
        QTRY_VERIFY(listed.ends);
        QVERIFY(listed.result);
        QCOMPARE(listed.ids(), QStringList{u"good"_s});
    }

    void takesNoMoreThanThousands()
    {
        QStringList ids;
        for (int i = 0; i < 100'000; ++i)
            ids.append(u"model-%1"_s.arg(i));
        reply({.body = listOf(ids)});
        Listed listed = list();
        QTRY_VERIFY(listed.ends);
        QVERIFY(listed.result);
        QCOMPARE(listed.result->models.size(), ModelListing::MostModels);
        QVERIFY(listed.result->isCut);
    }

    void stopsReadingAFlood()
    {
        reply({.body = QByteArray(64 * 1024 * 1024, ' ')});
        Listed listed = list();
        QTRY_VERIFY(listed.ends);
        QVERIFY(!listed.result);
        QCOMPARE(listed.result.error().kind, Error::Kind::TooLarge);
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void doesNotWaitForEver_data()
    {
        QTest::addColumn<bool>("isSent");
        QTest::addColumn<bool>("hasHead");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("no connection") << false << false << 10 << Error::Kind::ConnectTimeout;
        QTest::newRow("no reply") << true << false << 20 << Error::Kind::FirstByteTimeout;
        QTest::newRow("a reply that drips") << true << true << 20 << Error::Kind::IdleTimeout;
    }
    void doesNotWaitForEver()
    {
        QFETCH(bool, isSent);
        QFETCH(bool, hasHead);
        QFETCH(int, seconds);
        QFETCH(Error::Kind, kind);
        FakeTransport transport;
        FakeClock clock;
        Listed listed(transport, clock, endpoint(), {});
        if (isSent)
            transport.lastWire().send();
        if (hasHead)
            transport.lastWire().answer({.status = 200});
        for (int second = 1; second < seconds; ++second) {
            clock.advance(1s);
            if (hasHead)
                transport.lastWire().receive(" ");
        }
        QCoreApplication::processEvents();
        QCOMPARE(listed.ends, 0);

        clock.advance(1s);
        QTRY_COMPARE(listed.ends, 1);

        QCOMPARE(listed.result.error().kind, kind);
        QCOMPARE(transport.drops(), 1);
        QCOMPARE(clock.pendingAlarms(), 0);
    }

    void refusesWhatCannotBeAsked_data()
    {
        QTest::addColumn<Endpoint>("endpoint");
        QTest::newRow("dialect") << Endpoint{.dialect = u"klingon"_s,
                                             .url = QUrl(u"http://127.0.0.1:1/v1"_s)};
        QTest::newRow("scheme") << Endpoint{.url = QUrl(u"file:///etc/passwd"_s)};
        QTest::newRow("user") << Endpoint{.url = QUrl(u"http://a:b@127.0.0.1:1/v1"_s)};
    }
    void refusesWhatCannotBeAsked()
    {
        QFETCH(Endpoint, endpoint);
        FakeTransport transport;
        Listed listed(transport, m_clock, endpoint, Secret("sk-canary"));
        QTRY_VERIFY(listed.ends);
        QCOMPARE(listed.result.error().kind, Error::Kind::Configuration);
        QVERIFY(transport.posted().isEmpty());
    }

private:
    Endpoint endpoint() const { return {.url = m_server->url()}; }

    void reply(const FixedReply &reply)
    {
        ServerKind kind;
        kind.replies[Path] = reply;
        m_server->setKind(kind);
    }

    /// The reply to the request for `page`; `next` is empty on the last.
    void page(const QString &page, const QStringList &ids, const QString &next = {})
    {
        QByteArray body = listOf(ids);
        if (!next.isEmpty()) {
            body.chop(1);
            body += ",'has_more':true,'last_id':'NEXT'}";
            body.replace('\'', '"').replace("NEXT", next.toLatin1());
        }
        const QString path = u"/v1/models?"_s + anthropicModelsQuery(page).toString();
        m_pages.replies[path.toLatin1()] = {.body = body};
    }

    Listed listPages()
    {
        m_server->setKind(m_pages);
        return Listed(std::make_unique<ModelListing>(
            *m_transport, m_clock, &m_dialect, endpoint(), Secret()));
    }

    Listed list(const Secret &key = {}) { return {*m_transport, m_clock, endpoint(), key}; }

    PagedDialect m_dialect;
    ServerKind m_pages;
    SystemClock m_clock;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<NetworkTransport> m_transport;
};

QTEST_GUILESS_MAIN(ModelListingTest)
#include "tst_modellisting.moc"
