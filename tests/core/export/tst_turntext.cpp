#include "core/export/turntext.h"
#include "tests/support/testcouncil.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class TurnTextTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_turn = {};
        m_turn.question.text = u"Why?"_s;
        m_turn.council = councilOf(QUrl(u"http://127.0.0.1:4711/v1"_s), {u"a"_s, u"b"_s});
    }

    void hasEverybodyInTheCouncilsOrder()
    {
        answer(1, AnswerStatus::Complete, u"\n\nSecond *says*.\n"_s);
        answer(0, AnswerStatus::Complete, u"First says."_s);
        Synthesis synthesis;
        synthesis.answer.status = AnswerStatus::Complete;
        synthesis.answer.text = u"Both say."_s;
        synthesis.from = {m_turn.council.members[0].id, m_turn.council.members[1].id};
        m_turn.synthesis = synthesis;
        QCOMPARE(
            turnText(m_turn),
            u"# Why?\n\n## Member a · a\n\nFirst says.\n\n## Member b · b\n\nSecond *says*.\n\n"
            "## Synthesis · 2 of 2; by the chair\n\nBoth say.\n"_s);
    }

    void saysHowAnAnswerFellShort()
    {
        answer(0, AnswerStatus::Failed, {});
        m_turn.answers[0].error = Error{.kind = Error::Kind::RateLimited, .http = 429};
        answer(1, AnswerStatus::Partial, u"Half of"_s);
        m_turn.answers[1].notice = Notice::Stopped;
        const QString text = turnText(m_turn);
        QVERIFY2(text.contains(u"## Member a · a\n\n*failed — rate_limited"_s), qPrintable(text));
        QVERIFY2(text.contains(u"*\n\nHalf of\n"_s), qPrintable(text));
        QVERIFY2(text.contains(u"## Member b · b\n\n*partial"_s), qPrintable(text));
    }

    void anEarlierAttemptStandsInForOneWithoutText()
    {
        answer(0, AnswerStatus::Complete, u"First attempt"_s);
        answer(0, AnswerStatus::Failed, {});
        m_turn.answers[1].attempt = 2;
        QVERIFY(turnText(m_turn).contains(u"First attempt"_s));
    }

    void aLongQuestionIsThereWhole()
    {
        m_turn.question.text = u"Line one\nLine two"_s;
        QVERIFY(turnText(m_turn).contains(u"\n\nLine one\nLine two\n"_s));
    }

private:
    void answer(int seat, AnswerStatus status, const QString &text)
    {
        Answer answer;
        answer.member = m_turn.council.members[seat].id;
        answer.status = status;
        answer.text = text;
        m_turn.answers.append(answer);
    }

    Turn m_turn;
};

QTEST_APPLESS_MAIN(TurnTextTest)
#include "tst_turntext.moc"
