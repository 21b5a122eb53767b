#include "core/council/counciljson.h"
#include "core/council/presets.h"

#include <QJsonDocument>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class CouncilJsonTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void readsBackWhatItWrote()
    {
        const Council council = full();
        const Result<Council> read = councilFromFile(councilFile(council));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        QCOMPARE(*read, council);
        QCOMPARE(councilFile(*read), councilFile(council));
    }

    void writesOnlyParametersThatAreSet()
    {
        Council council = full();
        council.members[0].parameters = {};
        const QJsonObject json = toJson(council.members[0]);
        QCOMPARE(json[u"parameters"_s], QJsonValue(QJsonObject()));
    }

    void keepsFieldsItDoesNotKnow()
    {
        Council council = full();
        council.unread = {{u"later"_s, 1}};
        council.members[0].unread = {{u"later"_s, 2}};
        council.members[0].endpoint.unread = {{u"later"_s, 3}};
        council.members[0].parameters.unread = {{u"top_k"_s, 40}};
        QCOMPARE(*councilFromFile(councilFile(council)), council);
    }

    void keepsAddressesAsTheyAre_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("escapes") << u"https://a.example/with%20space/%2Fslash/%25"_s;
        QTest::newRow("international") << u"https://xn--bcher-kva.example/v1"_s;
        QTest::newRow("IPv6") << u"http://[::1]:1234/v1"_s;
        QTest::newRow("guide") << u"conclave:guide"_s;
    }
    void keepsAddressesAsTheyAre()
    {
        QFETCH(QString, url);
        Council council = full();
        council.members[0].endpoint.url = QUrl(url);

        const Result<Council> read = councilFromFile(councilFile(council));

        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        QCOMPARE(read->members[0].endpoint.url, QUrl(url));
        QCOMPARE(councilFile(*read), councilFile(council));
    }

    void neverWritesAPassword()
    {
        Council council = full();
        council.members[0].endpoint.url = QUrl(u"https://me:secret@a.example"_s);
        QVERIFY(!councilFile(council).contains("secret"));
    }

    void givesIdsToWhatHasNone()
    {
        QJsonObject json = QJsonDocument::fromJson(councilFile(full())).object();
        json.remove(u"id"_s);
        QJsonArray members = json[u"members"_s].toArray();
        QJsonObject member = members[0].toObject();
        member.remove(u"id"_s);
        members[0] = member;
        json[u"members"_s] = members;

        const Result<Council> read = councilFromFile(QJsonDocument(json).toJson());

        QVERIFY(!read->id.isNull());
        QVERIFY(!read->members[0].id.isNull());
    }

    void saysWhichKeyIsWrong_data()
    {
        QTest::addColumn<QString>("key"); // to be replaced, dots lead inwards, 0 is the first
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("problem");
        const QJsonValue none(QJsonValue::Undefined);
        const auto row = [](const char *key, const QJsonValue &value, const QString &problem) {
            QTest::addRow("%s", key) << QString::fromLatin1(key) << value << problem;
        };
        row("format", u"conclave-session"_s, u"format: is not \"conclave-council\""_s);
        row("version", 2, u"version: is not 1; a newer Conclave may have written this file"_s);
        row("name", none, u"name: must be text"_s);
        row("quorum", 0, u"quorum: must be 1 or more"_s);
        row("quorum", 9, u"quorum: must be 1 at most, as many as there are members to answer"_s);
        row("deadline_ms",
            0,
            u"deadline_ms: must be more than 0; leave it out to wait for everybody"_s);
        row("deadline_ms", 90'000'000, u"deadline_ms: must be a day at most"_s);
        row("deadline_ms", 2000, u"grace_ms: must be shorter than deadline_ms"_s);
        row("grace_ms", -1, u"grace_ms: must be a whole number, 0 or more"_s);
        row("quorum", QJsonValue(), u"grace_ms: needs a quorum, which it follows"_s);
        row("refresh_late", u"yes"_s, u"refresh_late: must be true or false"_s);
        row("deadline_ms", -1, u"deadline_ms: must be a whole number, 0 or more"_s);
        row("members", u"me"_s, u"members: must be a list"_s);
        row("members.0", u"me"_s, u"members[0]: must be an object"_s);
        row("members.0.model", none, u"members[0].model: must be text"_s);
        row("members.0.endpoint", none, u"members[0].endpoint: is missing"_s);
        row("members.0.endpoint.dialect", 7, u"members[0].endpoint.dialect: must be text"_s);
        row("members.0.endpoint.url",
            u"https://me:pw@a.example"_s,
            u"members[0].endpoint.url: must not hold a user name or password"_s);
        row("members.0.endpoint.parallel_limit",
            -1,
            u"members[0].endpoint.parallel_limit: must be 0 or more"_s);
        row("members.0.parameters.temperature",
            3,
            u"members[0].parameters.temperature: must be between 0 and 2"_s);
        row("members.0.parameters.max_tokens",
            0,
            u"members[0].parameters.max_tokens: must be 1 or more"_s);
        row("members.0.parameters.top_p",
            1.1,
            u"members[0].parameters.top_p: must be between 0 and 1"_s);
        row("members.0.parameters.seed",
            0.5,
            u"members[0].parameters.seed: must be a whole number"_s);
        row("members.0.parameters.stop",
            QJsonArray{u"END"_s, u""_s},
            u"members[0].parameters.stop: must be a list of texts"_s);
        row("members.0.parameters.reasoning_effort",
            u"very"_s,
            u"members[0].parameters.reasoning_effort: must be one of none, minimal, low, medium, "
            "high, xhigh, max"_s);
        row("members.1.id", full().members[0].id.toString(), u"members[1].id: is used twice"_s);
        row("chair.name", QJsonValue(), u"chair.name: must be text"_s);
    }
    void saysWhichKeyIsWrong()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        const QJsonValue json = QJsonDocument::fromJson(councilFile(full())).object();

        const QJsonObject changed = replaced(json, key.split(u'.'), value).toObject();
        const Result<Council> read = councilFromFile(QJsonDocument(changed).toJson());

        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::BadFile);
        QTEST(read.error().message, "problem");
    }

    void saysWhichLineIsNotJson()
    {
        QVERIFY(councilFromFile("{\n\n,").error().message.startsWith(u"line 3: "_s));
    }

