#include "core/session/synthesissources.h"

#include <QTest>

using namespace Conclave;
using namespace std::chrono_literals;

/// Five members; a synthesis that began after 10 s.
class SynthesisSourcesTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_turn = Turn();
        for (int seat = 0; seat < 5; ++seat)
            m_turn.council.members.append({.id = MemberId::create()});
        m_synthesis = Synthesis();
        m_synthesis.answer.times.waiting = 10s;
    }

    void countsWhatBecameOfEachMember()
    {
        answer(0, AnswerStatus::Complete, 3s);
        answer(1, AnswerStatus::Failed, 4s);
        answer(2, AnswerStatus::Writing, {});
        answer(3, AnswerStatus::Cancelled, 5s);
        answer(4, AnswerStatus::Connecting, {});
        m_synthesis.from = {id(0), id(2)};
        m_synthesis.partial = {id(2)};
        const SynthesisSources expected{
            .asked = 5, .from = 2, .partial = 1, .failed = 1, .stopped = 1, .late = 1};
        QCOMPARE(sourcesOf(m_turn, m_synthesis), expected);
    }

    void whatCameLaterChangesNothing()
    {
        answer(0, AnswerStatus::Complete, 3s);
        answer(1, AnswerStatus::Complete, 30s); // was late
        answer(2, AnswerStatus::Failed, 30s);   // was late, too
        answer(3, AnswerStatus::Failed, 4s);
        answer(3, AnswerStatus::Complete, 40s, 20s); // asked again afterwards
        m_synthesis.from = {id(0)};
        const SynthesisSources expected{.asked = 4, .from = 1, .failed = 1, .late = 2};
        QCOMPARE(sourcesOf(m_turn, m_synthesis), expected);
    }

    void whoWasNotAskedDoesNotCount()
    {
        answer(0, AnswerStatus::Complete, 3s);
        m_synthesis.from = {id(0)};
        QCOMPARE(sourcesOf(m_turn, m_synthesis).asked, 1);
    }

private:
    MemberId id(int seat) const { return m_turn.council.members.at(seat).id; }
    void answer(int seat,
                AnswerStatus status,
                std::optional<Microseconds> ended,
                Microseconds waiting = 0s)
    {
        Answer answer;
        answer.member = id(seat);
        answer.status = status;
        answer.times.waiting = waiting;
        answer.times.ended = ended;
        m_turn.answers.append(answer);
    }

    Turn m_turn;
    Synthesis m_synthesis;
};

QTEST_APPLESS_MAIN(SynthesisSourcesTest)
#include "tst_synthesissources.moc"
