#include "core/archive/journal.h"
#include "tests/support/fakeclock.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class JournalTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_begun = 0;
        m_batches.clear();
    }

    void handsOnInTime()
    {
        FakeClock clock;
        Journal journal = newJournal(clock);
        journal.append(m_session, m_turn, text(u"a"_s));
        clock.advance(Journal::Interval - 1us);
        journal.append(m_session, m_turn, text(u"b"_s));
        journal.append(m_session, m_other, text(u"c"_s));
        QVERIFY(m_batches.isEmpty());
        clock.advance(1us);
        const QList<JournalEntry> batch{{m_session, m_turn, {text(u"a"_s), text(u"b"_s)}},
                                        {m_session, m_other, {text(u"c"_s)}}};
        QCOMPARE(m_batches, QList<QList<JournalEntry>>{batch});
        clock.advance(10s);
        QCOMPARE(m_batches.size(), 1);
        QVERIFY(Journal::Interval <= 1s);
    }

    void handsOnWhatIsMuch()
    {
        FakeClock clock;
        Journal journal = newJournal(clock);
        journal.append(m_session, m_turn, text(QString(Journal::Most - 1, u'x')));
        QVERIFY(m_batches.isEmpty());
        journal.append(m_session, m_turn, {1ms, {}, ReasoningAdded{u"y"_s}});
        QCOMPARE(m_batches.size(), 1);
        QCOMPARE(clock.pendingAlarms(), 0);
    }

    void handsOnTheEndAtOnce()
    {
        FakeClock clock;
        Journal journal = newJournal(clock);
        journal.append(m_session, m_turn, text(u"a"_s));
        journal.append(m_session, m_turn, {2ms, {}, TurnEnded{}});
        QCOMPARE(m_batches.size(), 1);
        QVERIFY(m_batches[0][0].hasEnded());
        journal.append(m_session, m_turn, {3ms, {}, TurnResumed{}});
        journal.flush();
        QVERIFY(!m_batches[1][0].hasEnded());
        journal.flush();
        QCOMPARE(m_batches.size(), 2);
    }

    void keepsTheOrderOfThings()
    {
        FakeClock clock;
        Journal journal = newJournal(clock);
        journal.append(m_session, m_turn, text(u"a"_s));
        journal.begin({}, {});
        QCOMPARE(m_batches.size(), 1);
        QCOMPARE(m_begun, 1);
    }

private:
    Journal newJournal(const FakeClock &clock)
    {
        return Journal(
            clock,
            [this](const Session &, const Turn &) { ++m_begun; },
            [this](const QList<JournalEntry> &batch) { m_batches.append(batch); });
    }
    static Event text(const QString &text) { return {1ms, {}, TextAdded{text}}; }

    const SessionId m_session = SessionId::create();
    const TurnId m_turn = TurnId::create();
    const TurnId m_other = TurnId::create();
    int m_begun = 0;
    QList<QList<JournalEntry>> m_batches;
};

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"