private:
    static QJsonValue replaced(const QJsonValue &in, QStringList path, const QJsonValue &value)
    {
        if (path.isEmpty())
            return value;
        const QString key = path.takeFirst();
        if (in.isArray()) {
            QJsonArray array = in.toArray();
            array[key.toInt()] = replaced(array[key.toInt()], path, value);
            return array;
        }
        QJsonObject object = in.toObject();
        object[key] = replaced(object[key], path, value);
        return object;
    }

    static Council full()
    {
        const Endpoint endpoint{
            .id = EndpointId::fromString(u"00000000-0000-4000-8000-000000000001"_s),
            .name = u"API"_s,
            .dialect = u"anthropic"_s,
            .url = QUrl(u"https://a.example/v1"_s),
            .parallelLimit = 2};
        const auto seat = [&](const QString &id, const QString &name) {
            return Member{
                .id = MemberId::fromString(u"00000000-0000-4000-8000-0000000001%1"_s.arg(id)),
                .name = name,
                .emoji = u"🧭"_s,
                .color = u"#d9822b"_s,
                .role = u"Plan.\nBriefly."_s,
                .endpoint = endpoint,
                .model = u"model"_s,
                .parameters = {.temperature = 0.7,
                               .topP = 0.9,
                               .maxTokens = 2048,
                               .seed = -7,
                               .stop = {u"END"_s, u"\n"_s},
                               .reasoningEffort = u"low"_s}};
        };
        Council council;
        council.id = CouncilId::fromString(u"00000000-0000-4000-8000-000000000002"_s);
        council.name = u"Six Seats"_s;
        council.members = {seat(u"01"_s, u"Strategist"_s), seat(u"02"_s, u"Critic"_s)};
        council.members[1].enabled = false;
        council.chair = seat(u"03"_s, u"Chair"_s);
        council.secondChair = seat(u"04"_s, u"Deputy"_s);
        council.procedure = u"rounds"_s;
        council.limits = {.deadline = 30s, .quorum = 1, .grace = 5s, .refreshesLate = true};
        return council;
    }
};

QTEST_GUILESS_MAIN(CouncilJsonTest)
#include "tst_counciljson.moc"
