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
