#include "core/dialects/openaichunk.h"
#include "core/dialects/openaidialect.h"
#include "core/net/sseparser.h"
#include "tests/support/golden.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

using Texts = QList<QByteArray>;

/// The same object with a member that says nothing and that only a whole document can hold.
QByteArray unplain(QByteArray json)
{
    const qsizetype start = json.indexOf('{');
    return start < 0 ? json : json.insert(start + 1, "\"x\":{},");
}

/// What QJsonDocument makes of it.
Result<Piece> slowly(const QByteArray &json)
{
    const QByteArray same = unplain(json);
    Q_ASSERT(!readPlainChunk(same));
    return OpenAiDialect().read({.type = {}, .data = same});
}

enum class Way {
    Document, ///< It is not plain.
    Alike,    ///< Both ways read the same.
    Different
};

Way wayOf(const QByteArray &json)
{
    const std::optional<Piece> piece = readPlainChunk(json);
    if (!piece)
        return Way::Document;
    const Result<Piece> slow = slowly(json);
    return slow && *slow == *piece ? Way::Alike : Way::Different;
}

/// Chunks that are nearly what servers send.
class Chunks final
{
public:
    QByteArray next()
    {
        const QByteArray choice = object({"\"index\":" + oneOf({"0", "1", "0.0"}, 20),
                                          "\"delta\":" + delta(),
                                          "\"finish_reason\":" + oneOf({"null", "\"\""}, 20),
                                          "\"logprobs\":null"},
                                         {"\"text\":\"t\"", "\"message\":null", member()});
        return object(
            {oneOf({"\"object\":\"chat.completion.chunk\"", "\"object\":\"error\""}, 20),
             "\"id\":" + string(),
             "\"created\":" + oneOf({"1771234567", "0", "-1", "01", "1.5", "1e3"}, 40),
             "\"choices\":" + oneOf({'[' + choice + ']', "[" + choice + ",{}]", "[]"}, 20)},
            {"\"usage\":null", "\"error\":null", "\"error\":\"\"", member()});
    }

    QByteArray damaged(QByteArray json)
    {
        for (int hit = below(3); hit >= 0; --hit)
            json[below(int(json.size()))] = char(below(256));
        return json;
    }

private:
    int below(int count) { return m_random.bounded(count); }

    /// The first one more often than the others, `weight` times.
    QByteArray oneOf(const Texts &texts, int weight = 1)
    {
        return texts.value(std::max(0, below(int(texts.size()) + weight - 1) - weight + 1));
    }

    QByteArray delta()
    {
        return object({"\"role\":\"assistant\"", "\"content\":" + value()},
                      {"\"reasoning_content\":" + value(),
                       "\"reasoning\":" + value(),
                       "\"content\":" + value(),
                       "\"refusal\":" + oneOf({"null", "\"\"", "\"No\""}),
                       member()});
    }

    QByteArray value() { return oneOf({string(), "null", "7", "[]", "true"}, 20); }

    QByteArray member()
    {
        return string() + ':' + oneOf({string(), "null", "true", "false", "12345678901234567890"});
    }

    QByteArray string()
    {
        static const Texts parts{"a",
                                 " ",
                                 "é",
                                 "漢",
                                 "👩‍🔬",
                                 "\\n",
                                 "\\\"",
                                 "\\\\",
                                 "\\/",
                                 "\\b\\f\\r\\t",
                                 "\\u0041",
                                 "\\u0000",
                                 "\\ud83d",
                                 "\\ude00",
                                 "\\uD83D\\uDE00",
                                 "\\uFFFE",
                                 "\xEF\xBF\xBF",
                                 "\x7F",
                                 "{\\\"a\\\":1}",
                                 "</think>",
                                 "\\x",
                                 "\\u12g4",
                                 "\n",
                                 "\xFF",
                                 "\xED\xA0\x80"};
        constexpr int Good = 20;
        QByteArray text;
        for (int more = below(5); more > 0; --more)
            text += parts[below(below(40) == 0 ? int(parts.size()) : Good)];
        return '"' + text + '"';
    }

    QByteArray space() { return oneOf({"", " ", "\n", "\r\n", "\t "}, 12); }

    /// All of `members` and a few of `others`, in any order.
    QByteArray object(Texts members, const Texts &others)
    {
        for (const QByteArray &other : others) {
            if (below(12) == 0)
                members.append(other);
        }
        if (below(30) == 0)
            members.removeAt(below(int(members.size())));
        std::shuffle(members.begin(), members.end(), m_random);
        QByteArray text;
        for (const QByteArray &member : members)
            text += (text.isEmpty() ? "" : ",") + space() + member + space();
        return space() + '{' + text + '}' + space();
    }

    QRandomGenerator m_random{20};
};

} // namespace

class OpenAiChunkTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void readsWhatServersSend_data();
    void readsWhatServersSend();
    void leavesTheRestToTheDocument_data();
    void leavesTheRestToTheDocument();
    void readsRecordedEventsAsTheDocument();
    void readsGeneratedChunksAsTheDocument();
};

