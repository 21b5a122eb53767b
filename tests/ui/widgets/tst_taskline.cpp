#include "tests/support/accessibility.h"
#include "ui/widgets/taskline.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

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
        line.begin(u"Opening…"_s, TaskLine::Cancel::Possible);
        QVERIFY(!line.isVisible());
        line.end();
        line.begin(u"Opening…"_s, TaskLine::Cancel::Possible);
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
        const QSignalSpy cancelled(&line, &TaskLine::cancelled);
        line.begin(u"Opening <b>a</b>…"_s, TaskLine::Cancel::Possible);
        QTRY_VERIFY(line.isVisible());
        QCOMPARE(line.findChild<QLabel *>()->text(), u"Opening <b>a</b>…"_s);
        line.findChild<QToolButton *>()->click();
        QCOMPARE(cancelled.size(), 1);
        QVERIFY(!line.isVisible());
    }

    void whatCannotBeGivenUpHasNoButton()
    {
        QWidget window;
        TaskLine line(&window);
        window.show();
        line.begin(u"Exporting…"_s, TaskLine::Cancel::Impossible);
        QTRY_VERIFY(line.isVisible());
        QVERIFY(!line.findChild<QToolButton *>()->isVisible());
    }
};

QTEST_MAIN(TaskLineTest)
#include "tst_taskline.moc"
