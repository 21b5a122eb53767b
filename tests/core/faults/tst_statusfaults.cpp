#include "tests/core/faults/fault.h"
#include "tests/support/testcouncil.h"

#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using enum AnswerStatus;
using Kind = Error::Kind;
using Await = Fault::Await;
using Bytes = Fault::Bytes;

Fault whole(const char *name, const QString &words)
{
    return {.name = name, .words = words, .status = Complete, .text = wordsOfServer(8)};
}

/// Said once, and that is that.
Fault final(const char *name, const QString &words, Kind kind, int http, const QString &says = {})
{
    return {
        .name = name, .words = words, .status = Failed, .error = kind, .says = says, .http = http};
}

/// Tried three times in all, with these waits between.
Fault tried(const char *name,
            const QString &words,
            Kind kind,
            int http,
            const QList<Fault::Pause> &pauses = backoffs())
{
    Fault fault = final(name, words, kind, http);
    fault.arrivals = int(pauses.size()) + 1;
    fault.pauses = pauses;
    return fault;
}

QList<Fault::Pause> twice(Microseconds pause)
{
    return {{Await::Retrying, pause}, {Await::Retrying, pause}};
}

/// As the RetryPolicy polls a local server that loads its model.
QList<Fault::Pause> pausesWhileLoading()
{
    QList<Fault::Pause> pauses;
    Microseconds waited{0};
    Microseconds pause = 1s;
    while (waited + pause <= 10min) {
        pauses.append({Await::Retrying, pause});
        waited += pause;
        pause = std::min<Microseconds>(waited + 1s, 8s);
    }
    return pauses;
}

QList<Fault> heads()
{
    Fault drips = final("19 headers drip for ever", u"dripheaders20"_s, Kind::FirstByteTimeout, 0);
    drips.pauses = {{Await::Sent, 10min}};
    drips.bytes = Bytes::AsTheyAre;
    Fault silent = drips;
    silent.name = "21 headers, then silence";
    silent.words = u"stall0"_s;
    silent.pauses = {{Await::Headers, 10min}};
    return {drips,
            silent,
            whole("22 100 Continue first", u"early100"_s),
            final("22 100 Continue, then 403", u"early100-err403"_s, Kind::Forbidden, 403),
            final("23 102 Processing first", u"early102"_s, Kind::Protocol, 102, u"interim"_s),
            final("23 103 Early Hints first", u"early103"_s, Kind::Protocol, 103, u"interim"_s),
            final("24 204 No Content", u"status204"_s, Kind::EmptyAnswer, 204),
            final("24 304 Not Modified", u"status304"_s, Kind::Protocol, 304)};
}

QList<Fault> refusals()
{
    Fault context = final("30 400 too long", u"err400"_s, Kind::TooLong, 400, u"8192 tokens"_s);
    Fault field = final("30 422 twice", u"err422"_s, Kind::BadRequest, 422, u"stream_options"_s);
    field.arrivals = 2; // once more without the field that it does not take
    Fault corrected = whole("30 422, then well", u"err422-times1"_s);
    corrected.arrivals = 2;
    corrected.notice = Notice::Corrected;
    return {final("27 401", u"err401"_s, Kind::Unauthorized, 401, u"•••"_s),
            final("28 403", u"err403"_s, Kind::Forbidden, 403, u"territory"_s),
            final("29 404", u"err404"_s, Kind::NotFound, 404, u"does not exist"_s),
            context,
            field,
            corrected,
            tried("31 408", u"err408"_s, Kind::Server, 408),
            tried("31 409", u"err409"_s, Kind::BadRequest, 409),
            final("32 413 after the upload", u"err413"_s, Kind::TooLong, 413, u"too large"_s),
            final("107 the key in an error", u"echokey400"_s, Kind::BadRequest, 400, u"•••"_s)};
}

