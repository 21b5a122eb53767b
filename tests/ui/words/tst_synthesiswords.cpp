#include "tests/support/testcouncil.h"
#include "ui/words/synthesiswords.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class SynthesisWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_turn = Turn();
        for (int seat = 0; seat < 5; ++seat)
            m_turn.council.members.append({.id = MemberId::create()});
        m_turn.council.chair = Member{.id = MemberId::create()};
        m_turn.council.chair->endpoint.name = u"Rack"_s;
    }

    void saysByWhomAndFromHowMany()
    {
        for (const int seat : {0, 1, 2})
            end(seat, AnswerStatus::Complete, 2s);
        end(3, AnswerStatus::Failed, 2s);
        ask(4);
        const Synthesis synthesis = begin(SynthesisAuthor::SecondChair, {0, 1, 2}, {2});
        const QString expected =
            u"Synthesis by the second chair · from 3 of 5, 1 of them partial (1 failed, 1 late)"_s;
        QCOMPARE(synthesisSentence(m_turn, synthesis), expected);
        m_turn.answers.last().status = AnswerStatus::Complete; // later
        m_turn.answers.last().times.ended = 60s;
        QCOMPARE(synthesisSentence(m_turn, synthesis), expected);
    }

    void aSoundOneNeedsNoWarning()
    {
        end(0, AnswerStatus::Complete, 2s);
        m_turn.synthesis = begin(SynthesisAuthor::Chair, {0});
        QCOMPARE(warning(), SynthesisWarning{});
    }

    void lateAnswersAreOffered()
    {
        end(0, AnswerStatus::Complete, 2s);
        ask(1);
        ask(2);
        m_turn.synthesis = begin(SynthesisAuthor::Chair, {0});
        m_turn.synthesis->degraded = true;
        QCOMPARE(warning().whatHappened,
                 u"The synthesis does not rest on all members' complete answers."_s);
        QCOMPARE(warning().action, QString()); // it would be the same once more
        for (const int seat : {1, 2}) {
            m_turn.answers[seat].status = AnswerStatus::Complete;
            m_turn.answers[seat].text = u"Late"_s;
            m_turn.answers[seat].times.lastText = m_turn.answers[seat].times.ended = 20s;
        }
        QCOMPARE(warning().whatHappened, u"2 answers are newer than this synthesis."_s);
        QCOMPARE(warning().action, u"Refresh with 2 late answers"_s);
    }

    void answersAskedAnewAreNotCalledLate()
    {
        end(0, AnswerStatus::Complete, 2s);
        end(1, AnswerStatus::Failed, 2s);
        m_turn.synthesis = begin(SynthesisAuthor::Chair, {0});
        end(1, AnswerStatus::Complete, 40s);
        m_turn.answers.last().times.waiting = 30s;
        m_turn.answers.last().times.lastText = 39s;
        QCOMPARE(warning().action, u"Refresh with 1 newer answer"_s);
    }

    void tellsWhatHappenedToTheChair()
    {
        end(0, AnswerStatus::Complete, 2s);
        Synthesis failed = begin(SynthesisAuthor::Chair, {0});
        failed.answer.member = m_turn.council.chair->id;
        failed.answer.status = AnswerStatus::Failed;
        failed.answer.error = Error{.kind = Error::Kind::Overloaded};
        m_turn.earlierSyntheses = {failed};
        m_turn.synthesis = begin(SynthesisAuthor::Extract, {0});
        m_turn.synthesis->answer.attempt = 2;
        QCOMPARE(warning().whatHappened,
                 u"The chair could not make the synthesis: Rack is overloaded."_s);
        QCOMPARE(warning().action, u"Make it again"_s);
        m_turn.synthesis->answer.status = AnswerStatus::Partial;
        QCOMPARE(warning().action, QString()); // what is wrong with itself offers that
        m_turn.synthesis->answer.status = AnswerStatus::Complete;
        m_turn.council.chair.reset();
        QCOMPARE(warning().whatHappened, u"This council has no chair."_s);
        QCOMPARE(warning().action, QString()); // it would be the same once more
    }

    void namesOnlyChairsThatWereAsked()
    {
        end(0, AnswerStatus::Complete, 2s);
        m_turn.council.secondChair = seatFor(u"Deputy"_s, QUrl(u"http://localhost"_s), u"d"_s);
        Synthesis failed = begin(SynthesisAuthor::Chair, {0});
        failed.answer.status = AnswerStatus::Failed;
        m_turn.earlierSyntheses = {failed};
        m_turn.synthesis = begin(SynthesisAuthor::Extract, {0});
        m_turn.synthesis->answer.attempt = 2; // the spending limit held the second chair back
        QVERIFY(warning().whatHappened.startsWith(u"The chair could not make the synthesis"_s));
        failed.by = SynthesisAuthor::SecondChair;
        failed.answer.attempt = 2;
        m_turn.earlierSyntheses.append(failed);
        m_turn.synthesis->answer.attempt = 3;
        QVERIFY(warning().whatHappened.startsWith(u"Neither chair could make the synthesis"_s));
        m_turn.council.chair.reset();
        QVERIFY(warning().whatHappened.startsWith(u"The chair could not make the synthesis"_s));
    }

    void anEarlierVersionCannotBeRefreshed()
    {
        end(0, AnswerStatus::Complete, 2s);
        Synthesis first = begin(SynthesisAuthor::Chair, {0});
        first.degraded = true;
        m_turn.earlierSyntheses = {first};
        m_turn.synthesis = first;
        m_turn.synthesis->answer.attempt = 2;
        QVERIFY(!synthesisWarning(m_turn, first).whatHappened.isEmpty());
        QCOMPARE(synthesisWarning(m_turn, first).action, QString());
    }

    void waitsForAllWithoutLimits()
    {
        start();
        end(0, AnswerStatus::Failed, 2s);
        QCOMPARE(wait(3s), u"The synthesis begins when all answers have ended (1 of 5 now)"_s);
        m_turn.council.limits.deadline = 15s;
        QVERIFY2(wait(3s).endsWith(u", at the latest in 12 s"_s), qPrintable(wait(3s)));
    }

    void waitsForTheQuorumThenForGrace()
    {
        m_turn.council.limits = {.deadline = 15s, .quorum = 3, .grace = 5s};
        start();
        end(0, AnswerStatus::Complete, 1s);
        end(1, AnswerStatus::Complete, 2s);
        QCOMPARE(wait(3s),
                 u"The synthesis begins 5 s after 3 of 5 answers are complete (2 now), at the "
                 u"latest in 12 s"_s);
        end(2, AnswerStatus::Complete, 3s);
        QCOMPARE(wait(4s), u"The synthesis begins in 4 s (grace): 3 of 5 answers are complete"_s);
        m_turn.council.limits.deadline = 7s;
        QCOMPARE(wait(4s),
                 u"The synthesis begins in 3 s (deadline): 3 of 5 answers are complete"_s);
        m_turn.council.limits = {.quorum = 4};
        QCOMPARE(wait(4s), u"The synthesis begins when 4 of 5 answers are complete (3 now)"_s);
    }

    void aQuorumOutOfReachIsNotPromised()
    {
        m_turn.council.limits = {.quorum = 4};
        start();
        end(0, AnswerStatus::Failed, 1s);
        end(1, AnswerStatus::Failed, 1s);
        QVERIFY(wait(3s).contains(u"all answers have ended"_s));
    }

    void afterTheDeadlineTheFirstAnswerWillDo()
    {
        m_turn.council.limits.deadline = 15s;
        start();
        QVERIFY(wait(16s).startsWith(u"The deadline has passed"_s));
        m_turn.awaitedSince = 10s; // everything was retried then
        QVERIFY2(!wait(16s).startsWith(u"The deadline has passed"_s), qPrintable(wait(16s)));
    }

