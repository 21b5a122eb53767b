#include "core/session/sessionjson.h"
#include "tests/support/randomsession.h"
#include "tests/support/samplesession.h"

#include <QJsonDocument>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Session judgedSession()
{
    Session session = sampleSession();
    const QList<Member> &members = session.turns[0].council.members;
    session.turns[0].verdict = Verdict{.winner = members[0].id,
                                       .ratings = {{members[0].id, 5}, {members[1].id, 2}},
                                       .blind = true,
                                       .at = QDateTime(QDate(2026, 11, 20), {15, 1}, Qt::UTC)};
    return session;
}

} // namespace

class SessionJsonTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void readsBackWhatItWrote()
    {
        const Session session = sampleSession();
        const Result<Session> read = sessionFromFile(sessionFile(session));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        QCOMPARE(*read, session);
        QCOMPARE(sessionFile(*read), sessionFile(session));
    }

    void keepsFromWhenTheDeadlineCounts()
    {
        Session session = sampleSession();
        QVERIFY(!sessionFile(session).contains("awaited_since_ms"));
        session.turns[0].awaitedSince = 4962410us;
        QCOMPARE(sessionFromFile(sessionFile(session))->turns[0].awaitedSince,
                 Microseconds(4962410));
    }

    void keepsAVerdict()
    {
        const Result<Session> read = sessionFromFile(sessionFile(judgedSession()));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        QCOMPARE(*read, judgedSession());
        QVERIFY(sessionFile(*read).contains("\"at\": \"2026-11-20T15:01:00.000Z\""));
        QVERIFY(!sessionFile(sampleSession()).contains("verdict"));
    }

    void readsBackAnySession()
    {
        for (quint32 seed = 1; seed <= 200; ++seed) {
            const Session session = RandomSession(seed).make();
            const QByteArray file = sessionFile(session);

            const Result<Session> read = sessionFromFile(file);

            QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
            const QByteArray name = "seed " + QByteArray::number(seed);
            QVERIFY2(*read == session, name.constData());
            QVERIFY2(sessionFile(*read) == file, name.constData());
        }
    }

    void writesUnknownNumbersAsNull()
    {
        Session session = sampleSession();
        session.turns[0].answers = {session.turns[0].answers[1]};
        session.turns[0].answers[0].times.ended = {};
        const QJsonValue turn = QJsonDocument::fromJson(sessionFile(session))[u"turns"_s][0];
        const QJsonValue answer = turn[u"answers"_s][0];

        QVERIFY(answer[u"usage"_s][u"output"_s].isNull());
        QVERIFY(answer[u"usage"_s][u"cost_usd"_s].isNull());
        QVERIFY(answer[u"times"_s][u"first_text_ms"_s].isNull());
        QVERIFY(turn[u"times"_s][u"wall_ms"_s].isNull());
    }

    void keepsHostileText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("byte order mark") << u"\uFEFFa\uFEFF"_s;
        QTest::newRow("NUL") << u"a"_s + QChar(0) + u"b"_s;
        QTest::newRow("direction") << u"a\u202Eb\u2069"_s;
        QTest::newRow("controls") << u"\x1b[2J\x07\r\n\t\x7f\u0085\u2028"_s;
        QTest::newRow("no characters") << u"\uFFFE\uFFFF"_s;
        QTest::newRow("half a character") << u"a"_s + QChar(0xD83E) + u"b"_s + QChar(0xDD14);
        QTest::newRow("JSON") << u"\"}]}\\u0041"_s;
        QTest::newRow("beyond 16 bits") << u"🧭👨‍👩‍👧"_s;
        QTest::newRow("long") << QString(5'000'000, u'ü'); // 10 MB
    }
    void keepsHostileText()
    {
        QFETCH(QString, text);
        const Session session = saying(text);
        const Result<Session> read = sessionFromFile(sessionFile(session));
        QVERIFY(read);
        QVERIFY(*read == session);
        QVERIFY(sessionFile(*read) == sessionFile(session));
    }

    void keepsFieldsItDoesNotKnowEverywhere()
    {
        const QJsonObject json =
            withLaterFields(QJsonDocument::fromJson(sessionFile(judgedSession())).object())
                .toObject();
        const QByteArray newer = QJsonDocument(json).toJson();

        const Result<Session> read = sessionFromFile(newer);

        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        QCOMPARE(sessionFile(*read), newer);
    }

    void boundsThePaceOfAForeignFile()
    {
        QByteArrayList moments;
        QByteArrayList lengths;
        for (int i = 1; i <= 5000; ++i) {
            moments += QByteArray::number(i * 50);
            lengths += QByteArray::number(i);
        }
        QByteArray file =
            QJsonDocument::fromJson(sessionFile(sampleSession())).toJson(QJsonDocument::Compact);
        QVERIFY(file.contains("[203,2199]") && file.contains("[9,42]"));
        file.replace("[203,2199]", QByteArray('[' + moments.join(',') + ']'));
        file.replace("[9,42]", QByteArray('[' + lengths.join(',') + ']'));
        const Result<Session> read = sessionFromFile(file);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        const Pace &pace = read->turns[0].answers[0].pace;
        QVERIFY(pace.samples().size() <= Pace::MostSamples);
        QCOMPARE(pace.samples().constLast(), (Pace::Sample{250s, 5000}));
        QCOMPARE(*sessionFromFile(sessionFile(*read)), *read);
    }

    void leavesThePaceOutWhereThereIsNone()
    {
        Session session = sampleSession();
        QVERIFY(sessionFile(session).contains("\"pace\""));
        session.turns[0].answers[0].pace = {};
        QVERIFY(!sessionFile(session).contains("\"pace\""));
    }

    void endsAnswersThatWereStillRunning()
    {
        Session session = sampleSession();
        Turn &turn = session.turns[0];
        turn.answers[0].status = AnswerStatus::Writing;
        turn.answers[1].status = AnswerStatus::Waiting;
        turn.synthesis->answer.status = AnswerStatus::Thinking;
        turn.synthesis->answer.text.clear();

        const Turn read = sessionFromFile(sessionFile(session))->turns[0];

        QVERIFY(read.ended);
        QCOMPARE(read.answers[0].status, AnswerStatus::Partial);
        QCOMPARE(read.answers[0].notice, Notice::Quit);
        QCOMPARE(read.answers[0].text, turn.answers[0].text);
        QVERIFY(read.answers[0].times.ended >= read.answers[0].times.lastText);
        QCOMPARE(read.answers[1].status, AnswerStatus::Cancelled);
        QCOMPARE(read.answers[1].notice, Notice::Quit);
        QCOMPARE(read.synthesis->answer.status, AnswerStatus::Cancelled);
    }

    void saysWhichKeyIsWrong_data()
    {
        QTest::addColumn<QByteArray>("from"); // a part of the sample's file
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *from, const char *to, const QString &problem) {
            QTest::addRow("%s", to) << QByteArray(from) << QByteArray(to) << problem;
        };
        row("\"conclave-session\"", "\"x\"", u"format: is not \"conclave-session\""_s);
        row("\"version\": 1",
            "\"version\": 2",
            u"version: is not 1; a newer Conclave may have written this file"_s);
        row("00000000-0000-4000-8000-0000000000ff", "me", u"id: must be a UUID"_s);
        row("00000000-0000-4000-8000-0000000000aa", "I", u"turns[0].id: must be a UUID"_s);
        row("\"2026-11-20T15:00:01.000Z\"",
            "\"yesterday\"",
            u"turns[0].asked: must be a date and time such as 2026-11-20T15:00:00.000Z"_s);
        row("\"2026-11-20T15:00:01.000Z\"",
            "\"9999-12-31T23:59:59.999-14:00\"",
            u"turns[0].asked: must be a date and time such as 2026-11-20T15:00:00.000Z"_s);
        row("\"2026-11-20T15:00:01.000Z\"",
            "\"0001-01-01T00:00:00.000+14:00\"",
            u"turns[0].asked: must be a date and time such as 2026-11-20T15:00:00.000Z"_s);
        row("\"failed\"",
            "\"fine\"",
            u"turns[0].answers[1].status: must be complete, partial, failed or cancelled"_s);
        row("\"rate_limited\"",
            "\"bored\"",
            u"turns[0].answers[1].error.kind: is not a known kind of error"_s);
        row("\"deadline\"", "\"late-ish\"", u"turns[0].answers[2].notice: is not a known notice"_s);
        row("\"second_chair\",",
            "\"me\",",
            u"turns[0].synthesis.by: must be chair, second_chair or extract"_s);
        row("\"output\": 400",
            "\"output\": -4",
            u"turns[0].answers[0].usage.output: must be a whole number, 0 or more"_s);
        row("\"ended_ms\": 900",
            "\"ended_ms\": -900",
            u"turns[0].answers[3].times.ended_ms: is not a possible time"_s);
        row("\"ended_ms\": 900",
            "\"ended_ms\": 999999999999.9999",
            u"turns[0].answers[3].times.ended_ms: is not a possible time"_s);
        row("\"attempt\": 2",
            "\"attempt\": 0",
            u"turns[0].answers[4].attempt: must be 1 or more"_s);
        row("\"attempt\": 2",
            "\"attempt\": 1",
            u"turns[0].answers[4].attempt: must count up from 1"_s);
        row("\"member\": \"00000000-0000-4000-8000-000000000003\"",
            "\"member\": \"00000000-0000-4000-8000-000000000033\"",
            u"turns[0].answers[2].member: is not in this turn's council"_s);
        row("\"from\": [",
            "\"from\": [7,",
            u"turns[0].synthesis.from: must be a list of members’ ids"_s);
        for (const char *wrong : {"9, \"x\"", "9, -1", "9, 8", "9, 1e12", "9, 9.5"})
            row("9,\n                            42",
                wrong,
                u"turns[0].answers[0].pace.ms: and length must be possible numbers that never fall"_s);
        row("203,\n                            2199",
            "203, 202",
            u"turns[0].answers[0].pace.ms: and length must be possible numbers that never fall"_s);
        row("203,\n                            2199",
            "-203, 2199",
            u"turns[0].answers[0].pace.ms: and length must be possible numbers that never fall"_s);
        row("203,\n                            2199",
            "203",
            u"turns[0].answers[0].pace.length: must have as many numbers as ms"_s);
        row("\"winner\": \"00000000-0000-4000-8000-000000000001\"",
            "\"winner\": \"00000000-0000-4000-8000-000000000077\"",
            u"turns[0].verdict.winner: is not in this turn's council"_s);
        row("\"tie\": false",
            "\"tie\": true",
            u"turns[0].verdict.tie: cannot be when there is a winner"_s);
        row("0002\": 2",
            "0002\": 6",
            u"turns[0].verdict.ratings.00000000-0000-4000-8000-000000000002: must be a number from 1 to 5"_s);
        row("0002\": 2",
            "0077\": 2",
            u"turns[0].verdict.ratings.00000000-0000-4000-8000-000000000077: is not in this turn's council"_s);
    }
    void saysWhichKeyIsWrong()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QByteArray file = sessionFile(judgedSession());
        QVERIFY(file.contains(from));

        const Result<Session> read = sessionFromFile(file.replace(from, to));

        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::BadFile);
        QTEST(read.error().message, "problem");
    }

    void survivesEveryCut()
    {
        const QByteArray file = sessionFile(sampleSession());
        for (qsizetype size = 0; size < file.size() - 2; size += 7) {
            const Result<Session> read = sessionFromFile(file.left(size));
            QVERIFY(!read);
            QVERIFY2(read.error().message.startsWith(u"line "_s), qPrintable(read.error().message));
            QVERIFY(!read.error().message.contains(u'\n'));
        }
    }

    void survivesEveryWrongType()
    {
        const QJsonObject json = QJsonDocument::fromJson(sessionFile(judgedSession())).object();
        const QList<QJsonValue> values{
            QJsonValue(), true, -1.5, u"x"_s, QJsonArray{1}, QJsonObject()};
        for (const QJsonValue &value : values) {
            forEachChange(json, value, [](const QJsonValue &changed) {
                const Result<Session> read =
                    sessionFromFile(QJsonDocument(changed.toObject()).toJson());
                if (read)
                    QCOMPARE(*sessionFromFile(sessionFile(*read)), *read);
                else
                    QVERIFY(!read.error().message.contains(u'\n'));
            });
        }
    }

