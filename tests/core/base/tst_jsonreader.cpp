#include "core/base/jsonreader.h"

#include <QTest>

#include <limits>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class JsonReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void byteOrderMarksInsideAreKept()
    {
        const Result<QJsonObject> json =
            parseJsonObject("\xEF\xBB\xBF{\"\": 2, \"\xEF\xBB\xBF\": \"\xEF\xBB\xBFx\"}");
        QVERIFY(json);
        QCOMPARE(json->size(), 2);
        QCOMPARE(json->value(u"\uFEFF"_s).toString(), u"\uFEFFx"_s);
        const Result<QJsonObject> again = parseJsonObject(jsonBytes(*json));
        QVERIFY(again);
        QCOMPARE(jsonBytes(*again), jsonBytes(*json));
    }

    void readsFieldsOfEveryKind()
    {
        JsonReader json = reader("{'t': 'x', 'f': true, 'i': -3, 'c': 9000000000000000, 'n': 0.5}");
        QCOMPARE(json.text(u"t"_s), u"x"_s);
        QCOMPARE(json.flag(u"f"_s, false), true);
        QCOMPARE(json.integer(u"i"_s, 0), -3);
        QCOMPARE(json.count(u"c"_s), 9'000'000'000'000'000);
        QCOMPARE(json.number(u"n"_s), 0.5);
        QCOMPARE(json.problem(), QString());
    }

    void readsWhatIsNotThereAsNothing()
    {
        JsonReader json = reader("{'t': null, 'c': null, 'o': null, 'a': null}");
        QCOMPARE(json.text(u"t"_s), QString());
        QCOMPARE(json.flag(u"f"_s, true), true);
        QCOMPARE(json.integer(u"i"_s, 7), 7);
        QVERIFY(!json.count(u"c"_s));
        QVERIFY(json.object(u"o"_s).isEmpty());
        QVERIFY(json.array(u"a"_s).isEmpty());
        QVERIFY(!json.has(u"c"_s));
        json.child(u"o"_s, [](JsonReader &) { QFAIL("there is no child"); });
        json.children(u"a"_s, [](JsonReader &) { QFAIL("there are no children"); });
        QCOMPARE(json.problem(), QString());
    }

    void saysWhatAFieldMustBe_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("problem");
        QTest::newRow("text") << "1"_ba << u"text"_s << u"x: must be text"_s;
        QTest::newRow("null text") << "null"_ba << u"required"_s << u"x: must be text"_s;
        QTest::newRow("flag") << "1"_ba << u"flag"_s << u"x: must be true or false"_s;
        QTest::newRow("fraction") << "1.5"_ba << u"integer"_s << u"x: must be a whole number"_s;
        QTest::newRow("too large") << "1e12"_ba << u"integer"_s << u"x: must be a whole number"_s;
        QTest::newRow("negative count")
            << "-1"_ba << u"count"_s << u"x: must be a whole number, 0 or more"_s;
        QTest::newRow("huge count")
            << "1e300"_ba << u"count"_s << u"x: must be a whole number, 0 or more"_s;
        QTest::newRow("number") << "'1'"_ba << u"number"_s << u"x: must be a number or null"_s;
        QTest::newRow("object") << "[]"_ba << u"object"_s << u"x: must be an object"_s;
        QTest::newRow("array") << "{}"_ba << u"array"_s << u"x: must be a list"_s;
        QTest::newRow("child") << "3"_ba << u"child"_s << u"x: must be an object"_s;
        QTest::newRow("children") << "[{}, 3]"_ba << u"children"_s << u"x[1]: must be an object"_s;
    }
    void saysWhatAFieldMustBe()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, kind);
        JsonReader json = reader("{'x': " + value + "}");
        const QString key = u"x"_s;
        const auto ignore = [](JsonReader &) {};
        const QHash<QString, std::function<void()>> read{
            {u"text"_s, [&] { json.text(key); }},
            {u"required"_s, [&] { json.text(key, JsonReader::Need::Required); }},
            {u"flag"_s, [&] { json.flag(key, false); }},
            {u"integer"_s, [&] { json.integer(key, 0); }},
            {u"count"_s, [&] { json.count(key); }},
            {u"number"_s, [&] { json.number(key); }},
            {u"object"_s, [&] { json.object(key); }},
            {u"array"_s, [&] { json.array(key); }},
            {u"child"_s, [&] { json.child(key, ignore); }},
            {u"children"_s, [&] { json.children(key, ignore); }}};

        read[kind]();

        QTEST(json.problem(), "problem");
    }

    void remembersTheFirstProblemWithItsPath()
    {
        JsonReader json = reader("{'turns': [{}, {'answer': {'status': 3}}], 'title': 4}");
        json.children(u"turns"_s, [](JsonReader &turn) {
            turn.child(u"answer"_s, [](JsonReader &answer) { answer.text(u"status"_s); });
        });
        json.text(u"title"_s);
        QCOMPARE(json.problem(), u"turns[1].answer.status: must be text"_s);
    }

    void handsBackWhatNobodyRead()
    {
        JsonReader json = reader("{'a': 1, 'b': [null], 'c': {'d': 2}, 'e': null}");
        json.integer(u"a"_s, 0);
        json.has(u"e"_s);
        json.child(u"c"_s, [](JsonReader &) {});
        QCOMPARE(json.unread(), (QJsonObject{{u"b"_s, QJsonArray{QJsonValue()}}}));
    }

    void findsTheLineWhereJsonEnds_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("start");
        QTest::newRow("empty") << ""_ba << u"line 1: "_s;
        QTest::newRow("third line") << "{\n\"a\": 1,\n\"b\": oops}"_ba << u"line 3: "_s;
        QTest::newRow("cut") << "{\n\"a\":"_ba << u"line 2: "_s;
        QTest::newRow("no UTF-8") << "{\"a\": \"\xff\"}"_ba << u"line 1: "_s;
        QTest::newRow("list") << "[1]"_ba << u"line 1: not a JSON object"_s;
        QTest::newRow("deep") << QByteArray(100'000, '[') << u"line 1: "_s;
    }
    void findsTheLineWhereJsonEnds()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, start);
        const Result<QJsonObject> object = parseJsonObject(bytes);
        QVERIFY(!object);
        QCOMPARE(object.error().kind, Error::Kind::BadFile);
        QVERIFY2(object.error().message.startsWith(start), qPrintable(object.error().message));
    }

    void writesWhatItReads()
    {
        const QJsonObject json{{u"\uFEFFkey"_s, QString(u"\uFEFFtext"_s + QChar(0xD800))}};
        QCOMPARE(*parseJsonObject(jsonBytes(json)), json);
    }

    void acceptsAByteOrderMark() { QVERIFY(parseJsonObject("\xEF\xBB\xBF{}")); }

private:
    /// Of JSON with single quotes, which reads better in C++.
    static JsonReader reader(QByteArray text)
    {
        return JsonReader(*parseJsonObject(text.replace('\'', '"')));
    }
};

QTEST_GUILESS_MAIN(JsonReaderTest)
#include "tst_jsonreader.moc"
