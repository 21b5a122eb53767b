#include "tests/support/samplesession.h"
#include "tests/support/testcouncil.h"
#include "ui/words/answerwords.h"
#include "ui/words/errorwords.h"

#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class AnswerWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyStatusHasAWordAnIconAndATone()
    {
        QSet<QString> words;
        for (int status = 0; status <= int(AnswerStatus::Cancelled); ++status) {
            words.insert(statusWord(AnswerStatus(status)));
            QVERIFY(!statusIcon(AnswerStatus(status)).isEmpty());
        }
        QVERIFY(!words.contains(QString()));
        QCOMPARE(words.size(), int(AnswerStatus::Cancelled) + 1);
        QCOMPARE(statusTone(AnswerStatus::Complete), Tone::Good);
        QCOMPARE(statusTone(AnswerStatus::Partial), Tone::Warning);
        QCOMPARE(statusTone(AnswerStatus::Failed), Tone::Bad);
        QCOMPARE(statusTone(AnswerStatus::Cancelled), Tone::Neutral);
    }

    void everyNoticeIsASentence()
    {
        QVERIFY(noticeWords({}).isEmpty());
        for (int notice = 1; notice <= int(Notice::Quit); ++notice)
            QVERIFY(noticeWords({.notice = Notice(notice)}).endsWith(u'.'));
    }

    /// Nobody's stream broke, and what the server had said is not lost.
    void conclavesOwnEndIsToldAsSuch()
    {
        const Turn turn{.council = councilOf(QUrl(u"http://127.0.0.1:9/v1"_s), {u"a"_s})};
        Answer answer{.member = turn.council.members[0].id,
                      .status = AnswerStatus::Cancelled,
                      .notice = Notice::Quit};
        QVERIFY(answerSentence(answer, turn).endsWith(u" · Conclave ended before it answered."_s));
        answer.error = Error{.kind = Error::Kind::Overloaded, .http = 503};
        const QString tried = failedTryWords(answer, turn.council.members[0]);
        QVERIFY(tried.contains(wordsFor(*answer.error, turn.council.members[0]).whatHappened));
        QVERIFY(answerSentence(answer, turn)
                    .endsWith(u" · Conclave ended before it answered. "_s + tried));
        answer.text = u"half"_s;
        QCOMPARE(noticeWords(answer), u"Conclave ended while this was being written."_s);
        answer.notice = Notice::Interrupted;
        QVERIFY(failedTryWords(answer, turn.council.members[0]).isEmpty());
    }

    void aCompleteAnswerTellsItsFigures()
    {
        const QString said = answerSentence(m_turn.answers.at(0), m_turn);
        QVERIFY2(said.startsWith(u"complete · 2.2 s · first 0.20 s · "_s), qPrintable(said));
        QVERIFY2(said.endsWith(u"· 400 tok · $0.0021 · asked 2 times · stalled for 1.0 s"_s),
                 qPrintable(said));
    }

    void aFailedAnswerTellsWhatToDo()
    {
        const QString said = answerSentence(m_turn.answers.at(1), m_turn);
        QVERIFY2(said.startsWith(u"failed · 2.2 s · LM Studio limits"_s), qPrintable(said));
        QVERIFY2(said.contains(u"It asked for a pause of"_s), qPrintable(said));
        QVERIFY2(said.endsWith(u"(slow down, # please | <b>)"_s), qPrintable(said));
        QVERIFY(!said.contains(u'\n'));
    }

    void aNoticeIsTold()
    {
        QVERIFY(answerSentence(m_turn.answers.at(2), m_turn)
                    .endsWith(u"Stopped at the council's deadline or quorum."_s));
        QVERIFY(answerSentence(m_turn.answers.at(3), m_turn).endsWith(u"You stopped it."_s));
    }

    void aLateAnswerSaysSo()
    {
        Answer answer;
        answer.status = AnswerStatus::Writing;
        QCOMPARE(statusSign(answer, true, {}).word, u"writing, late"_s);
        QCOMPARE(statusSign(answer, true, {}).icon, u"late"_s);
        answer.status = AnswerStatus::Complete;
        answer.notice = Notice::Late;
        QCOMPARE(statusSign(answer, true, {}).word, u"complete, late"_s);
        QCOMPARE(statusSign(answer, true, {}).tone, Tone::Good);
    }

    void whatAnAnswerWaitsForIsItsStatus()
    {
        Answer answer;
        answer.status = AnswerStatus::Writing;
        const StatusSign sign =
            statusSign(answer, false, {.word = u"stalled"_s, .tone = Tone::Warning});
        QCOMPARE(sign.word, u"stalled"_s);
        QCOMPARE(sign.tone, Tone::Warning);
        QVERIFY(sign.icon != statusIcon(AnswerStatus::Writing));
    }

    void retriesAndStallsAreTold()
    {
        Answer answer = m_turn.answers.at(1);
        answer.retries = {{.again = 1s}, {.again = 2s}};
        answer.times.firstText = 900ms;
        answer.stalls = {{100ms, 800ms}, {1s, 8s}}; // at first it only thought
        const QString said = answerSentence(answer, m_turn);
        QVERIFY2(said.contains(u"asked 3 times · stalled for 7.0 s"_s), qPrintable(said));
    }

    void theTimesAreThoseOfTheRace()
    {
        // Four first attempts: three of 2.2013 s and one of 0.9 s.
        QCOMPARE(timesSentence(m_turn),
                 u"wall 2.8 s · sum 8.1 s · slowest 2.8 s · 2.9× · overhead < 1 ms"_s);
    }

    void whatIsNotKnownIsADash() { QVERIFY(timesSentence(Turn()).contains(u"wall –"_s)); }

private:
    Turn m_turn = sampleSession().turns.constFirst();
};

QTEST_APPLESS_MAIN(AnswerWordsTest)
#include "tst_answerwords.moc"