private:
    void ask(int seat)
    {
        Answer answer;
        answer.member = m_turn.council.members.at(seat).id;
        answer.status = AnswerStatus::Connecting;
        answer.times.waiting = 0s;
        m_turn.answers.append(answer);
    }
    void start()
    {
        for (int seat = 0; seat < 5; ++seat)
            ask(seat);
    }
    void end(int seat, AnswerStatus status, Microseconds at)
    {
        ask(seat);
        m_turn.answers.last().status = status;
        m_turn.answers.last().times.ended = at;
        m_turn.answers.last().text = status == AnswerStatus::Complete ? u"x"_s : QString();
    }
    Synthesis begin(SynthesisAuthor by, const QList<int> &from, const QList<int> &partial = {})
    {
        Synthesis synthesis;
        synthesis.by = by;
        synthesis.answer.status = AnswerStatus::Complete;
        synthesis.answer.times.waiting = 10s;
        for (const int seat : from)
            synthesis.from.append(m_turn.council.members.at(seat).id);
        for (const int seat : partial)
            synthesis.partial.append(m_turn.council.members.at(seat).id);
        return synthesis;
    }
    SynthesisWarning warning() const { return synthesisWarning(m_turn, *m_turn.synthesis); }
    QString wait(Microseconds now) const { return waitSentence(synthesisWait(m_turn, now)); }

    Turn m_turn;
};

QTEST_APPLESS_MAIN(SynthesisWordsTest)
#include "tst_synthesiswords.moc"
