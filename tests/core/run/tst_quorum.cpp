#include "core/run/quorum.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Step = Quorum::Step;

struct Row
{
    const char *name;
    Limits limits;
    /// A letter for each answer: C complete (after 1, 2, 3 … s), P partial, F failed, X cancelled,
    /// W writing with text, T thinking, - waiting, R retrying.
    const char *answers;
    Microseconds now;
    Step step;
    std::optional<Microseconds> until;
};

const QList<Row> Rows{
    {"nobody was asked", {}, "", 0s, Step::End, {}},
    {"everybody is awaited", {}, "CCT", 9s, Step::Wait, {}},
    {"everybody is done", {}, "CCC", 9s, Step::End, {}},
    {"failures are ends, too", {}, "CFX", 9s, Step::End, {}},
    {"all failed", {}, "FFF", 9s, Step::End, {}},
    {"before the deadline", {.deadline = 30s}, "CTT", 29s, Step::Wait, 30s},
    {"at the deadline", {.deadline = 30s}, "CTT", 30s, Step::Start, {}},
    {"a half is enough at the deadline", {.deadline = 30s}, "TWT", 30s, Step::Start, {}},
    {"nothing at the deadline", {.deadline = 30s}, "TT-", 30s, Step::Overdue, {}},
    {"only failures at the deadline", {.deadline = 30s}, "FFT", 31s, Step::Overdue, {}},
    {"the end comes before the deadline", {.deadline = 30s}, "CCC", 3s, Step::End, {}},
    {"the quorum is missing one", {.quorum = 3}, "CCT-T", 9s, Step::Wait, {}},
    {"the quorum is there", {.quorum = 3}, "CCCTT", 9s, Step::Start, {}},
    {"partial answers do not count", {.quorum = 3}, "CCPTT", 9s, Step::Wait, {}},
    {"failed answers do not count", {.quorum = 2}, "CFFTT", 9s, Step::Wait, {}},
    {"a quorum nobody can reach waits", {.quorum = 3}, "CFFT", 9s, Step::Wait, {}},
    {"and ends with the last answer", {.quorum = 3}, "CFFC", 9s, Step::End, {}},
    {"the grace runs from the quorum", {.quorum = 2, .grace = 5s}, "CCT", 3s, Step::Wait, 7s},
    {"the grace is over", {.quorum = 2, .grace = 5s}, "CCT", 7s, Step::Start, {}},
    {"grace needs the quorum", {.quorum = 2, .grace = 5s}, "CWT", 60s, Step::Wait, {}},
    {"the deadline cuts the grace",
     {.deadline = 4s, .quorum = 2, .grace = 3s},
     "CCT",
     3s,
     Step::Wait,
     4s},
    {"the grace ends before the deadline",
     {.deadline = 30s, .quorum = 1, .grace = 3s},
     "CTT",
     2s,
     Step::Wait,
     4s},
    {"the deadline stands without the quorum",
     {.deadline = 30s, .quorum = 2},
     "CWT",
     29s,
     Step::Wait,
     30s},
    {"a retry is still awaited", {}, "CR", 9s, Step::Wait, {}},
};

QList<Answer> answersOf(const char *letters)
{
    QList<Answer> answers;
    for (const char *letter = letters; *letter; ++letter) {
        Answer answer;
        const QHash<char, AnswerStatus> statuses{{'C', AnswerStatus::Complete},
                                                 {'P', AnswerStatus::Partial},
                                                 {'F', AnswerStatus::Failed},
                                                 {'X', AnswerStatus::Cancelled},
                                                 {'W', AnswerStatus::Writing},
                                                 {'T', AnswerStatus::Thinking},
                                                 {'-', AnswerStatus::Waiting},
                                                 {'R', AnswerStatus::Retrying}};
        answer.status = statuses.value(*letter);
        if (QByteArrayView("CPW").contains(*letter))
            answer.text = u"Text"_s;
        if (isFinal(answer.status))
            answer.times.ended = std::chrono::seconds(answers.size() + 1);
        answers.append(answer);
    }
    return answers;
}

QList<const Answer *> pointers(const QList<Answer> &answers)
{
    QList<const Answer *> pointers;
    for (const Answer &answer : answers)
        pointers.append(&answer);
    return pointers;
}

} // namespace

class QuorumTest : public QObject
{
    Q_OBJECT

private slots:
    void decides_data()
    {
        QTest::addColumn<int>("row");
        for (int row = 0; row < Rows.size(); ++row)
            QTest::newRow(Rows[row].name) << row;
    }

    void decides()
    {
        QFETCH(int, row);
        const Row &given = Rows[row];
        const QList<Answer> answers = answersOf(given.answers);
        const Quorum quorum = Quorum::decide(given.limits, pointers(answers), given.now);
        QCOMPARE(quorum.step, given.step);
        QCOMPARE(quorum.until, given.until);
    }

    /// Whatever the limits: once it is time, it stays so; and looking again only at `until` misses
    /// nothing.
    void timeOnlyGoesOneWay_data() { decides_data(); }

    void timeOnlyGoesOneWay()
    {
        QFETCH(int, row);
        const QList<Answer> answers = answersOf(Rows[row].answers);
        bool wasTime = false;
        std::optional<Microseconds> until;
        for (Microseconds now = 0s; now < 70s; now += 500ms) {
            const Quorum quorum = Quorum::decide(Rows[row].limits, pointers(answers), now);
            const bool isTime = quorum.step != Step::Wait;
            QVERIFY(isTime || !wasTime);
            if (isTime && !wasTime && now > 0s)
                QVERIFY(until && *until <= now && *until > now - 500ms);
            wasTime = isTime;
            until = quorum.until;
        }
    }

    void tellsWhenTheQuorumWasThere()
    {
        QList<Answer> answers = answersOf("CCC");
        std::swap(answers[0].times, answers[2].times); // the order of ends counts
        QCOMPARE(Quorum::reachedAt({.quorum = 2}, pointers(answers)), Microseconds(2s));
        QCOMPARE(Quorum::reachedAt({.quorum = 4}, pointers(answers)), std::nullopt);
        QCOMPARE(Quorum::reachedAt({}, pointers(answers)), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(QuorumTest)
#include "tst_quorum.moc"
