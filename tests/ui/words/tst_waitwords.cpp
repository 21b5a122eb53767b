#include "ui/words/waitwords.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class WaitWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        m_seat.endpoint.name = u"LM Studio"_s;
        m_seat.endpoint.url = QUrl(u"http://127.0.0.1:1234/v1"_s);
        m_seat.model = u"llama"_s;
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_answer = {};
    }

    void whatJustRunsNeedsNoWords()
    {
        for (const auto status :
             {AnswerStatus::Waiting, AnswerStatus::Thinking, AnswerStatus::Writing}) {
            m_answer.status = status;
            QCOMPARE(words(9s), WaitWords{});
        }
        m_answer.status = AnswerStatus::Complete;
        m_answer.stalls = {{1s, 2s}};
        m_answer.retries = {{1s, 2s, {}}};
        QCOMPARE(words(9s), WaitWords{});
    }

    void aSlotIsWaitedForQuietly()
    {
        m_answer.wait = Wait{};
        QVERIFY(words(9s).caption.contains(u"slot"_s));
        QVERIFY(words(9s).whatHappened.isEmpty());
    }

    void aRestCountsDownAndCanBeCutShort()
    {
        m_answer.wait = Wait{Wait::Cause::RateLimit, 20s};
        QCOMPARE(words(8s).word, u"resting"_s);
        QCOMPARE(words(8s).countdown, u"Asked in 12 s"_s);
        QCOMPARE(words(19900ms).countdown, u"Asked in 1 s"_s);
        QCOMPARE(words(25s).countdown, u"Asked in 1 s"_s); // never nothing, never negative
        QVERIFY(words(8s).canHurry);
        QVERIFY(!words(8s).canGiveUp); // nothing has failed
        QCOMPARE(words({}).countdown, u"Asked soon"_s);
    }

    void aKeyRingThatAsksItsUserIsTold()
    {
        m_answer.wait = Wait{Wait::Cause::KeyRing, {}};
        QCOMPARE(words(9s).word, u"waiting for its key"_s);
        QVERIFY(words(9s).whatHappened.contains(u"may be asking for its password"_s));
        QVERIFY(!words(9s).canHurry); // only the key ring's window can
    }

    void silenceAfterTheRequestIsTold()
    {
        m_answer.status = AnswerStatus::Connecting;
        QCOMPARE(words(9s), WaitWords{}); // not sent yet
        m_answer.times.sent = 5s;
        QCOMPARE(words(5900ms), WaitWords{});
        QCOMPARE(words(7s).caption, u"no reply for 2 s"_s);
        QVERIFY(words(7s).whatHappened.isEmpty());
        QCOMPARE(words(9s).whatHappened, u"Perhaps the server is loading its model."_s);
        m_seat.endpoint.url = QUrl(u"https://api.example.com/v1"_s);
        QVERIFY(words(9s).whatHappened.isEmpty());
        m_seat.endpoint.url = QUrl(u"http://127.0.0.1:1234/v1"_s);
    }

    void aRetryTellsWhyWhenAndHowOften()
    {
        m_answer.status = AnswerStatus::Retrying;
        m_answer.retries = {
            {1s, 5s, {.kind = Error::Kind::Overloaded, .message = u"slow\ndown"_s}}};
        const WaitWords said = words(2s);
        QCOMPARE(said.whatHappened, u"LM Studio is overloaded."_s);
        QCOMPARE(said.detail, u"slow down"_s);
        QCOMPARE(said.countdown, u"Asked again in 3 s · try 2 of 3"_s);
        QCOMPARE(said.tone, Tone::Warning);
        QVERIFY(said.canHurry && said.canGiveUp);
    }

    void aRestBehindARetryLastsLonger()
    {
        m_answer.status = AnswerStatus::Retrying;
        m_answer.retries = {{1s, 5s, {.kind = Error::Kind::RateLimited}}};
        m_answer.wait = Wait{Wait::Cause::RateLimit, 12s};
        QCOMPARE(words(2s).countdown, u"Asked again in 10 s · try 2 of 3 · the endpoint rests"_s);
        m_answer.wait = Wait{Wait::Cause::Slot, {}};
        QVERIFY(words(6s).countdown.contains(u"free slot"_s));
        m_answer.wait.reset(); // nobody said why, but its moment has passed
        QVERIFY(words(9s).countdown.contains(u"free slot"_s));
    }

    void aModelThatLoadsIsNoFailure()
    {
        m_answer.status = AnswerStatus::Retrying;
        m_answer.retries = {{1s, 2s, {.kind = Error::Kind::ModelLoading}},
                            {3s, 11s, {.kind = Error::Kind::ModelLoading}}};
        QCOMPARE(words(4s).word, u"loading model"_s);
        QCOMPARE(words(4s).countdown, u"Asked again in 7 s"_s);
        QCOMPARE(words(4s).tone, Tone::Neutral);
        QVERIFY(words(4s).canHurry && words(4s).canGiveUp);
    }

    void aStallTellsHowLongItIsSilent()
    {
        m_answer.status = AnswerStatus::Writing;
        m_answer.times.firstText = 500ms;
        m_answer.stalls = {{1s, 7s}, {20s, {}}};
        QCOMPARE(words(32s).word, u"stalled"_s);
        QCOMPARE(words(32s).caption, u"no bytes for 12 s"_s);
        QCOMPARE(words(32s).tone, Tone::Warning);
        QCOMPARE(words(90s).caption, u"no bytes for 1 min 10 s"_s);
    }

    void aModelThatThinksInSilenceIsNotStalled()
    {
        m_answer.status = AnswerStatus::Thinking;
        m_answer.stalls = {{20s, {}}};
        QCOMPARE(words(26s), WaitWords{.caption = u"no bytes for 6 s"_s});
        m_answer.times.firstReasoning = 19s;
        QCOMPARE(words(26s).word, u"stalled"_s);
    }

    void onlyFiguresChangeWithTime()
    {
        m_answer.status = AnswerStatus::Retrying;
        m_answer.retries = {{1s, 60s, {.kind = Error::Kind::Server}}};
        WaitWords before = words(2s);
        WaitWords after = words(50s);
        QVERIFY(before.countdown != after.countdown);
        before.countdown.clear();
        after.countdown.clear();
        QCOMPARE(before, after);
    }

    void silenceBeforeAnyTextIsThinking()
    {
        const Stall stall{2s, 9s};
        QVERIFY(isThinking(m_answer, stall));
        m_answer.times.firstText = 9s;
        QVERIFY(isThinking(m_answer, stall)); // it ended the silence
        m_answer.times.firstText = 2s;        // of the very bytes after which it began
        QVERIFY(!isThinking(m_answer, stall));
        m_answer.times.firstText.reset();
        m_answer.times.firstReasoning = 1s;
        QVERIFY(!isThinking(m_answer, stall));
    }

private:
    WaitWords words(std::optional<Microseconds> now) const
    {
        return waitWords(m_answer, m_seat, now);
    }

    Member m_seat;
    Answer m_answer;
};

QTEST_APPLESS_MAIN(WaitWordsTest)
#include "tst_waitwords.moc"
