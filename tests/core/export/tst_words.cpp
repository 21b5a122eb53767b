#include "core/export/words.h"
#include "core/session/answerjson.h"
#include "tests/support/samplesession.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Answer answerOf(const Usage &usage)
{
    Answer answer;
    answer.usage = usage;
    return answer;
}

} // namespace

class WordsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void givesDurationsAUnitThatFits()
    {
        QCOMPARE(spanText({}), u"–"_s);
        QCOMPARE(spanText(0us), u"0.0 ms"_s);
        QCOMPARE(spanText(1640us), u"1.6 ms"_s);
        QCOMPARE(spanText(203ms), u"203 ms"_s);
        QCOMPARE(spanText(2201400us), u"2.20 s"_s);
    }

    void countsFromTheQueueOfTheAnswer()
    {
        Answer answer;
        answer.times.firstText = 700ms;
        answer.times.ended = 1500ms;
        QCOMPARE(totalTime(answer), u"–"_s);

        answer.times.waiting = 500ms;
        QCOMPARE(firstTextAfter(answer), u"200 ms"_s);
        QCOMPARE(totalTime(answer), u"1.00 s"_s);
    }

    void neverShowsAnUnknownNumberAsZero()
    {
        QCOMPARE(speedText({}), u"–"_s);
        QCOMPARE(tokensText({}), u"–"_s);
        QCOMPARE(costText({}, {}), u"–"_s);
        QCOMPARE(runTimesText({}), u"wall – · sum – · slowest – · speed-up – · overhead –"_s);
    }

    void marksEstimates()
    {
        QCOMPARE(tokensText({.output = 7}), u"7"_s);
        QCOMPARE(tokensText({.output = 7, .estimated = true}), u"≈ 7"_s);
        QCOMPARE(costText({}, answerOf({.costUsd = 0.021, .estimated = true})), u"≈ $0.0210"_s);
    }

    void showsSmallCostsToo()
    {
        QCOMPARE(costText({}, answerOf({.costUsd = 0.000012})), u"$0.000012"_s);
    }

    void saysOfALocalAnswerThatItCostNothing()
    {
        Turn turn = sampleSession().turns[0];
        Answer &answer = turn.answers[0];
        answer.usage = {.output = 7};
        QCOMPARE(costText(turn, answer), u"$0.00"_s);
        answer.times.sent.reset(); // nobody was asked
        QCOMPARE(costText(turn, answer), u"–"_s);
        answer.times.sent = 2ms;
        turn.council.members[0].endpoint.url = QUrl(u"https://llm.example/v1"_s);
        QCOMPARE(costText(turn, answer), u"–"_s);
    }

    void saysWhyAnAnswerIsNotWhole()
    {
        Answer answer;
        answer.status = AnswerStatus::Complete;
        QCOMPARE(statusText(answer), u"complete"_s);

        answer.status = AnswerStatus::Failed;
        answer.error = Error{.kind = Error::Kind::Server, .http = 500, .message = u"a\nb\u202E"_s};
        QCOMPARE(statusText(answer), u"failed — server, HTTP 500: a b\uFFFD"_s);

        answer.status = AnswerStatus::Partial;
        answer.notice = Notice::Stopped;
        answer.error = {};
        QCOMPARE(statusText(answer), u"partial — stopped by the user"_s);
    }

    void tellsWhatMadeAnAnswerSlow()
    {
        Turn turn;
        Answer answer;
        answer.times.waiting = 0s;
        QVERIFY(troubleTexts(turn, answer).isEmpty());
        answer.retries = {{1s, 3s, {.kind = Error::Kind::RateLimited, .http = 429}}};
        answer.stalls = {{4s, 11s}};
        turn.synthesis = Synthesis{};
        turn.synthesis->answer.times.waiting = 10s;
        answer.times.ended = 12s;
        answer.status = AnswerStatus::Complete;
        answer.member = MemberId::create();
        turn.answers = {answer};
        QCOMPARE(troubleTexts(turn, answer),
                 (QStringList{u"late: it had not ended when the synthesis began"_s,
                              u"asked again after 2.00 s: rate_limited, HTTP 429"_s,
                              u"no bytes for 7.00 s"_s}));
    }

    void tellsFromHowManyASynthesisWasMade()
    {
        Turn turn;
        for (int seat = 0; seat < 5; ++seat) {
            turn.council.members.append({.id = MemberId::create()});
            Answer answer;
            answer.member = turn.council.members[seat].id;
            answer.status = AnswerStatus::Complete;
            answer.times.waiting = 0s;
            answer.times.ended = seat == 4 ? 30s : 2s; // the last one was late
            turn.answers.append(answer);
        }
        turn.answers[3].status = AnswerStatus::Failed;
        Synthesis synthesis;
        synthesis.answer.times.waiting = 10s;
        synthesis.by = SynthesisAuthor::SecondChair;
        for (int seat = 0; seat < 3; ++seat)
            synthesis.from.append(turn.council.members[seat].id);
        synthesis.partial = {synthesis.from[0]};
        QCOMPARE(synthesisText(turn, synthesis),
                 u"3 of 5, 1 partial (1 failed, 1 late); by the second chair"_s);
    }

    void tellsTheVerdict()
    {
        Turn turn = sampleSession().turns[0];
        const QList<Member> &members = turn.council.members;
        QCOMPARE(verdictText(turn), QString());
        turn.verdict = Verdict();
        QCOMPARE(verdictText(turn), QString());
        turn.verdict = Verdict().withTie(true, false);
        QCOMPARE(verdictText(turn), u"no difference"_s);
        turn.verdict = Verdict().withWinner(members[1].id, true);
        turn.verdict = turn.verdict->withRating(members[2].id, 4, false);
        turn.council.members[1].name = u"Crit\nic"_s;
        QCOMPARE(verdictText(turn), u"best: Crit ic; Tester 4 of 5; judged blind"_s);
    }

    void hasWordsForEveryNotice()
    {
        Answer answer;
        for (int i = 1; !noticeName(Notice(i)).isEmpty(); ++i) {
            answer.notice = Notice(i);
            QVERIFY(statusText(answer).section(u" — "_s, 1).size() > 3);
        }
        QCOMPARE(answer.notice, Notice::Quit);
    }
};

QTEST_GUILESS_MAIN(WordsTest)
#include "tst_words.moc"
