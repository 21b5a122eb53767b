#include "core/dialects/wire.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class WireTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void readsWhatServersSend_data();
    void readsWhatServersSend();
    void refusesWhatIsNoJson_data();
    void refusesWhatIsNoJson();
    void refusesAFloodOfSmallValues();
};

void WireTest::readsWhatServersSend_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QJsonValue>("value");

    const QJsonObject object{{u"a"_s, 1}};
    QTest::newRow("object") << QByteArray(R"({"a":1})") << QJsonValue(object);
    QTest::newRow("white space") << QByteArray("\n {\"a\" : 1}\r\n") << QJsonValue(object);
    QTest::newRow("array") << QByteArray(R"([{"a":1}])") << QJsonValue(QJsonArray{object});
    QTest::newRow("null") << QByteArray("null") << QJsonValue(QJsonValue::Null);
    QTest::newRow("text") << QByteArray(R"("text")") << QJsonValue(u"text"_s);
    QTest::newRow("number") << QByteArray("42") << QJsonValue(42);
    QTest::newRow("broken UTF-8") << QByteArray("{\"a\":\"\xFFx\"}")
                                  << QJsonValue(QJsonObject{{u"a"_s, u"\uFFFDx"_s}});
}

void WireTest::readsWhatServersSend()
{
    QFETCH(QByteArray, json);
    QFETCH(QJsonValue, value);
    QCOMPARE(parsedJson(json), value);
}

void WireTest::refusesWhatIsNoJson_data()
{
    QTest::addColumn<QByteArray>("json");

    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("words") << QByteArray("Ollama is running");
    QTest::newRow("cut") << QByteArray(R"({"a":1)");
    QTest::newRow("two") << QByteArray("{},{}");
    QTest::newRow("rest") << QByteArray("{}]");
    QTest::newRow("too deep") << QByteArray("[").repeated(5000);
}

void WireTest::refusesWhatIsNoJson()
{
    QFETCH(QByteArray, json);
    QVERIFY(parsedJson(json).isUndefined());
}

void WireTest::refusesAFloodOfSmallValues()
{
    constexpr qsizetype Many = 4 * 1024 * 1024;
    QCOMPARE(parsedJson('[' + QByteArray("1,").repeated(Many) + "1]").toArray().size(), Many + 1);
    QVERIFY(parsedJson('[' + QByteArray("1,").repeated(Many + 1) + "1]").isUndefined());
    QVERIFY(parsedJson('"' + QByteArray(2 * Many, 'x') + '"').isString());
}

QTEST_GUILESS_MAIN(WireTest)
#include "tst_wire.moc"
