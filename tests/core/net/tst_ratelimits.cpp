#include "core/net/ratelimits.h"

#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime Now(QDate(2023, 9, 29), QTime(16, 26, 37), QTimeZone::utc());

using Wait = std::optional<std::chrono::milliseconds>;

} // namespace

class RateLimitsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void readsEveryKindOfReset_data()
    {
        QTest::addColumn<Wait>("rest");
        const auto row = [](const char *reset, const Wait &rest) { QTest::newRow(reset) << rest; };
        // OpenAI and Groq
        row("1s", 1s);
        row("6m0s", 6min);
        row("7.66s", 7660ms);
        row("120ms", 120ms);
        row("2m59.56s", 179'560ms);
        row("1h2m3.5s", 3'723'500ms);
        row("13h17m42s", 47'862s);
        row("1d", 24h);
        row("500us", 1ms); // rounded up: never too early
        row("1.0001s", 1001ms);
        // Anthropic
        row("2023-09-29T16:27:00Z", 23s);
        row("2023-09-29T16:26:37.250Z", 250ms);
        row("2023-09-29T18:27:00+02:00", 23s);
        // IETF draft
        row("30", 30s);
        row("0.5", 500ms);
        row("33011.382867", 33'011'383ms);
        // GitHub and OpenRouter: 16:27:07
        row("1696004827", 30s);
        row("1696004827000", 30s);
        // Nothing to wait for
        row("0", {});
        row("0s", {});
        row("2023-09-29T16:26:37Z", {});
        row("2023-09-29T16:26:00Z", {});
        row("1696004797", {});
        row("1696004796000", {});
        // No sense
        row("", {});
        row("-1", {});
        row("-1s", {});
        row("inf", {});
        row("nan", {});
        row("soon", {});
        row("s", {});
        row("1", 1s);
        row("1x", {});
        row("1 s", {});
        row("1s ", {});
        row("1s2", {});
        row("1.s", {});
        row("1sm", {});
        row("2023-09-29T16:27:00", {}); // of which zone?
        row("2023-09-29", {});
        row("99999-09-29T16:27:00Z", {});
        row("99999999h", {});
        row("999999999999999s", {});
        row("99999999999999999999999999999999999", {});
        row("31536001", {}); // more than a year
        row("31536000", 31'536'000s);
    }

    void readsEveryKindOfReset()
    {
        QFETCH(const Wait, rest);
        const HttpHead head{.rateLimits = {{.remaining = "0", .reset = QTest::currentDataTag()}}};
        QCOMPARE(restAsked(head, Now), rest);
    }

    void restsOnlyWhenNothingRemains_data()
    {
        QTest::addColumn<bool>("rests");
        QTest::newRow("0") << true;
        QTest::newRow("0.0") << true;
        for (const char *left : {"1", "149984", "-1", "", "none", "0x0", "0 of 5", "nan", "0.001"})
            QTest::newRow(left) << false;
    }

    void restsOnlyWhenNothingRemains()
    {
        QFETCH(const bool, rests);
        const HttpHead head{.rateLimits = {{.remaining = QTest::currentDataTag(), .reset = "9s"}}};
        QCOMPARE(restAsked(head, Now), rests ? Wait(9s) : Wait());
    }

    void takesTheLongestOfTheExhausted()
    {
        HttpHead head{.rateLimits = {{.remaining = "0", .reset = "2s"},
                                     {.remaining = "0", .reset = "5s"},
                                     {.remaining = "0", .reset = "soon"},
                                     {.remaining = "0", .reset = "3s"},
                                     {.remaining = "8", .reset = "9m0s"}}};
        QCOMPARE(restAsked(head, Now), Wait(5s));
        head.rateLimits.clear();
        QCOMPARE(restAsked(head, Now), Wait());
    }

    void waitsAsTheHeadersSay_data()
    {
        QTest::addColumn<QByteArray>("exact");
        QTest::addColumn<QByteArray>("coarse");
        QTest::addColumn<Wait>("wait");
        QTest::newRow("none") << ""_ba
                              << ""_ba << Wait();
        QTest::newRow("exact first") << "250"_ba
                                     << "7"_ba << Wait(250ms);
        QTest::newRow("only exact") << "1500.5"_ba
                                    << ""_ba << Wait(1501ms);
        QTest::newRow("only coarse") << ""_ba
                                     << "7"_ba << Wait(7s);
        QTest::newRow("zero asks for nothing") << "0"_ba
                                               << "7"_ba << Wait(7s);
        QTest::newRow("twice zero") << "0"_ba
                                    << "0"_ba << Wait();
        QTest::newRow("negative") << "-5"_ba
                                  << "7"_ba << Wait(7s);
        QTest::newRow("garbage") << "soon"_ba
                                 << "7"_ba << Wait(7s);
        QTest::newRow("not finite") << "inf"_ba
                                    << "nan"_ba << Wait();
        QTest::newRow("absurd") << "1e20"_ba
                                << "1e20"_ba << Wait();
        QTest::newRow("long") << "86400000"_ba
                              << ""_ba << Wait(24h);
    }

    void waitsAsTheHeadersSay()
    {
        QFETCH(const QByteArray, exact);
        QFETCH(const QByteArray, coarse);
        QFETCH(const Wait, wait);
        QCOMPARE(waitAsked({.retryAfter = coarse, .retryAfterMs = exact}, Now), wait);
    }

    void parsesRetryAfter_data()
    {
        QTest::addColumn<Wait>("wait");

        QTest::newRow("") << Wait();
        QTest::newRow("20") << Wait(20s);
        QTest::newRow("0") << Wait(0s);
        QTest::newRow(" 1.5 ") << Wait(1500ms);
        QTest::newRow("2, 3") << Wait(2s);
        QTest::newRow("-10") << Wait();
        QTest::newRow("inf") << Wait();
        QTest::newRow("nan") << Wait();
        QTest::newRow("99999999999999999999999999999999999") << Wait();
        QTest::newRow("soon") << Wait();
        QTest::newRow("Fri, 29 Sep 2023 16:26:57 GMT") << Wait(20s);
        QTest::newRow("Fri, 29 Sep 2023 16:26:37 GMT") << Wait(0s);
        QTest::newRow("Fri, 29 Sep 2023 16:26:00 GMT") << Wait();
        QTest::newRow("Zun, 29 Sep 2023 16:26:57 GMT") << Wait();
        QTest::newRow("Sat, 29 Sep 2999 16:26:57 GMT") << Wait();
        QTest::newRow("Fri, 29 Sep 100000 16:26:57 GMT") << Wait();
    }

    void parsesRetryAfter()
    {
        QFETCH(const Wait, wait);
        QCOMPARE(retryAfter(QTest::currentDataTag(), Now), wait);
    }
};

QTEST_GUILESS_MAIN(RateLimitsTest)
#include "tst_ratelimits.moc"