QList<Fault> rests()
{
    const auto limited = [](const char *name, const QString &words, Microseconds pause) {
        return tried(name, words, Kind::RateLimited, 429, twice(pause));
    };
    return {
        limited("33 429, in 2 s", u"err429-retry2"_s, 2100ms), // plus half of a tenth
        limited("33 429, in half a second", u"err429-retryhalf"_s, 525ms),
        limited("33 429, in 150 ms", u"err429-retryms150"_s, 157'500us),
        final("33 429, do not retry", u"err429-shouldnotretry"_s, Kind::RateLimited, 429),
        limited("35 429, two hints", u"err429-retrytwice"_s, 2100ms),
        final("36 429, in a day", u"err429-retryday"_s, Kind::RateLimited, 429),
        tried("37 429, a negative hint", u"err429-retrynegative"_s, Kind::RateLimited, 429),
        tried("37 429, garbage", u"err429-retrygarbage"_s, Kind::RateLimited, 429),
        tried("37 429, the year 100000", u"err429-retryfar"_s, Kind::RateLimited, 429),
        tried("38 429, no hint", u"err429"_s, Kind::RateLimited, 429),
        limited("38 429, used-up counters", u"err429-ratelimit300"_s, 315ms),
        limited("38 429, used up for a minute", u"err429-ratelimit"_s, 63s),
    };
}

QList<Fault> outages()
{
    Fault again = whole("39 500, then well", u"err500-times1"_s);
    again.arrivals = 2;
    again.pauses = backoffs(2);
    Fault loads = whole("41 loading, then well", u"loading-times3"_s);
    loads.arrivals = 4;
    loads.pauses = pausesWhileLoading().first(3);
    Fault loadsOn =
        tried("41 loading for ever", u"loading"_s, Kind::ModelLoading, 503, pausesWhileLoading());
    loadsOn.bytes = Bytes::AsTheyAre;
    Fault page = tried("40 502, a proxy’s page", u"htmlerr502"_s, Kind::Server, 502);
    page.says = u"Bad Gateway"_s;
    return {again,
            page,
            tried("40 504, a proxy’s page", u"htmlerr504"_s, Kind::Server, 504),
            loads,
            loadsOn,
            tried("42 529, OpenAI’s words", u"err529"_s, Kind::Overloaded, 529),
            tried("42 529, Anthropic’s words", u"anthropic529"_s, Kind::Overloaded, 529)};
}

QList<Fault> strangeSuccesses()
{
    return {final("43 a login page", u"html"_s, Kind::NotAnApi, 200, u"Sign in"_s),
            whole("44 JSON instead of a stream", u"json"_s),
            final("45 an error with 200", u"jsonerror"_s, Kind::Server, 200, u"Sorry"_s),
            final("46 an empty body", u"empty200"_s, Kind::EmptyAnswer, 200),
            whole("47 no type, a stream", u"notype"_s),
            whole("47 no type, JSON", u"json-notype"_s),
            tried("47 no type, an error", u"err500-notype"_s, Kind::Server, 500)};
}

} // namespace

