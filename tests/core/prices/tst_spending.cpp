#include "core/prices/spending.h"
#include "tests/support/testcouncil.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class SpendingTest : public QObject
{
    Q_OBJECT

private slots:
    void addsUpAllThatWasSent()
    {
        Turn turn = turnAt(u"https://api.example.com/v1"_s);
        turn.answers = {sent(turn, {.input = 10, .output = 5, .costUsd = 0.5}),
                        sent(turn, {.input = 10, .output = 7, .costUsd = 0.25}), // again
                        sent(turn, {.output = 3}),
                        Answer{.member = turn.council.members[0].id}}; // waited, never sent
        turn.earlierSyntheses = {{.answer = sent(turn, {.costUsd = 1, .isCostEstimated = true})}};
        turn.synthesis = Synthesis{.answer = sent(turn, {})};
        const Spending spending = spendingOf(turn);
        QCOMPARE(spending,
                 (Spending{.tokens = 35, .costUsd = 1.75, .isCostEstimated = true, .unpriced = 2}));
    }

    void knowsNothingOfATurnThatSaidNothing()
    {
        Turn turn = turnAt(u"https://api.example.com/v1"_s);
        QCOMPARE(spendingOf(turn), Spending());
        turn.answers = {sent(turn, {})};
        QCOMPARE(spendingOf(turn), Spending{.unpriced = 1});
    }

    void whatRunsAtHomeCostsNothing()
    {
        Turn turn = turnAt(u"http://127.0.0.1:11434"_s);
        turn.answers = {sent(turn, {.input = 1, .output = 2})};
        QCOMPARE(spendingOf(turn), (Spending{.tokens = 3, .costUsd = 0}));
    }

    void sumsTurns()
    {
        Spending sum{.tokens = 1, .unpriced = 1};
        sum += {.tokens = 2, .costUsd = 0.5, .isCostEstimated = true, .unpriced = 2};
        sum += {};
        QCOMPARE(sum,
                 (Spending{.tokens = 3, .costUsd = 0.5, .isCostEstimated = true, .unpriced = 3}));
    }

private:
    static Turn turnAt(const QString &url)
    {
        Turn turn;
        turn.council = councilOf(QUrl(url), {u"m"_s});
        return turn;
    }
    static Answer sent(const Turn &turn, const Usage &usage)
    {
        return {.member = turn.council.members[0].id, .times = {.sent = 1ms}, .usage = usage};
    }
};

QTEST_GUILESS_MAIN(SpendingTest)
#include "tst_spending.moc"
