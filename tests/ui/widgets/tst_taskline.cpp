#include "tests/support/accessibility.h"
#include "ui/widgets/taskline.h"

#include <QLabel>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class TaskLineTest : public QObject
{
    Q_OBJECT

private slots:
    void whatEndsAtOnceIsNotShown()
    {
        QWidget window;
        TaskLine line(&window);
        window.show();
        line.begin(u"Opening…"_s, &window, [] {});
        QVERIFY(!line.isVisible());
        line.end();
        line.begin(u"Opening…"_s, &window, [] {});
        QTRY_VERIFY(line.isVisible());
        QCOMPARE(namelessWidgets(window).join(u' '), QString());
        line.end();
        QVERIFY(!line.isVisible());
    }

    void itCanBeGivenUp()
    {
        QWidget window;
        TaskLine line(&window);
        window.show();
        int cancelled = 0;
        line.begin(u"Somebody else's"_s, &window, [] { QFAIL("not mine"); });
        line.begin(u"Opening <b>a</b>…"_s, &window, [&cancelled] { ++cancelled; });
        QTRY_VERIFY(line.isVisible());
        QCOMPARE(line.findChild<QLabel *>()->text(), u"Opening <b>a</b>…"_s);
        line.findChild<QToolButton *>()->click();
        QCOMPARE(cancelled, 1);
        QVERIFY(!line.isVisible());
    }

    void nobodyIsToldOfATaskWhoseOwnerHasGone()
    {
        QWidget window;
        TaskLine line(&window);
        window.show();
        auto owner = std::make_unique<QObject>();
        line.begin(u"Opening…"_s, owner.get(), [] { QFAIL("gone"); });
        QTRY_VERIFY(line.isVisible());
        owner.reset();
        line.findChild<QToolButton *>()->click();
        QVERIFY(!line.isVisible());
    }

    void whatCannotBeGivenUpHasNoButton()
    {
        QWidget window;
        TaskLine line(&window);
        window.show();
        line.begin(u"Exporting…"_s);
        QTRY_VERIFY(line.isVisible());
        QVERIFY(!line.findChild<QToolButton *>()->isVisible());
    }
};

QTEST_MAIN(TaskLineTest)
#include "tst_taskline.moc"
