#include "core/net/retrypolicy.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <array>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Kind = Error::Kind;
using Failed = RetryPolicy::Failed;
using Pause = std::optional<Microseconds>;
using Wait = std::optional<std::chrono::milliseconds>;

namespace {

constexpr int Kinds = int(Kind::TooLarge) + 1;

bool isRetried(const Failed &failed)
{
    return RetryPolicy::pause(failed, 0.5).has_value();
}

Failed limited(const Wait &hint, int retries = 0)
{
    return {.error = {.kind = Kind::RateLimited, .http = 429, .retryAfter = hint},
            .retries = retries};
}

Failed loading(Microseconds sinceFirstTry, bool isLocal)
{
    return {.error = {.kind = Kind::ModelLoading, .http = 503},
            .isLocal = isLocal,
            .sinceFirstTry = sinceFirstTry};
}

struct KindRow
{
    Kind kind;
    bool ifSent;
    bool ifUnsent;
};

// Without a status, as inside a stream that began well.
constexpr std::array KindTable{
    KindRow{Kind::Cancelled, false, false},
    KindRow{Kind::Configuration, false, false},
    KindRow{Kind::BadFile, false, false},
    KindRow{Kind::ArchiveInUse, false, false},
    KindRow{Kind::ArchiveNewer, false, false},
    KindRow{Kind::ArchiveDamaged, false, false},
    KindRow{Kind::ArchiveUnwritable, false, false},
    KindRow{Kind::NoKey, false, false},
    KindRow{Kind::NoKeyRing, false, false},
    KindRow{Kind::KeyRingLocked, false, false},
    KindRow{Kind::KeyRingTimeout, false, false},
    KindRow{Kind::HostNotFound, false, true},
    KindRow{Kind::Refused, false, true},
    KindRow{Kind::ConnectTimeout, false, true},
    KindRow{Kind::Unreachable, false, false},
    KindRow{Kind::FirstByteTimeout, false, false},
    KindRow{Kind::IdleTimeout, false, false},
    KindRow{Kind::Tls, false, false},
    KindRow{Kind::Proxy, false, false},
    KindRow{Kind::Network, false, true},
    KindRow{Kind::OutOfConnections, false, true},
    KindRow{Kind::NoReply, false, false},
    KindRow{Kind::Redirected, false, false},
    KindRow{Kind::NotAnApi, false, false},
    KindRow{Kind::Unauthorized, false, false},
    KindRow{Kind::Forbidden, false, false},
    KindRow{Kind::QuotaExceeded, false, false},
    KindRow{Kind::RateLimited, true, true},
    KindRow{Kind::NotFound, false, false},
    KindRow{Kind::TooLong, false, false},
    KindRow{Kind::BadRequest, false, false},
    KindRow{Kind::Overloaded, true, true},
    KindRow{Kind::ModelLoading, true, true},
    KindRow{Kind::Server, false, false},
    KindRow{Kind::Protocol, false, false},
    KindRow{Kind::EmptyAnswer, false, false},
    KindRow{Kind::OutOfTokens, false, false},
    KindRow{Kind::ToolCall, false, false},
    KindRow{Kind::Interrupted, false, false},
    KindRow{Kind::TooLarge, false, false},
};

struct StatusRow
{
    int http;
    Kind kind;
    bool isRetried;
    bool ifServerAsks; ///< x-should-retry: true
};

constexpr std::array StatusTable{
    StatusRow{103, Kind::Protocol, false, false},
    StatusRow{200, Kind::Server, false, false},
    StatusRow{200, Kind::RateLimited, true, true},
    StatusRow{200, Kind::Overloaded, true, true},
    StatusRow{200, Kind::EmptyAnswer, false, false},
    StatusRow{302, Kind::Redirected, false, false},
    StatusRow{400, Kind::BadRequest, false, false},
    StatusRow{400, Kind::TooLong, false, false},
    StatusRow{401, Kind::Unauthorized, false, false},
    StatusRow{402, Kind::QuotaExceeded, false, false},
    StatusRow{403, Kind::Forbidden, false, false},
    StatusRow{404, Kind::NotFound, false, false},
    StatusRow{405, Kind::NotFound, false, false},
    StatusRow{408, Kind::Server, true, true},
    StatusRow{409, Kind::BadRequest, true, true},
    StatusRow{413, Kind::TooLong, false, false},
    StatusRow{418, Kind::BadRequest, false, true},
    StatusRow{422, Kind::BadRequest, false, false},
    StatusRow{425, Kind::BadRequest, false, true},
    StatusRow{429, Kind::RateLimited, true, true},
    StatusRow{429, Kind::QuotaExceeded, false, false},
    StatusRow{498, Kind::Overloaded, true, true},
    StatusRow{500, Kind::Server, true, true},
    StatusRow{500, Kind::Unauthorized, false, false},
    StatusRow{502, Kind::Server, true, true},
    StatusRow{503, Kind::Overloaded, true, true},
    StatusRow{503, Kind::ModelLoading, true, true},
    StatusRow{504, Kind::Server, true, true},
    StatusRow{524, Kind::Server, true, true},
    StatusRow{529, Kind::Overloaded, true, true},
};

} // namespace

class RetryPolicyTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void knowsEveryKind()
    {
        QCOMPARE(int(KindTable.size()), Kinds);
        for (const KindRow &row : KindTable) {
            const QByteArray name = errorKindName(row.kind).toUtf8();
            const Error error{.kind = row.kind};
            QVERIFY2(row.kind == KindTable[size_t(row.kind)].kind, name.constData());
            for (const bool hasContent : {false, true}) {
                const Failed sent{.error = error, .gotContent = hasContent, .wasSent = true};
                const Failed unsent{.error = error, .gotContent = hasContent, .wasSent = false};
                QVERIFY2(isRetried(sent) == (row.ifSent && !hasContent), name.constData());
                QVERIFY2(isRetried(unsent) == (row.ifUnsent && !hasContent), name.constData());
            }
        }
    }

    void knowsEveryStatus_data()
    {
        QTest::addColumn<int>("at");
        for (int i = 0; i < int(StatusTable.size()); ++i) {
            const StatusRow &row = StatusTable[size_t(i)];
            QTest::addRow("%d %s", row.http, qPrintable(errorKindName(row.kind))) << i;
        }
    }

    void knowsEveryStatus()
    {
        QFETCH(const int, at);
        const StatusRow &row = StatusTable[size_t(at)];
        Failed failed{.error = {.kind = row.kind, .http = row.http}};

        QCOMPARE(isRetried(failed), row.isRetried);
        failed.error.shouldRetry = true;
        QCOMPARE(isRetried(failed), row.ifServerAsks);
        failed.gotContent = true;
        QVERIFY(!isRetried(failed));
        failed.gotContent = false;
        failed.error.shouldRetry = false;
        QVERIFY(!isRetried(failed));
    }

    void refusedHereIsFinal()
    {
        Failed failed{.error = {.kind = Kind::Refused},
                      .wasSent = false,
                      .isLocal = true,
                      .isThisMachine = true};
        QVERIFY(!isRetried(failed));
        failed.isThisMachine = false; // another machine in the house may be starting
        QVERIFY(isRetried(failed));
        failed.isThisMachine = true;
        failed.error.kind = Kind::ConnectTimeout;
        QVERIFY(isRetried(failed));
    }

    void givesUpAfterTheMostRetries()
    {
        QVERIFY(isRetried(limited({}, RetryPolicy::MostRetries - 1)));
        QVERIFY(!isRetried(limited({}, RetryPolicy::MostRetries)));
        QVERIFY(!isRetried(limited(20s, RetryPolicy::MostRetries)));
    }

    // The vectors of openai-python's tests, as far as they are about a number (its headers are read
    // in tst_ratelimits). Where it jitters by a quarter, we do so by the whole.
    void waitsAsTheOfficialClientDoes_data()
    {
        QTest::addColumn<Wait>("hint");
        QTest::addColumn<int>("retries");
        QTest::addColumn<Pause>("least");
        QTest::addColumn<Pause>("most");
        const auto row = [](const char *name, Wait hint, int retries, Pause least, Pause most) {
            QTest::newRow(name) << hint << retries << least << most;
        };
        row("20", 20s, 0, 20s, 21s);
        row("60", 60s, 0, 60s, 61s);
        row("61", 61s, 0, 61s, 62s);
        row("120", 120s, 0, 120s, 121s);
        row("121", 121s, 0, {}, {});
        row("120001 ms", 120'001ms, 0, {}, {});
        row("a day", 24h, 0, {}, {});
        row("the longest", std::chrono::milliseconds::max(), 0, {}, {});
        row("a tenth", 2s, 1, 2s, 2200ms);
        row("0", 0s, 0, 0s, 500ms);
        row("negative", -10s, 0, 0s, 500ms);
        row("none, first", {}, 0, 0s, 500ms);
        row("none, second", {}, 1, 0s, 1s);
    }

    void waitsAsTheOfficialClientDoes()
    {
        QFETCH(const Wait, hint);
        QFETCH(const int, retries);
        QFETCH(const Pause, least);
        QFETCH(const Pause, most);
        QCOMPARE(RetryPolicy::pause(limited(hint, retries), 0), least);
        QCOMPARE(RetryPolicy::pause(limited(hint, retries), 1), most);
    }

    void tooLongAWaitIsNoRetryEvenIfTheServerAsks()
    {
        Failed failed = limited(121s);
        failed.error.shouldRetry = true;
        QVERIFY(!isRetried(failed));
    }

    void waitsForAModelWithGrowingPauses()
    {
        for (const bool isLocal : {true, false}) {
            QList<Microseconds> pauses;
            Microseconds now{0};
            Pause next;
            while ((next = RetryPolicy::pause(loading(now, isLocal), 0.5))) {
                pauses.append(*next);
                now += *next + 3ms; // until the next reply
                QVERIFY(pauses.size() < 100);
            }
            QCOMPARE(pauses.first(5), QList<Microseconds>({1s, 2s, 4s, 8s, 8s}));
            QCOMPARE(pauses.last(), Microseconds(8s));
            const Microseconds limit = isLocal ? Microseconds(10min) : Microseconds(2min);
            QVERIFY(now <= limit + 3ms && now > limit - 8s);
        }
    }

    void waitsForAModelNoLongerThanTheLimit()
    {
        QCOMPARE(RetryPolicy::pause(loading(592s, true), 0), Pause(8s));
        QCOMPARE(RetryPolicy::pause(loading(592s + 1us, true), 0), Pause());
        QCOMPARE(RetryPolicy::pause(loading(112s, false), 0), Pause(8s));
        QCOMPARE(RetryPolicy::pause(loading(112s + 1us, false), 0), Pause());
        QCOMPARE(RetryPolicy::pause(loading(Microseconds::max(), true), 0), Pause());
    }

    void aModelIsNotCountedAsRetries()
    {
        Failed failed = loading(0s, true);
        failed.retries = 100;
        QVERIFY(isRetried(failed));
        failed.gotContent = true;
        QVERIFY(!isRetried(failed));
    }

    void honoursAHintWhileAModelLoads()
    {
        Failed failed = loading(0s, false);
        failed.error.retryAfter = 20s;
        QCOMPARE(RetryPolicy::pause(failed, 1), Pause(20s));
        failed.sinceFirstTry = 101s;
        QCOMPARE(RetryPolicy::pause(failed, 1), Pause());
        failed = loading(60s, false);
        failed.error.retryAfter = 2s;
        QCOMPARE(RetryPolicy::pause(failed, 1), Pause(8s));
    }

    void staysWithinBoundsWhateverHappens()
    {
        QRandomGenerator random(20230929);
        int retried = 0;
        for (int i = 0; i < 200'000; ++i) {
            const Failed failed = anyFailure(random);
            const double jitter = random.generateDouble();
            const Pause pause = RetryPolicy::pause(failed, jitter);
            const Pause least = RetryPolicy::pause(failed, 0);
            const Pause most = RetryPolicy::pause(failed, 1);
            // Chance decides how long, never whether.
            QCOMPARE(least.has_value(), pause.has_value());
            QCOMPARE(most.has_value(), pause.has_value());
            if (!pause)
                continue;
            ++retried;
            const Microseconds hint = failed.error.retryAfter.value_or(0ms);
            QVERIFY(!failed.gotContent);
            QVERIFY(*least >= 0s && *least <= *pause && *pause <= *most);
            QVERIFY(*pause >= hint && *most <= std::max<Microseconds>(hint + 1s, 8s));
            if (failed.error.kind == Kind::ModelLoading)
                continue;
            QVERIFY(failed.retries < RetryPolicy::MostRetries);
            Failed earlier = failed;
            earlier.retries = 0;
            QVERIFY(RetryPolicy::pause(earlier, 1) <= most);
        }
        QVERIFY(retried > 9'000);
    }

private:
    static Failed anyFailure(QRandomGenerator &random)
    {
        const auto coin = [&random] { return random.bounded(2) == 1; };
        constexpr std::array Statuses{0, 200, 400, 408, 409, 418, 429, 500, 503, 529, 599};
        Failed failed{.error = {.kind = Kind(random.bounded(Kinds)),
                                .http = Statuses[size_t(random.bounded(int(Statuses.size())))]},
                      .retries = random.bounded(4),
                      .gotContent = random.bounded(4) == 0,
                      .wasSent = coin(),
                      .isLocal = coin(),
                      .sinceFirstTry = Microseconds(random.bounded(700) * 1'000'000)};
        if (coin())
            failed.error.retryAfter = std::chrono::milliseconds(random.bounded(-1000, 150'000));
        if (random.bounded(4) == 0)
            failed.error.shouldRetry = coin();
        return failed;
    }
};

QTEST_GUILESS_MAIN(RetryPolicyTest)
#include "tst_retrypolicy.moc"
