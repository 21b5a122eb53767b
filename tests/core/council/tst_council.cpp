#include "core/council/council.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class CouncilTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void asksOnlyEnabledMembersInOrder()
    {
        Council council;
        council.members = {seat(u"a"_s), seat(u"b"_s), seat(u"c"_s)};
        council.members[1].enabled = false;

        QCOMPARE(council.enabledMembers(), (QList<Member>{council.members[0], council.members[2]}));
    }

    void findsEverySeat()
    {
        Council council;
        council.members = {seat(u"a"_s), seat(u"b"_s)};
        QVERIFY(!council.find(MemberId::create()));
        council.chair = seat(u"chair"_s);
        council.secondChair = seat(u"second"_s);

        QCOMPARE(council.find(council.members[1].id), &council.members[1]);
        QCOMPARE(council.find(council.chair->id), &*council.chair);
        QCOMPARE(council.find(council.secondChair->id), &*council.secondChair);
        QVERIFY(!council.find(MemberId::create()));
    }

private:
    static Member seat(const QString &name) { return {.id = MemberId::create(), .name = name}; }
};

QTEST_GUILESS_MAIN(CouncilTest)
#include "tst_council.moc"