/// Cases 19 to 49: what servers say before or instead of an answer.
class StatusFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void isUnderstood_data()
    {
        addFaults(heads() + refusals() + rests() + outages() + strangeSuccesses());
    }

    void isUnderstood()
    {
        QFETCH(Fault, fault);
        QFETCH(Cutting, cutting);
        FaultPlay play;
        end(play, playFault(play, fault, cutting));
    }

    void redirectsAreNotFollowed_data() // 25, 26
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("isElsewhere");
        for (const int status : {301, 302, 303, 307, 308}) {
            QTest::addRow("25 %d to another server", status) << status << true;
            QTest::addRow("26 %d to the same server", status) << status << false;
        }
    }

    void redirectsAreNotFollowed()
    {
        QFETCH(int, status);
        QFETCH(bool, isElsewhere);
        FakeServer target;
        QVERIFY(target.listen());
        FaultPlay play;
        const QString to =
            isElsewhere ? u"redirect%1"_s.arg(target.url().port()) : u"redirectsame"_s;
        const Fault fault = final("",
                                  to + u"-status%1"_s.arg(status),
                                  Kind::Redirected,
                                  status,
                                  isElsewhere ? u"127.0.0.1"_s : u"/elsewhere"_s);
        const QString problem = playFault(play, fault);
        QCOMPARE(target.accepted(), 0);
        QCOMPARE(play.server().arrivals().size(), 2); // its own and the healthy one's
        end(play, problem);
    }

    void aRejectedKeyIsNotTriedAgain() // 27
    {
        FaultPlay play;
        Council council = councilOf(play.server().url(), {});
        const Endpoint account{
            .id = EndpointId::create(), .url = play.server().url(), .parallelLimit = 1};
        for (int i = 0; i < 5; ++i) {
            council.members.append(seatFor(u"M"_s, account.url, u"err401-%1"_s.arg(i)));
            council.members.last().endpoint = account;
        }
        play.ask(council);
        QVERIFY(play.until([&] { return play.turn().ended; }));
        for (const Answer &answer : play.turn().answers)
            QCOMPARE(answer.error.value_or(Error()).kind, Kind::Unauthorized);
        QCOMPARE(play.server().arrivals().size(), 1);
        end(play, {});
    }

    void earlyRefusalOfALongQuestion_data() // 32
    {
        QTest::addColumn<int>("size");
        QTest::newRow("32 early 413, 4 KB") << 4096;
        QTest::newRow("32 early 413, 20 MB") << 20'000'000;
    }

    void earlyRefusalOfALongQuestion()
    {
        QFETCH(int, size);
        FaultPlay play;
        play.server().setIntake({.bodyLimit = 1000});
        play.ask(councilOf(play.server().url(), {u"a"_s}), {}, QString(size, u'x'));
        QVERIFY(play.until([&] { return play.turn().ended; }));
        const Answer &answer = play.answer(0);
        QCOMPARE(answer.status, Failed);
        QCOMPARE(answer.error->kind, Kind::TooLong);
        QCOMPARE(answer.error->http, 413);
        QCOMPARE(play.server().arrivals().size(), 1);
        end(play, {});
    }

    void waitsForADate() // 34
    {
        FaultPlay play;
        // The server dates its hint by the real wall clock.
        play.clock().suspend(std::chrono::milliseconds(
            play.clock().wallTime().msecsTo(QDateTime::currentDateTimeUtc())));
        play.ask(councilOf(play.server().url(), {u"err429-retrydate5-times1"_s}));
        QVERIFY(play.until([&] { return play.answer(0).status == Retrying; }));
        const Retry retry = play.answer(0).retries.last();
        const Microseconds pause = *retry.again - retry.failed;
        QVERIFY(pause > 3s && pause < 6s); // dates have no fractions of a second
        play.advance(pause - 1ms);
        play.settle();
        QCOMPARE(play.answer(0).status, Retrying);
        play.advance(1ms);
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.answer(0).status, Complete);
        QCOMPARE(play.server().arrivals().size(), 2);
        end(play, {});
    }

    void keepsNeitherCookiesNorAnswers_data()
    {
        QTest::addColumn<QString>("model");
        QTest::newRow("48 Set-Cookie") << u"setcookie"_s;
        QTest::newRow("49 headers for caches") << u"cacheheaders"_s;
    }

    void keepsNeitherCookiesNorAnswers()
    {
        QFETCH(QString, model);
        FaultPlay play;
        const Council council = councilOf(play.server().url(), {model});
        for (int i = 1; i <= 2; ++i) {
            play.ask(council);
            QVERIFY(play.until([&] { return play.turn().ended; }));
            QCOMPARE(play.answer(0).text, wordsOfServer(8));
            QCOMPARE(play.server().arrivals().size(), i);
            QVERIFY(play.server().arrivals().last().header("Cookie").isEmpty());
            QVERIFY(play.server().arrivals().last().header("If-None-Match").isEmpty());
        }
        end(play, {});
    }

    void aServerThatHangsUpIsNotAskedTwice() // 97
    {
        FaultPlay play;
        const Council first = councilOf(play.server().url(), {u"hangup"_s});
        play.ask(first);
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.answer(0).status, Complete);
        play.ask(councilOf(play.server().url(), {u"closeafter"_s}));
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.answer(0).error.value_or(Error()).kind, Kind::NoReply);
        QCOMPARE(play.server().arrivals().size(), 2);
        end(play, {});
    }

private:
    static void end(FaultPlay &play, const QString &problem)
    {
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const QString broken = play.close();
        QVERIFY2(broken.isEmpty(), qPrintable(broken));
    }
};

QTEST_GUILESS_MAIN(StatusFaultsTest)
#include "tst_statusfaults.moc"