void OpenAiChunkTest::readsWhatServersSend_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reasoning");

    const auto row = [](const char *name,
                        const QByteArray &delta,
                        const QString &text,
                        const QString &reasoning = {}) {
        QTest::newRow(name) << QByteArray(R"({"id":"c","object":"chat.completion.chunk",)"
                                          R"("created":1,"choices":[{"index":0,"delta":)" +
                                          delta + R"(,"finish_reason":null}],"usage":null})")
                            << text << reasoning;
    };
    row("text", R"({"content":" harbour"})", u" harbour"_s);
    row("role", R"({"role":"assistant","content":"","refusal":null})", {});
    row("reasoning", R"({"content":null,"reasoning_content":"Hm"})", {}, u"Hm"_s);
    row("other reasoning", R"({"content":"","reasoning":"Hm"})", {}, u"Hm"_s);
    row("both", R"({"reasoning":"a","reasoning_content":"b"})", {}, u"b"_s);
    row("both, one empty", R"({"reasoning":"a","reasoning_content":""})", {}, u"a"_s);
    row("nothing", "{}", {});
    row("escapes", R"({"content":"\"\\\/\b\f\n\r\t\u00e9"})", u"\"\\/\b\f\n\r\té"_s);
    row("other letters", R"({"content":"é漢👩"})", u"é漢👩"_s);
    row("half a pair", R"({"content":"\ud83d"})", QString(QChar(0xd83d)));
    row("a pair", R"({"content":"\uD83D\ude00"})", u"😀"_s);
}

void OpenAiChunkTest::readsWhatServersSend()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, text);
    QFETCH(QString, reasoning);

    QCOMPARE(wayOf(json), Way::Alike);
    const std::optional<Piece> piece = readPlainChunk(json);
    QCOMPARE(piece->text, text);
    QCOMPARE(piece->reasoning, reasoning);
}

void OpenAiChunkTest::leavesTheRestToTheDocument_data()
{
    QTest::addColumn<QByteArray>("json");

    const QByteArray delta = R"({"choices":[{"delta":{"content":"x"}}]})";
    const auto row = [&delta](const char *name, const char *from, const char *to) {
        QTest::newRow(name) << QByteArray(delta).replace(from, to);
    };
    row("end", "}}]", R"(},"finish_reason":"stop"}]})");
    row("usage", "}]", R"(}],"usage":{"prompt_tokens":1})");
    row("error", "}]", R"(}],"error":"no")");
    row("error by type", "}]", R"(}],"object":"error")");
    row("second choice", "}]", R"(},{"delta":{}}])");
    row("second choices", "}]", R"(}],"choices":[])");
    row("second delta", "}}]", R"(},"delta":{}}]})");
    row("second content", "\"x\"", R"("x","content":"y")");
    row("another index", "{\"delta", "{\"index\":1,\"delta");
    row("tool", "\"x\"", R"("x","tool_calls":[])");
    row("refusal", "content", "refusal");
    row("parts", "\"x\"", R"([{"text":"x"}])");
    row("no delta", "delta", "message");
    row("no choice", R"({"delta":{"content":"x"}})", "");
    row("escaped key", "content", R"(c\u006fntent)");
    row("broken UTF-8", "\"x\"", "\"\xFF\"");
    row("odd escape", "\"x\"", R"("\x")");
    row("cut", "]}", "]");
    row("rest", "]}", "]}x");
    row("leading zero", "}]", R"(}],"created":01)");
    row("fraction", "}]", R"(}],"created":1.5)");
}

void OpenAiChunkTest::leavesTheRestToTheDocument()
{
    QFETCH(QByteArray, json);
    QVERIFY(!readPlainChunk(json));
}

void OpenAiChunkTest::readsRecordedEventsAsTheDocument()
{
    int plain = 0;
    for (const Golden &golden : goldenData(u"openai"_s)) {
        for (const SseEvent &event : SseParser().feed(golden.stream)) {
            const Way way = wayOf(event.data);
            QVERIFY2(way != Way::Different, event.data.constData());
            plain += way == Way::Alike ? 1 : 0;
        }
    }
    QVERIFY2(plain > 50, qPrintable(QString::number(plain)));
}

void OpenAiChunkTest::readsGeneratedChunksAsTheDocument()
{
    constexpr int Rounds = 20'000;
    Chunks chunks;
    int plain = 0;
    for (int round = 0; round < Rounds; ++round) {
        const QByteArray json = chunks.next();
        const QByteArray damaged = chunks.damaged(json);
        const Way way = wayOf(json);
        QVERIFY2(way != Way::Different, json.constData());
        QVERIFY2(wayOf(damaged) != Way::Different, damaged.constData());
        plain += way == Way::Alike ? 1 : 0;
    }
    QVERIFY2(plain > Rounds / 4 && plain < Rounds, qPrintable(QString::number(plain)));
}

QTEST_GUILESS_MAIN(OpenAiChunkTest)
#include "tst_openaichunk.moc"
