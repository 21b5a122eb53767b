#include "core/council/limits.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class LimitsTest : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatMakesNoSense()
    {
        using enum LimitsFault;
        using Faults = QList<LimitsFault>;
        QCOMPARE(limitsFaults({}, 5), Faults());
        QCOMPARE(limitsFaults({.deadline = 30s, .quorum = 3, .grace = 5s}, 5), Faults());
        QCOMPARE(limitsFaults({.deadline = 0s}, 5), Faults{NoTime});
        QCOMPARE(limitsFaults({.deadline = -1s}, 5), Faults{NoTime});
        QCOMPARE(limitsFaults({.deadline = 25h}, 5), Faults{TooMuchTime});
        QCOMPARE(limitsFaults({.quorum = 0}, 5), Faults{NoQuorum});
        QCOMPARE(limitsFaults({.quorum = 5}, 5), Faults());
        QCOMPARE(limitsFaults({.quorum = 6}, 5), Faults{QuorumTooHigh});
        QCOMPARE(limitsFaults({.quorum = 6}, 0), Faults()); // nobody is asked: nobody is missing
        QCOMPARE(limitsFaults({.quorum = 1, .grace = -1s}, 5), Faults{NegativeGrace});
        QCOMPARE(limitsFaults({.grace = 5s}, 5), Faults{GraceWithoutQuorum});
        QCOMPARE(limitsFaults({.deadline = 5s, .quorum = 1, .grace = 5s}, 5), Faults{GraceTooLong});
        QCOMPARE(limitsFaults({.deadline = 0s, .quorum = 9, .grace = 5s}, 5),
                 Faults({NoTime, QuorumTooHigh, GraceTooLong}));
    }

    void everyFaultHasAKeyAndAReason()
    {
        for (int fault = 0; fault <= int(LimitsFault::GraceTooLong); ++fault) {
            const QStringList keys{u"deadline_ms"_s, u"quorum"_s, u"grace_ms"_s};
            QVERIFY(keys.contains(faultKey(LimitsFault(fault))));
            QVERIFY(!faultReason(LimitsFault(fault), 5).isEmpty());
        }
        QVERIFY(faultReason(LimitsFault::QuorumTooHigh, 5).contains(u'5'));
    }

    void goodLimitsAreNotTouched()
    {
        for (const Limits &limits : {Limits{},
                                     Limits{.deadline = 1ms},
                                     Limits{.deadline = 24h, .quorum = 5, .grace = 1h},
                                     Limits{.quorum = 1, .refreshesLate = true}})
            QCOMPARE(clamped(limits, 5), limits);
    }

    void clampedLimitsHaveNoFault()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 20'000; ++round) {
            Limits limits{.grace = std::chrono::milliseconds(random.bounded(-10, 200'000'000))};
            if (random.bounded(2) == 0)
                limits.deadline = std::chrono::milliseconds(random.bounded(-10, 200'000'000));
            if (random.bounded(2) == 0)
                limits.quorum = random.bounded(-3, 12);
            const qsizetype members = random.bounded(10);
            const Limits sane = clamped(limits, members);
            QCOMPARE(limitsFaults(sane, members), QList<LimitsFault>());
            QCOMPARE(clamped(sane, members), sane);
        }
    }
};

QTEST_GUILESS_MAIN(LimitsTest)
#include "tst_limits.moc"