private:
    static Session saying(const QString &text)
    {
        Session session = sampleSession();
        session.title = text;
        session.turns[0].question.text = text;
        session.turns[0].answers[0].text = text;
        session.turns[0].answers[0].reasoning = text;
        session.turns[0].council.members[0].name = text;
        return session;
    }

    /// Every object in `json` with a field nobody knows.
    static QJsonValue withLaterFields(const QJsonValue &json)
    {
        if (json.isArray()) {
            QJsonArray array = json.toArray();
            for (QJsonValueRef value : array)
                value = withLaterFields(value);
            return array;
        }
        if (!json.isObject())
            return json;
        QJsonObject object = json.toObject();
        for (auto field = object.begin(); field != object.end(); ++field)
            field.value() = withLaterFields(field.value());
        object[u"x-later"_s] = QJsonArray{1, u"two"_s, QJsonValue()};
        return object;
    }

    /// Calls `visit` with `json` once for every field in it, that field replaced by `value`.
    static void forEachChange(const QJsonValue &json,
                              const QJsonValue &value,
                              const std::function<void(const QJsonValue &)> &visit)
    {
        if (json.isArray()) {
            const QJsonArray array = json.toArray();
            for (qsizetype i = 0; i < array.size(); ++i) {
                const auto inside = [&](const QJsonValue &changed) {
                    QJsonArray copy = array;
                    copy[i] = changed;
                    visit(copy);
                };
                inside(value);
                forEachChange(array[i], value, inside);
            }
        } else if (json.isObject()) {
            const QJsonObject object = json.toObject();
            for (const QString &key : object.keys()) {
                const auto inside = [&](const QJsonValue &changed) {
                    QJsonObject copy = object;
                    copy[key] = changed;
                    visit(copy);
                };
                inside(value);
                forEachChange(object[key], value, inside);
            }
        }
    }
};

QTEST_GUILESS_MAIN(SessionJsonTest)
#include "tst_sessionjson.moc"
