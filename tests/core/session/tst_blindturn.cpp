#include "core/session/apply.h"
#include "core/session/blindfeed.h"
#include "core/session/runtimes.h"
#include "core/session/turnjson.h"
#include "tests/support/randomevents.h"
#include "tests/support/samplesession.h"

#include <QJsonDocument>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class BlindTurnTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void nothingTellsWhoIsWho()
    {
        const Turn turn = sampleSession().turns[0];
        const Turn seen = BlindTurn(turn, m_words).turn();
        const QString text = QString::fromUtf8(QJsonDocument(toJson(seen)).toJson());
        for (const Member &member : turn.council.members) {
            QVERIFY(!text.contains(member.name));
            QVERIFY(!text.contains(member.id.toString()));
            QVERIFY(!text.contains(member.model));
            QVERIFY(member.emoji.isEmpty() || !text.contains(member.emoji));
        }
        for (const QString &word : {u"127.0.0.1"_s,
                                    u"LM Studio"_s,
                                    u"d9822b"_s,
                                    u"slow down"_s,
                                    u"busy"_s,
                                    u"Deputy"_s,
                                    u"0.0021"_s,
                                    u"Six [Seats]"_s})
            QVERIFY2(!text.contains(word), qPrintable(word));
        QVERIFY(!seen.synthesis);
        QCOMPARE(seen.council.members.size(), 4); // who was not asked has no place
        QCOMPARE(seen.council.members[1].name, u"Member B"_s);
        QCOMPARE(seen.answers.size(), turn.answers.size());
    }

    /// Of an answer whose model is known to be quick, or to think for long, it would tell enough.
    void nothingCanBeMeasured()
    {
        const Turn turn = sampleSession().turns[0];
        const BlindTurn sample(turn, m_words);
        for (const Answer &answer : sample.turn().answers) {
            QVERIFY(!tokenRate(answer) && answer.pace.isEmpty() && answer.usage == Usage());
            QVERIFY(answer.retries.isEmpty() && answer.stalls.isEmpty());
            QCOMPARE(answer.times, AnswerTimes{.ended = answer.times.ended});
        }

        Turn asked;
        asked.council.members.append({.id = MemberId::create()});
        BlindTurn blind(asked, m_words);
        const StreamId stream{asked.council.members[0].id, 1};
        blind.follow({0s, stream, AnswerQueued{}});
        blind.follow({1s, stream, AnswerConnecting{}});
        blind.follow({1s, stream, AnswerSent{}});
        const Answer &shown = blind.turn().answers[0];
        QCOMPARE(shown.times.sent, 1s); // "no reply for 3 s" is counted from it
        blind.follow({4s, stream, ReasoningAdded{u"Hm."_s}});
        blind.follow({6s, stream, TextAdded{u"Be"_s}});
        blind.follow({9s, stream, TextAdded{u"cause."_s}});
        QCOMPARE(shown.text, u"Because."_s);
        QVERIFY(!tokenRate(shown) && shown.pace.isEmpty());
        QVERIFY(!shown.times.waiting && !shown.times.firstReasoning && !shown.times.lastText);
        QCOMPARE(runTimes(blind.turn(), 9s).wall, std::nullopt);
        blind.follow({10s, stream, AnswerEnded{.status = AnswerStatus::Complete}});
        QCOMPARE(shown.times, AnswerTimes{.ended = 10s}); // for the quorum
    }

    void theOrderDependsOnTheTurnOnly()
    {
        Turn turn = sampleSession().turns[0];
        const auto order = [this](const Turn &asked) {
            const BlindTurn blind(asked, m_words);
            QList<MemberId> seats;
            for (const Member &member : blind.turn().council.members)
                seats.append(blind.behind(member.id));
            return seats;
        };
        const QList<MemberId> first = order(turn);
        std::ranges::reverse(turn.council.members);
        std::ranges::reverse(turn.answers);
        QCOMPARE(order(turn), first); // not on the council's order

        QHash<MemberId, int> timesFirst;
        for (int turns = 0; turns < 400; ++turns) {
            turn.id = TurnId{QUuid(uint(turns), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)};
            ++timesFirst[order(turn).constFirst()];
        }
        QCOMPARE(timesFirst.size(), 4);
        for (const int times : std::as_const(timesFirst)) // 100 ± 5 standard deviations
            QVERIFY2(times > 56 && times < 144, qPrintable(QString::number(times)));
    }

    void manyMembersHaveALetterEach()
    {
        Turn turn;
        for (int seat = 0; seat < 60; ++seat)
            turn.council.members.append({.id = MemberId::create()});
        const Turn seen = BlindTurn(turn, {u"%1"_s, {}}).turn();
        QCOMPARE(seen.council.members[25].name, u"Z"_s);
        QCOMPARE(seen.council.members[26].name, u"AA"_s);
        QCOMPARE(seen.council.members[52].name, u"BA"_s);
    }

    /// What follows the events is what a look at the end would have shown.
    void followsARunAsItIsShownAfterwards()
    {
        for (quint32 seed = 1; seed <= 200; ++seed) {
            RandomEvents random(seed);
            Turn turn;
            turn.id = TurnId::create();
            for (const MemberId &id : random.members())
                turn.council.members.append({.id = id, .name = u"Secret"_s});
            BlindTurn followed(turn, m_words);
            for (const Event &event : random.run()) {
                apply(turn, event);
                const std::optional<Event> seen = followed.follow(event);
                QVERIFY(!seen || !turn.council.find(seen->stream.member));
            }
            const BlindTurn afterwards(turn, m_words);
            const auto answersOf = [](const Turn &shown) {
                QList<Answer> answers; // the order in which they began tells nothing here
                for (const Member &member : shown.council.members) {
                    for (const Answer &answer : shown.answers) {
                        if (answer.member == member.id)
                            answers.append(answer);
                    }
                }
                return answers;
            };
            const QByteArray name = "seed " + QByteArray::number(seed);
            QVERIFY2(answersOf(followed.turn()) == answersOf(afterwards.turn()), name.constData());
            QVERIFY2(followed.turn().verdict == afterwards.turn().verdict, name.constData());
            QVERIFY2(followed.turn().ended == turn.ended, name.constData());
        }
    }

    void verdictsAreAboutTheSameAnswers()
    {
        const Turn turn = sampleSession().turns[0];
        BlindTurn blind(turn, m_words);
        const MemberId critic = turn.council.members[1].id;
        QCOMPARE(blind.behind(blind.shown(critic)), critic);
        QVERIFY(blind.shown(MemberId::create()).isNull());
        blind.follow({1s, {}, VerdictGiven{Verdict().withRating(critic, 4, true)}});
        QCOMPARE(blind.turn().verdict->ratings.value(blind.shown(critic)), 4);
    }

    void aFeedIsSeenThroughIt()
    {
        class Source final : public TurnFeed
        {
        public:
            explicit Source(const Turn &turn) : m_turn(turn) {}
            const Turn &turn() const override { return m_turn; }
            bool isRunning() const override { return true; }
            Microseconds elapsed() const override { return 7s; }

            void happen(const Event &event)
            {
                apply(m_turn, event);
                emit happened(event);
            }

        private:
            Turn m_turn;
        };
        Turn asked;
        asked.council.members.append({.id = MemberId::create(), .name = u"Secret"_s});
        const MemberId member = asked.council.members[0].id;
        Source source(asked);
        const BlindFeed feed(source, m_words);
        QVERIFY(feed.isRunning());
        QCOMPARE(feed.elapsed(), 7s);
        QCOMPARE(feed.turn().council.members[0].name, u"Member A"_s);
        QList<Event> seen;
        connect(&feed, &TurnFeed::happened, this, [&](const Event &event) {
            seen.append(event);
            if (std::holds_alternative<TextAdded>(event.what))
                QCOMPARE(feed.turn().answers[0].text, u"Yes"_s); // taken in by then
        });
        source.happen({1s, {member, 1}, AnswerQueued{}});
        source.happen({2s, {member, 1}, TextAdded{u"Yes"_s}});
        source.happen({3s, StreamId::synthesis(), SynthesisBegan{}});
        source.happen({4s, StreamId::synthesis(), TextAdded{u"Secret says yes"_s}});
        source.happen({5s, {}, TurnEnded{}});
        QCOMPARE(seen.size(), 3); // nothing of the synthesis
        QCOMPARE(seen[1].stream.member, feed.shown(member));
        QCOMPARE(feed.behind(feed.shown(member)), member);
        QVERIFY(feed.turn().ended && !feed.turn().synthesis && source.turn().synthesis);
    }

private:
    const BlindWords m_words{u"Member %1"_s, u"hidden"_s};
};

QTEST_GUILESS_MAIN(BlindTurnTest)

#include "tst_blindturn.moc"
