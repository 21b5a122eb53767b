#include "core/dialects/dialect.h"
#include "core/dialects/dialects.h"
#include "core/run/answerstream.h"
#include "tests/support/chatstream.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakewire.h"

#include <QPointer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto Cloud = "https://models.example/v1"_L1;
constexpr auto Key = "sk-canary-0123456789-abcdefghij";

enum class Chunking { Whole, Bytes, Random };

QList<QByteArray> cut(const QByteArray &bytes, Chunking chunking)
{
    if (chunking == Chunking::Whole)
        return {bytes};
    QRandomGenerator random(7);
    QList<QByteArray> chunks;
    for (qsizetype from = 0; from < bytes.size();) {
        const int size = chunking == Chunking::Bytes ? 1 : random.bounded(1, 40);
        chunks.append(bytes.mid(from, size));
        from += size;
    }
    return chunks;
}

/// A good JSON reply that came as a whole.
QByteArray whole(const QString &text)
{
    return Frames(u"m"_s, false)
        .whole(R"({"role":"assistant","content":)" + jsonString(text) + '}', "stop", {});
}

/// An answer on a wire that the test plays, and what it said about itself.
class Play final
{
public:
    explicit Play(const Clock &clock,
                  const QUrl &url = QUrl(Cloud),
                  const QString &dialect = u"openai"_s)
    {
        auto fake = std::make_unique<FakeWire>(m_drops);
        wire = fake.get();
        answer = std::make_unique<AnswerStream>(std::move(fake),
                                                *dialectNamed(dialect),
                                                clock,
                                                StreamTimeouts::forAddress(url),
                                                Secret(Key));
        const auto *stream = answer.get();
        QObject::connect(stream, &AnswerStream::sent, stream, [this] { log += u"sent"_s; });
        QObject::connect(
            stream, &AnswerStream::headersArrived, stream, [this] { log += u"headers"_s; });
        QObject::connect(stream, &AnswerStream::textAdded, stream, [this](const QString &added) {
            text += added;
            log += u"text"_s;
        });
        QObject::connect(
            stream, &AnswerStream::reasoningAdded, stream, [this](const QString &added) {
                reasoning += added;
                log += u"reasoning"_s;
            });
        QObject::connect(stream, &AnswerStream::usageReported, stream, [this](const Usage &u) {
            usage = u;
            log += u"usage"_s;
        });
        QObject::connect(stream, &AnswerStream::finished, stream, [this](const AnswerEnded &e) {
            end = e;
            log += u"finished"_s;
        });
    }

    void begin()
    {
        wire->send();
        wire->answer();
    }
    void receive(const QByteArray &bytes)
    {
        if (wire)
            wire->receive(bytes);
    }
    bool hasEnded() const { return log.contains(u"finished"_s); }
    int drops() const { return *m_drops; }

    QPointer<FakeWire> wire;
    std::unique_ptr<AnswerStream> answer;
    QStringList log;
    QString text;
    QString reasoning;
    Usage usage;
    AnswerEnded end;

private:
    std::shared_ptr<int> m_drops = std::make_shared<int>();
};

struct Expected
{
    AnswerStatus status = AnswerStatus::Complete;
    QString text;
    Notice notice = Notice::None;
    std::optional<Error::Kind> error;
};

const Done Cut = Error{.kind = Error::Kind::Interrupted, .message = u"cut"_s};

} // namespace

class AnswerStreamTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_clock = std::make_unique<FakeClock>();
    }

    void endsAsTheProviderSaid_data()
    {
        using enum AnswerStatus;
        using Kind = Error::Kind;
        QTest::addColumn<HttpHead>("head");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Done>("closing");
        QTest::addColumn<Chunking>("chunking");
        QTest::addColumn<Expected>("expected");
        const Done fine = std::monostate{};
        const auto row = [](const char *name,
                            const HttpHead &head,
                            const QByteArray &body,
                            const Done &closing,
                            const Expected &expected) {
            QTest::addRow("%s", name) << head << body << closing << Chunking::Whole << expected;
            QTest::addRow("%s, bytes", name)
                << head << body << closing << Chunking::Bytes << expected;
            QTest::addRow("%s, random", name)
                << head << body << closing << Chunking::Random << expected;
        };
        const HttpHead stream{.status = 200, .contentType = "text/event-stream"};
        const HttpHead json{.status = 200, .contentType = "application/json"};
        const auto with = [](QByteArray bytes, const QByteArray &lineEnd) {
            return bytes.replace('\n', lineEnd);
        };
        const QByteArray hello = sseText(u"Hé"_s) + sseText(u"llo 👩‍🔬"_s);
        const QString text = u"Héllo 👩‍🔬"_s;
        const QByteArray bom = "\xEF\xBB\xBF";
        const QByteArray error = R"({"error":{"message":"It broke","type":"server_error"}})";
        const QByteArray page = "<!DOCTYPE html><html><title>Sign in</title></html>";

        row("whole", stream, hello + sseFinish() + sseDone(), fine, {Complete, text});
        row("no end mark", stream, hello + sseFinish(), fine, {Complete, text});
        row("cut behind the finish", stream, hello + sseFinish(), Cut, {Complete, text});
        row("end mark only", stream, hello + sseDone(), fine, {Complete, text, Notice::Unmarked});
        row("last blank line missing",
            stream,
            hello + sseFinish() + sseDone().chopped(2),
            fine,
            {Complete, text});
        row("text behind the end",
            stream,
            hello + sseFinish() + sseDone() + sseText(u"more"_s) + sseDone(),
            fine,
            {Complete, text});
        row("closed in the middle",
            stream,
            hello,
            fine,
            {Partial, text, Notice::Interrupted, Kind::Interrupted});
        row("cut", stream, hello, Cut, {Partial, text, Notice::Interrupted, Kind::Interrupted});
        row("cut in an event",
            stream,
            hello + sseText(u"lost"_s).chopped(5),
            Cut,
            {Partial, text, Notice::Interrupted, Kind::Interrupted});
        row("cut before text", stream, ": hi\n\n", Cut, {Failed, {}, {}, Kind::Interrupted});
        row("length", stream, hello + sseFinish("length"), fine, {Complete, text, Notice::Length});
        row("filtered",
            stream,
            hello + sseFinish("content_filter"),
            fine,
            {Complete, text, Notice::Filtered});
        row("filtered at once",
            stream,
            sseFinish("content_filter") + sseDone(),
            fine,
            {Failed, {}, Notice::Filtered, Kind::EmptyAnswer});
        row("refused",
            stream,
            sseDelta(R"({"refusal":"I can"})") + sseDelta(R"({"refusal":"not."})") + sseFinish() +
                sseDone(),
            fine,
            {Complete, u"I cannot."_s, Notice::Refused});
        row("refused by its reason",
            stream,
            hello + sseFinish("refusal"),
            fine,
            {Complete, text, Notice::Refused});
        row("tool call",
            stream,
            sseFinish("tool_calls") + sseDone(),
            fine,
            {Failed, {}, Notice::ToolCall, Kind::ToolCall});
        row("tool call behind text",
            stream,
            hello + sseFinish("tool_calls"),
            fine,
            {Complete, text, Notice::ToolCall});
        row("only reasoning",
            stream,
            sseReasoning(u"Hm"_s) + sseFinish("length") + sseDone(),
            fine,
            {Failed, {}, Notice::Length, Kind::OutOfTokens});
        row("reasoning inline",
            stream,
            sseText(u"<thi"_s) + sseText(u"nk>Hm</think>\n\n"_s) + hello + sseFinish(),
            fine,
            {Complete, text});
        row("nothing but the end",
            stream,
            sseDone(),
            fine,
            {Failed, {}, Notice::Unmarked, Kind::EmptyAnswer});
        row("nothing at all", stream, {}, fine, {Failed, {}, {}, Kind::EmptyAnswer});
        row("nothing but space", stream, "\n \r\n", fine, {Failed, {}, {}, Kind::EmptyAnswer});
        row("error event", stream, sse(error) + sseDone(), fine, {Failed, {}, {}, Kind::Server});
        row("error in the middle",
            stream,
            hello + sse(error) + sseText(u"more"_s) + sseDone(),
            fine,
            {Partial, text, Notice::Interrupted, Kind::Server});
        row("failed by its reason",
            stream,
            hello + sseFinish("error"),
            fine,
            {Partial, text, Notice::Interrupted, Kind::Server});
        row("broken event",
            stream,
            hello + sse(R"({"choices":[)") + sseDone(),
            fine,
            {Partial, text, Notice::Interrupted, Kind::Protocol});
        row("byte order mark", stream, bom + hello + sseFinish(), fine, {Complete, text});
        row("CR LF",
            stream,
            with(hello + ": hi\n\n" + sseFinish(), "\r\n"),
            fine,
            {Complete, text});
        row("CR", stream, with(hello + sseFinish(), "\r"), fine, {Complete, text});
        row("wrong type", json, hello + sseFinish(), fine, {Complete, text});
        row("no type", {.status = 200}, hello + sseFinish(), fine, {Complete, text});
        row("whole JSON", json, whole(text), fine, {Complete, text});
        row("whole JSON, wrong type", stream, "\n " + whole(text), fine, {Complete, text});
        row("whole JSON, byte order mark", json, bom + whole(text), fine, {Complete, text});
        row("cut JSON", json, whole(text).chopped(9), Cut, {Failed, {}, {}, Kind::Interrupted});
        row("JSON error", json, error, fine, {Failed, {}, {}, Kind::Server});
        row("page",
            {.status = 200, .contentType = "text/html"},
            page,
            fine,
            {Failed, {}, {}, Kind::NotAnApi});
        row("page, byte order mark",
            {.status = 200, .contentType = "text/html"},
            bom + page,
            fine,
            {Failed, {}, {}, Kind::NotAnApi});
        row("401", {.status = 401}, error, fine, {Failed, {}, {}, Kind::Unauthorized});
        row("404 without words", {.status = 404}, {}, fine, {Failed, {}, {}, Kind::NotFound});
        row("502 page", {.status = 502}, page, Cut, {Failed, {}, {}, Kind::Server});
        row("103", {.status = 103}, {}, fine, {Failed, {}, {}, Kind::Protocol});
        row("204", {.status = 204}, {}, fine, {Failed, {}, {}, Kind::EmptyAnswer});
        row("redirect",
            {.status = 307, .location = "https://evil.example/"},
            {},
            fine,
            {Failed, {}, {}, Kind::Redirected});
    }

    void endsAsTheProviderSaid()
    {
        QFETCH(HttpHead, head);
        QFETCH(QByteArray, body);
        QFETCH(Done, closing);
        QFETCH(Chunking, chunking);
        QFETCH(Expected, expected);
        Play play(*m_clock);

        play.wire->send();
        play.wire->answer(head);
        for (const QByteArray &chunk : cut(body, chunking)) {
            if (!chunk.isEmpty())
                play.wire->receive(chunk);
        }
        play.wire->close(closing);
        QVERIFY(!play.hasEnded());
        QTRY_VERIFY(play.hasEnded());

        QCOMPARE(play.text, expected.text);
        QCOMPARE(play.end.status, expected.status);
        QCOMPARE(play.end.notice, expected.notice);
        QCOMPARE(play.end.error.has_value(), expected.error.has_value());
        if (expected.error)
            QCOMPARE(play.end.error->kind, *expected.error);
        QTRY_VERIFY(!play.wire);
        QCOMPARE(play.log.count(u"finished"_s), 1);
        QCOMPARE(play.log.last(), u"finished"_s);
    }

    void readsLinesWhereTheDialectSaysSo_data()
    {
        using enum AnswerStatus;
        using Kind = Error::Kind;
        QTest::addColumn<HttpHead>("head");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Done>("closing");
        QTest::addColumn<Expected>("expected");
        const Done fine = std::monostate{};
        const HttpHead lines{.status = 200, .contentType = "application/x-ndjson"};
        const HttpHead html{.status = 200, .contentType = "text/html"};
        const QByteArray bom = "\xEF\xBB\xBF";
        const QByteArray hello = R"({"message":{"content":"Hé"},"done":false})"
                                 "\n";
        const QByteArray end = R"({"message":{"content":"!"},"done":true,"done_reason":"stop"})"
                               "\n";
        const QByteArray error = R"({"error":"model m not found, try pulling it first"})";
        const QByteArray page = "<!DOCTYPE html><html><title>Sign in</title></html>";
        const QString text = u"Hé!"_s;
        const Expected cut{Partial, u"Hé"_s, Notice::Interrupted, Kind::Interrupted};

        QTest::newRow("whole") << lines << hello + end << fine << Expected{Complete, text};
        QTest::newRow("stays open")
            << lines << hello + end + hello << Cut << Expected{Complete, text};
        QTest::newRow("last line end missing")
            << lines << hello + end.chopped(1) << fine << Expected{Complete, text};
        QTest::newRow("one line only")
            << lines << end.chopped(1) << fine << Expected{Complete, u"!"_s};
        QTest::newRow("wrong type") << html << hello + end << fine << Expected{Complete, text};
        QTest::newRow("byte order mark, blanks")
            << lines << QByteArray(bom + "\r\n " + hello + "\r\n" + end) << fine
            << Expected{Complete, text};
        QTest::newRow("closed in the middle") << lines << hello << fine << cut;
        QTest::newRow("cut in a line") << lines << hello + end.chopped(5) << Cut << cut;
        QTest::newRow("cut in the first line")
            << lines << hello.chopped(5) << fine << Expected{Failed, {}, {}, Kind::Interrupted};
        QTest::newRow("error line")
            << lines << QByteArray(hello + error + "\n" + end) << fine
            << Expected{Partial, u"Hé"_s, Notice::Interrupted, Kind::Server};
        QTest::newRow("broken line")
            << lines << QByteArray(hello + "{\n" + end) << fine
            << Expected{Partial, u"Hé"_s, Notice::Interrupted, Kind::Protocol};
        QTest::newRow("404") << HttpHead{.status = 404} << error << fine
                             << Expected{Failed, {}, {}, Kind::NotFound};
        QTest::newRow("404, broken off")
            << HttpHead{.status = 404} << error << Cut << Expected{Failed, {}, {}, Kind::NotFound};
        QTest::newRow("page") << html << page << fine << Expected{Failed, {}, {}, Kind::NotAnApi};
        QTest::newRow("words") << lines << "Ollama is running"_ba << fine
                               << Expected{Failed, {}, {}, Kind::NotAnApi};
        QTest::newRow("nothing") << lines << ""_ba << fine
                                 << Expected{Failed, {}, {}, Kind::EmptyAnswer};
        QTest::newRow("only loaded") << lines << R"({"done":true,"done_reason":"load"})"_ba << fine
                                     << Expected{Failed, {}, {}, Kind::EmptyAnswer};
    }

    void readsLinesWhereTheDialectSaysSo()
    {
        QFETCH(HttpHead, head);
        QFETCH(QByteArray, body);
        QFETCH(Done, closing);
        QFETCH(Expected, expected);

        for (const Chunking chunking : {Chunking::Whole, Chunking::Bytes, Chunking::Random}) {
            Play play(*m_clock, QUrl(Cloud), u"ollama"_s);
            play.wire->send();
            play.wire->answer(head);
            for (const QByteArray &chunk : cut(body, chunking))
                play.receive(chunk);
            if (play.wire)
                play.wire->close(closing);
            QTRY_VERIFY(play.hasEnded());

            QCOMPARE(play.text, expected.text);
            QCOMPARE(play.end.status, expected.status);
            QCOMPARE(play.end.notice, expected.notice);
            QCOMPARE(play.end.error.has_value(), expected.error.has_value());
            if (expected.error)
                QCOMPARE(play.end.error->kind, *expected.error);
            QCOMPARE(play.log.count(u"finished"_s), 1);
        }
    }

    void tellsWhyAnAnswerIsEmpty()
    {
        Play play(*m_clock, QUrl(Cloud), u"gemini"_s);
        play.begin();
        const QByteArray blocked =
            R"({"promptFeedback":{"blockReason":"SAFETY","blockReasonMessage":"No KEY"}})";
        play.receive(sse(QByteArray(blocked).replace("KEY", Key)));
        play.wire->close();
        QTRY_VERIFY(play.hasEnded());
        QCOMPARE(play.end.status, AnswerStatus::Failed);
        QCOMPARE(play.end.notice, Notice::Filtered);
        QCOMPARE(play.end.error->kind, Error::Kind::EmptyAnswer);
        QCOMPARE(play.end.error->message,
                 u"the provider ended the answer without text: SAFETY: No •••"_s);
    }

    void tellsWhatTheTransportSaw()
    {
        Play play(*m_clock);
        play.wire->close(Error{.kind = Error::Kind::Refused, .message = u"connection refused"_s});
        QTRY_VERIFY(play.hasEnded());
        QCOMPARE(play.end.status, AnswerStatus::Failed);
        QCOMPARE(play.end.error->kind, Error::Kind::Refused);
    }

    void reportsInOrder()
    {
        Play play(*m_clock);
        play.begin();
        play.receive(sseReasoning(u"Hm"_s) + sseText(u"Hello"_s) + sseFinish() +
                     sse(R"({"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2}})") +
                     sseDone());
        QTRY_VERIFY(play.hasEnded());
        QCOMPARE(play.log.join(u' '), u"sent headers reasoning text usage finished"_s);
        QCOMPARE(play.usage.output, 2);
    }

    void endsAtTheEndMarkWithoutWaiting()
    {
        Play play(*m_clock);
        play.begin();
        play.receive(sseAnswer(u"Hello"_s));
        QTRY_VERIFY(play.hasEnded());
        QVERIFY(!play.wire);
        QCOMPARE(play.drops(), 1);
        QCOMPARE(m_clock->pendingAlarms(), 0);
    }

    void connectingTimesOut()
    {
        Play play(*m_clock);
        timesOutAfter(play, 15s);
        QCOMPARE(play.end.error->kind, Error::Kind::ConnectTimeout);
    }

    void theFirstByteTimesOut_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<int>("seconds");
        QTest::newRow("cloud") << QUrl(Cloud) << 120;
        QTest::newRow("loopback") << QUrl(u"http://127.0.0.1:1234/v1"_s) << 600;
        QTest::newRow("IPv6 loopback") << QUrl(u"http://[::1]:1234/v1"_s) << 600;
        QTest::newRow("name") << QUrl(u"http://localhost:11434/v1"_s) << 600;
        QTest::newRow("LAN") << QUrl(u"http://192.168.7.4/v1"_s) << 600;
        QTest::newRow("almost LAN") << QUrl(u"http://172.32.0.1/v1"_s) << 120;
    }

    void theFirstByteTimesOut()
    {
        QFETCH(QUrl, url);
        QFETCH(int, seconds);
        Play play(*m_clock, url);
        m_clock->advance(14s);
        play.begin(); // headers are no byte of the body
        timesOutAfter(play, std::chrono::seconds(seconds));
        QCOMPARE(play.end.error->kind, Error::Kind::FirstByteTimeout);
        QCOMPARE(play.end.status, AnswerStatus::Failed);
    }

    void silenceTimesOut()
    {
        Play play(*m_clock);
        play.begin();
        play.receive(sseText(u"Hello"_s));
        m_clock->advance(89s);
        play.receive(sseText(u" there"_s));
        timesOutAfter(play, 90s);
        QCOMPARE(play.end.error->kind, Error::Kind::IdleTimeout);
        QCOMPARE(play.end.status, AnswerStatus::Partial);
        QCOMPARE(play.text, u"Hello there"_s);
    }

    void commentsKeepItAlive()
    {
        Play play(*m_clock);
        play.begin();
        for (int i = 0; i < 9; ++i) {
            m_clock->advance(60s);
            play.receive(": still thinking\n\n");
            QCoreApplication::sendPostedEvents();
            QVERIFY(!play.hasEnded());
        }
        play.receive(sseAnswer(u"42"_s));
        QTRY_VERIFY(play.hasEnded());
        QCOMPARE(play.end.status, AnswerStatus::Complete);
    }

    void butNotForEver()
    {
        Play play(*m_clock);
        play.begin();
        play.receive(sseText(u"Half"_s));
        const auto chirp = [&](Microseconds pause) {
            m_clock->advance(pause);
            QCoreApplication::sendPostedEvents();
            if (!play.hasEnded())
                play.receive(": still thinking\n\n");
        };
        for (int i = 0; i < 19; ++i)
            chirp(30s);
        QVERIFY(!play.hasEnded());
        chirp(30s);
        QTRY_VERIFY(play.hasEnded());
        QCOMPARE(play.end.status, AnswerStatus::Partial);
        QCOMPARE(play.end.error->kind, Error::Kind::IdleTimeout);
    }

    void theEndMarkMayBeMissing()
    {
        Play play(*m_clock);
        play.begin();
        play.receive(sseText(u"Hello"_s) + sseFinish());
        m_clock->advance(4s);
        play.receive(": comments do not count\n\n");
        timesOutAfter(play, 1s);
        QCOMPARE(play.end.status, AnswerStatus::Complete);
        QVERIFY(!play.end.error);
    }

    void anEndSaidOverAndOverIsStillAnEnd()
    {
        Play play(*m_clock);
        play.begin();
        play.receive(sseText(u"Hello"_s) + sseFinish());
        for (int i = 0; i < 4; ++i) {
            m_clock->advance(1s);
            play.receive(sseFinish());
        }
        timesOutAfter(play, 1s);
        QCOMPARE(play.end.status, AnswerStatus::Complete);
    }

    void cancelsInEveryPhase_data()
    {
        QTest::addColumn<int>("steps");
        QTest::addColumn<AnswerStatus>("status");
        QTest::newRow("connecting") << 0 << AnswerStatus::Cancelled;
        QTest::newRow("sent") << 1 << AnswerStatus::Cancelled;
        QTest::newRow("headers") << 2 << AnswerStatus::Cancelled;
        QTest::newRow("reasoning") << 3 << AnswerStatus::Cancelled;
        QTest::newRow("text") << 4 << AnswerStatus::Partial;
        QTest::newRow("in an event") << 5 << AnswerStatus::Partial;
    }

    void cancelsInEveryPhase()
    {
        QFETCH(int, steps);
        QFETCH(AnswerStatus, status);
        Play play(*m_clock);
        const QList<std::function<void()>> script{
            [&] { play.wire->send(); },
            [&] { play.wire->answer(); },
            [&] { play.receive(sseReasoning(u"Hm"_s)); },
            [&] { play.receive(sseText(u"Hello"_s)); },
            [&] { play.receive(sseText(u"lost"_s).chopped(4)); },
        };
        for (int i = 0; i < steps; ++i)
            script[i]();

        play.answer->cancel(Notice::Deadline);
        play.answer->cancel();
        QVERIFY(!play.hasEnded()); // never from inside cancel()
        play.receive(sseText(u"late"_s));
        QTRY_VERIFY(play.hasEnded());

        QCOMPARE(play.log.count(u"finished"_s), 1);
        QCOMPARE(play.end.status, status);
        QCOMPARE(play.end.notice, Notice::Deadline);
        QVERIFY(!play.end.error);
        QCOMPARE(play.text, status == AnswerStatus::Partial ? u"Hello"_s : QString());
        QCOMPARE(play.drops(), 1);
        QCOMPARE(m_clock->pendingAlarms(), 0);
    }

    void whatTheProviderFinishedStaysComplete()
    {
        Play play(*m_clock);
        play.begin();
        play.receive(sseText(u"Hello"_s) + sseFinish("length"));
        play.answer->cancel(Notice::Deadline);
        QTRY_VERIFY(play.hasEnded());
        QCOMPARE(play.end.status, AnswerStatus::Complete);
        QCOMPARE(play.end.notice, Notice::Length);
    }

    void cancelsFromItsOwnSlots_data()
    {
        QTest::addColumn<QString>("slot");
        QTest::addColumn<QString>("text");
        QTest::newRow("sent") << u"sent"_s << QString();
        QTest::newRow("headers") << u"headers"_s << QString();
        QTest::newRow("reasoning") << u"reasoning"_s << QString();
        QTest::newRow("text") << u"text"_s << u"one"_s;
        QTest::newRow("usage") << u"usage"_s << u"one two"_s;
    }

    void cancelsFromItsOwnSlots()
    {
        QFETCH(QString, slot);
        QFETCH(QString, text);
        Play play(*m_clock);
        AnswerStream *answer = play.answer.get();
        const auto cancelAt = [&play, answer, slot](const QString &name) {
            if (name == slot) {
                answer->cancel();
                QVERIFY(!play.hasEnded());
            }
        };
        connect(answer, &AnswerStream::sent, answer, [&] { cancelAt(u"sent"_s); });
        connect(answer, &AnswerStream::headersArrived, answer, [&] { cancelAt(u"headers"_s); });
        connect(answer, &AnswerStream::reasoningAdded, answer, [&] { cancelAt(u"reasoning"_s); });
        connect(answer, &AnswerStream::textAdded, answer, [&] { cancelAt(u"text"_s); });
        connect(answer, &AnswerStream::usageReported, answer, [&] { cancelAt(u"usage"_s); });

        play.begin();
        play.receive(sseDelta(R"({"reasoning_content":"Hm"})") + sseText(u"one"_s) +
                     sseText(u" two"_s) + sse(R"({"choices":[],"usage":{"prompt_tokens":3}})") +
                     sseText(u" three"_s) + sseFinish() + sseDone());

        QTRY_VERIFY(play.hasEnded());
        QCOMPARE(play.text, text);
        QCOMPARE(play.log.count(u"finished"_s), 1);
        QCOMPARE(play.end.notice, Notice::Stopped);
        QCOMPARE(play.end.status, text.isEmpty() ? AnswerStatus::Cancelled : AnswerStatus::Partial);
    }

    void givesOutHeldBackTextWhenCancelled()
    {
        Play play(*m_clock);
        play.begin();
        play.receive(sseText(u"<thi"_s));
        play.answer->cancel();
        QTRY_VERIFY(play.hasEnded());
        QCOMPARE(play.text, u"<thi"_s);
        QCOMPARE(play.end.status, AnswerStatus::Partial);
    }

    void destroyingItDropsTheWireAtOnce_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("running") << sseText(u"Hello"_s);
        QTest::newRow("just ended") << sseAnswer(u"Hello"_s);
    }

    void destroyingItDropsTheWireAtOnce()
    {
        QFETCH(QByteArray, body);
        Play play(*m_clock);
        play.begin();
        play.receive(body);
        play.answer.reset();
        QCOMPARE(play.drops(), 1); // not later: the transport may be gone by then
        QCoreApplication::sendPostedEvents();
        QVERIFY(!play.hasEnded());
    }

    void keepsTheKeyToItself_data()
    {
        const QByteArray words = "Wrong key "_ba + Key + " or sk-canar****cdefghij";
        const QByteArray error = R"({"error":)" + jsonString(QString::fromLatin1(words)) + '}';
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("401") << 401 << error;
        QTest::newRow("401 text") << 401 << words;
        QTest::newRow("page") << 200 << "<html><title>" + words + "</title>";
        QTest::newRow("JSON") << 200 << error;
        QTest::newRow("event") << 200 << sse(error);
        QTest::newRow("late event") << 200 << sseText(u"Hi"_s) + sse(error);
        QTest::newRow("reason") << 200 << sseText(u"Hi"_s) + sseFinish(words);
    }

    void keepsTheKeyToItself()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        Play play(*m_clock);
        play.wire->send();
        play.wire->answer({.status = status});
        play.receive(body);
        play.wire->close();
        QTRY_VERIFY(play.hasEnded());

        const QString said = play.end.error ? play.end.error->message : QString();
        for (const auto part : {"sk-canar"_L1, "cdefghij"_L1, "0123456789"_L1})
            QVERIFY2(!said.contains(part), qPrintable(said));
    }

    void keepsBounds_data()
    {
        const QString mega(1024 * 1024, u'x');
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<int>("atMost"); // times more
        QTest::addColumn<Error::Kind>("kind");
        const QByteArray raw(1024 * 1024, 'x');
        using Kind = Error::Kind;
        QTest::newRow("text") << 200 << ""_ba << sseText(mega) << 5 << Kind::TooLarge;
        QTest::newRow("reasoning") << 200 << ""_ba << sseReasoning(mega) << 5 << Kind::TooLarge;
        QTest::newRow("line") << 200 << "data: "_ba << raw << 81 << Kind::TooLarge;
        QTest::newRow("event") << 200 << ""_ba << sseText(QString(24 * 1024 * 1024, u'x')) << 1
                               << Kind::TooLarge;
        QTest::newRow("document") << 200 << "{\""_ba << raw << 17 << Kind::TooLarge;
        QTest::newRow("error") << 401 << "No. "_ba << raw << 1 << Kind::Unauthorized;
    }

    void keepsBounds()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, start);
        QFETCH(QByteArray, more);
        QFETCH(int, atMost);
        QFETCH(Error::Kind, kind);
        Play play(*m_clock);
        play.wire->send();
        play.wire->answer({.status = status});
        play.receive(start);
        for (int i = 0; i < atMost; ++i)
            play.receive(more);
        QTRY_VERIFY(play.hasEnded());
        QCOMPARE(play.end.error->kind, kind);
        QCOMPARE(play.end.status,
                 play.text.isEmpty() ? AnswerStatus::Failed : AnswerStatus::Partial);
        QVERIFY(std::max(play.text.size(), play.reasoning.size()) <= 4 * 1024 * 1024);
    }

private:
    /// The answer is still running just before `span` has passed, and ends then.
    void timesOutAfter(Play &play, Microseconds span)
    {
        m_clock->advance(span - 1us);
        QCoreApplication::sendPostedEvents();
        QVERIFY(!play.hasEnded());
        m_clock->advance(1us);
        QVERIFY(!play.hasEnded());
        QTRY_VERIFY(play.hasEnded());
        QCOMPARE(play.log.count(u"finished"_s), 1);
        QCOMPARE(play.drops(), 1);
    }

    std::unique_ptr<FakeClock> m_clock;
};

QTEST_GUILESS_MAIN(AnswerStreamTest)
#include "tst_answerstream.moc"
