#include "ui/turn/layoutchoice.h"

#include <QSignalSpy>
#include <QTest>

using namespace Conclave;

class LayoutChoiceTest : public QObject
{
    Q_OBJECT

private slots:
    void membersStandAsTheyWereMoved()
    {
        LayoutChoice choice;
        QCOMPARE(choice.ordered({a, b, c}), QList<MemberId>({a, b, c}));
        choice.move({a, b, c}, c, 0);
        QCOMPARE(choice.ordered({a, b, c}), QList<MemberId>({c, a, b}));
        choice.move({a, b, c}, c, 99); // no further than the end
        QCOMPARE(choice.ordered({a, b, c}), QList<MemberId>({a, b, c}));
    }

    void anotherCouncilKeepsItsOrder()
    {
        LayoutChoice choice;
        choice.move({a, b, c}, c, 0);
        QCOMPARE(choice.ordered({d, a, c}), QList<MemberId>({d, c, a}));
        choice.move({a, d}, d, 0);
        QCOMPARE(choice.ordered({a, d}), QList<MemberId>({d, a}));
        QCOMPARE(choice.ordered({c, b}), QList<MemberId>({c, b}));
    }

    void theSameMemberTwiceDoesNoHarm()
    {
        LayoutChoice choice;
        choice.move({a, b}, b, 0);
        QCOMPARE(choice.ordered({a, a, b}), QList<MemberId>({b, a, b}));
    }

    void tellsOfChangesOnly()
    {
        LayoutChoice choice;
        const QSignalSpy changed(&choice, &LayoutChoice::changed);
        choice.setMode(LayoutMode::Grid);
        choice.setScrollingTogether(false);
        choice.setSizes({});
        choice.move({a, b}, a, 0);
        choice.move({a, b}, a, -1);
        choice.move({a, b}, c, 1);
        QCOMPARE(changed.size(), 0);
        choice.setMode(LayoutMode::Focus);
        choice.setScrollingTogether(true);
        choice.setSizes({.rowHeights = {2.0}});
        choice.move({a, b}, a, 1);
        QCOMPARE(changed.size(), 4);
    }

private:
    const MemberId a = MemberId::create();
    const MemberId b = MemberId::create();
    const MemberId c = MemberId::create();
    const MemberId d = MemberId::create();
};

QTEST_APPLESS_MAIN(LayoutChoiceTest)
#include "tst_layoutchoice.moc"
