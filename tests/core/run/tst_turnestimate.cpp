#include "core/run/spendinghold.h"
#include "core/run/turnestimate.h"
#include "tests/support/testcouncil.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class TurnEstimateTest : public QObject
{
    Q_OBJECT

private slots:
    void countsMembersAndChair()
    {
        Council council = councilAt(u"https://api.openai.com/v1"_s);
        council.members[1].enabled = false;
        council.members[2].parameters.maxTokens = 100;
        // Two members of (8 + 16 characters + 2 × 4 tokens) or (16 characters + 4 tokens).
        council.members[0].role = u"Be brief"_s;
        const TurnEstimate estimate = estimateTurn(council, {}, question(), prices());
        const qint64 members = (2 + 4 + 4 + 4) + (4 + 4);
        const qint64 chair = 400 + 4 + 800;
        QCOMPARE(estimate.input, members + chair);
        QCOMPARE(estimate.output, 700 + 100 + 700);
        const double dollars = double(members + chair) / 1e6 + 1500 * 10 / 1e6;
        QVERIFY(qAbs(estimate.costUsd.value_or(0) - dollars) < 1e-9);
        QCOMPARE(estimate.unpriced, 0);
    }

    void growsWithTheThread()
    {
        const Council council = councilAt(u"https://api.openai.com/v1"_s);
        Turn turn;
        turn.council = council;
        turn.question.text = QString(400, u'q');
        turn.answers = {{.member = council.members[0].id,
                         .status = AnswerStatus::Complete,
                         .text = QString(4000, u'a')}};
        const qint64 alone = estimateTurn(council, {}, question(), prices()).input;
        const qint64 later = estimateTurn(council, {turn}, question(), prices()).input;
        QCOMPARE(later - alone, 100 + 4 + 1000 + 4); // only the member that answered has a thread
    }

    void theUnknownIsCounted()
    {
        const Council unknown = councilAt(u"https://a.example/v1"_s);
        const TurnEstimate estimate = estimateTurn(unknown, {}, question(), prices());
        QVERIFY(!estimate.costUsd);
        QCOMPARE(estimate.unpriced, 4);
    }

    void whatRunsAtHomeIsFree()
    {
        const Council local = councilAt(u"http://127.0.0.1:11434"_s);
        const TurnEstimate estimate = estimateTurn(local, {}, question(), prices());
        QCOMPARE(estimate.costUsd, 0.0);
        QCOMPARE(estimate.unpriced, 0);
        QVERIFY(estimate.output > 0);
    }

    void tellsWhoMayNotReadItAll()
    {
        Council council = councilAt(u"https://api.openai.com/v1"_s);
        council.members[0].model = u"small"_s;
        council.members[1].model = u"smaller"_s;
        PriceTable table = prices();
        table.learn(council.members[0].endpoint,
                    {{.id = u"m"_s},
                     {.id = u"small"_s, .contextWindow = 707},
                     {.id = u"smaller"_s, .contextWindow = 600}});
        // 16 characters and 4 tokens around them; 700 for the answer.
        const QList<TightSeat> tight = estimateTurn(council, {}, question(), table).tight;
        QCOMPARE(tight,
                 (QList<TightSeat>{{council.members[1].name, 708, 600},
                                   {council.members[0].name, 708, 707}}));
        council.members[0].parameters.maxTokens = 699;
        QCOMPARE(estimateTurn(council, {}, question(), table).tight.size(), 1);
    }

    void aRetryIsOfItsMembersAlone()
    {
        Turn turn;
        turn.council = councilAt(u"https://api.openai.com/v1"_s);
        turn.question = question();
        const QList<MemberId> members{turn.council.members[0].id, turn.council.members[2].id};
        const TurnEstimate estimate = estimateRetry(turn, members, {}, prices());
        QCOMPARE(estimate.input, 2 * (4 + 4));
        QCOMPARE(estimate.output, 1400);
        QVERIFY(qAbs(estimate.costUsd.value_or(0) - (16 + 14000) / 1e6) < 1e-9);
    }

    void aSynthesisReadsTheAnswersThereAre()
    {
        Turn turn;
        turn.council = councilAt(u"https://api.openai.com/v1"_s);
        turn.answers = {{.member = turn.council.members[0].id, .text = QString(400, u'a')}};
        const Member &chair = *turn.council.chair;
        const qint64 one = estimateSynthesis(turn, chair, prices()).input;
        turn.answers[0].text = QString(4400, u'a');
        const TurnEstimate longer = estimateSynthesis(turn, chair, prices());
        QCOMPARE(longer.input - one, 1000);
        QCOMPARE(longer.output, 700);
    }

    void whatIsBeingWrittenIsExpectedToCost()
    {
        Turn turn;
        turn.council = councilAt(u"https://api.openai.com/v1"_s);
        turn.answers = {{.member = turn.council.members[0].id,
                         .status = AnswerStatus::Complete,
                         .times = {.sent = Microseconds(1)},
                         .usage = {.costUsd = 0.5}},
                        {.member = turn.council.members[1].id,
                         .status = AnswerStatus::Writing,
                         .request = {{u"text"_s, QString(400, u'a')}},
                         .times = {.sent = Microseconds(1)}}};
        const Spending spending = expectedSpending(turn, prices());
        const double running = (103 + 7000) / 1e6; // 411 characters of JSON in, 700 tokens out
        QVERIFY(qAbs(spending.costUsd.value_or(0) - 0.5 - running) < 1e-9);
        QCOMPARE(spending.unpriced, 0);
        turn.answers[1].member = MemberId::create();
        QCOMPARE(expectedSpending(turn, prices()).costUsd, 0.5);
    }

    void onlyWhatCostsIsHeldBack()
    {
        const Spending before{.costUsd = 0.2, .unpriced = 1};
        QVERIFY(!spendingHold({}, before, {.costUsd = 1}));
        QVERIFY(!spendingHold(0.31, before, {.costUsd = 0.1}));
        QVERIFY(!spendingHold(0.1, before, {.costUsd = 0}));
        QCOMPARE(spendingHold(0.25, before, {.costUsd = 0.1, .unpriced = 1}),
                 (SpendingHold{.costUsd = 0.2 + 0.1, .limitUsd = 0.25, .unpriced = 2}));
        QVERIFY(spendingHold(0.1, before, {.unpriced = 1})); // it is passed already
        QVERIFY(!spendingHold(0.25, before, {.unpriced = 1}));
    }

private:
    static Council councilAt(const QString &url)
    {
        Council council = councilOf(QUrl(url), {u"m"_s, u"m"_s, u"m"_s});
        for (Member &member : council.members)
            member.role.clear();
        council.chair = council.members[0];
        council.chair->id = MemberId::create();
        return council;
    }
    static Question question() { return {.text = u"Which one is it?"_s}; }
    static PriceTable prices()
    {
        QByteArray json = "{'format':'conclave-prices','version':1,'providers':"
                          "{'openai':{'m':{'input':1,'output':10}}}}";
        return *PriceTable::fromFile(json.replace('\'', '"'));
    }
};

QTEST_GUILESS_MAIN(TurnEstimateTest)
#include "tst_turnestimate.moc"
