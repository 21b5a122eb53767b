#include "core/session/answer.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class AnswerTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void endsInOneOfFourWays()
    {
        using enum AnswerStatus;
        for (const auto status : {Waiting, Connecting, Thinking, Writing, Retrying})
            QVERIFY(!isFinal(status));
        for (const auto status : {Complete, Partial, Failed, Cancelled})
            QVERIFY(isFinal(status));
    }

    void hasASpeedOnceItWrites()
    {
        Answer answer;
        QVERIFY(!tokenRate(answer));

        answer = writing();
        answer.pieces = 1;
        QVERIFY(!tokenRate(answer));

        answer = writing();
        answer.times.lastText = answer.times.firstText;
        QVERIFY(!tokenRate(answer)); // one burst
    }

    void guessesTheSpeedWhileNobodyCounted()
    {
        const Answer answer = writing();
        QCOMPARE(tokenRate(answer)->tokensPerSecond, 50.0);
        QVERIFY(tokenRate(answer)->estimated);
    }

    void countsOnlyVisibleTokens()
    {
        Answer answer = writing();
        answer.usage.output = 300;
        answer.usage.reasoning = 100;
        QVERIFY(tokenRate(answer)->estimated); // not ended: the count may be half a count

        answer.status = AnswerStatus::Complete;
        QCOMPARE(tokenRate(answer)->tokensPerSecond, 100.0);
        QVERIFY(!tokenRate(answer)->estimated);

        answer.usage.estimated = true;
        QVERIFY(tokenRate(answer)->estimated);
    }

    void isNotFooledByReasoningCountedBesideTheOutput()
    {
        Answer answer = writing();
        answer.status = AnswerStatus::Complete;
        answer.usage.output = 100;
        answer.usage.reasoning = 700;
        QCOMPARE(tokenRate(answer)->tokensPerSecond, 50.0);
        QVERIFY(tokenRate(answer)->estimated);
    }

    void knowsHowMuchWasWrittenByAMoment()
    {
        Answer answer = writing();
        answer.pace.add(500ms, 10);
        answer.pace.add(600ms, 100);
        answer.pace.add(2500ms, 400);
        QCOMPARE(writtenBy(answer, 499ms), 0);
        QCOMPARE(writtenBy(answer, 1s), 100);
        QCOMPARE(writtenBy(answer, 1h), 400);
        answer.text.truncate(50); // by whoever edited the file
        QCOMPARE(writtenBy(answer, 1h), 50);
    }

    void takesATextOfUnknownPaceToHaveGrownEvenly()
    {
        const Answer answer = writing();
        QCOMPARE(writtenBy(answer, 499ms), 0);
        QCOMPARE(writtenBy(answer, 1500ms), 200);
        QCOMPARE(writtenBy(answer, 1h), 400);
        QCOMPARE(writtenBy(Answer(), 1h), 0);
    }

private:
    /// 400 characters in 2 seconds.
    static Answer writing()
    {
        Answer answer;
        answer.status = AnswerStatus::Writing;
        answer.pieces = 10;
        answer.text = QString(400, u'x');
        answer.times.firstText = 500ms;
        answer.times.lastText = 2500ms;
        return answer;
    }
};

QTEST_GUILESS_MAIN(AnswerTest)
#include "tst_answer.moc"
