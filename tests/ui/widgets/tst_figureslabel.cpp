#include "tests/support/paintcounter.h"
#include "ui/widgets/figureslabel.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QRegularExpression>
#include <QScreen>
#include <QTest>
#include <QToolTip>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class FiguresLabelTest : public QObject
{
    Q_OBJECT

private slots:
    // The offscreen platform warns about what it cannot do; that is no concern of ours.
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void readsAsOneLine()
    {
        FiguresLabel label;
        label.setFigures({{u"3.4 s"_s, 6}, {QString(), 8}, {u"212 tok"_s, 8}});
        QCOMPARE(label.text(), u"3.4 s · 212 tok"_s);
        QCOMPARE(QAccessible::queryAccessibleInterface(&label)->text(QAccessible::Name),
                 label.text());
    }

    void growingFiguresDoNotMoveTheOthers()
    {
        FiguresLabel label;
        label.resize(400, 20);
        label.setFigures({{u"9.9 s"_s, 6}, {u"1 tok/s"_s, 9}, {u"8 tok"_s, 9}});
        const QList<QRect> before{label.columnOf(0), label.columnOf(1), label.columnOf(2)};
        const QSize size = label.sizeHint();

        label.setFigures({{u"10.4 s"_s, 6}, {u"111 tok/s"_s, 9}, {u"10888 tok"_s, 9}});

        QCOMPARE(QList<QRect>({label.columnOf(0), label.columnOf(1), label.columnOf(2)}), before);
        QCOMPARE(label.sizeHint(), size);
    }

    void paintsOnlyWhatRuns()
    {
        FiguresLabel label;
        label.resize(400, 20);
        label.setFigures(
            {{u"9.9 s"_s, 6}, {QString(), 0}, {u"first 0.2 s"_s, 11}, {u"8 tok"_s, 9}});
        label.show();
        QVERIFY(QTest::qWaitForWindowExposed(&label));
        QCoreApplication::sendPostedEvents();
        PaintCounter painted;
        label.installEventFilter(&painted);

        label.setFigures(
            {{u"9.9 s"_s, 6}, {QString(), 0}, {u"first 0.2 s"_s, 11}, {u"8 tok"_s, 9}});
        QCoreApplication::sendPostedEvents();
        QCOMPARE(painted.count(), 0);

        label.setFigures(
            {{u"9.8 s"_s, 6}, {QString(), 0}, {u"first 0.2 s"_s, 11}, {u"8 tok"_s, 9}});
        QCoreApplication::sendPostedEvents();
        QCOMPARE(painted.count(), 1);
        QVERIFY(painted.area().contains(label.columnOf(0)));
        QVERIFY(!painted.area().intersects(label.columnOf(1)));
        const QImage seen = label.screen()->grabWindow(label.winId()).toImage();
        QCOMPARE(seen.convertedTo(QImage::Format_RGB32),
                 label.grab().toImage().convertedTo(QImage::Format_RGB32));
    }

    void isFlushAtTheTrailingEdge()
    {
        FiguresLabel label;
        label.resize(400, 20);
        label.setFigures({{u"9.9 s"_s, 6}, {u"1 tok/s"_s, 9}});
        QCOMPARE(label.columnOf(1).right(), 399);
        label.setLayoutDirection(Qt::RightToLeft);
        QCOMPARE(label.columnOf(1).left(), 0);
    }

    void withoutRoomTheLastFiguresGoIntoTheToolTip()
    {
        FiguresLabel label;
        label.setFigures({{u"9.9 s"_s, 6}, {u"1 tok/s"_s, 9}, {u"8 tok"_s, 9}});
        label.resize(label.sizeHint().width() - 1, 20);
        QVERIFY(!label.columnOf(1).isEmpty());
        QVERIFY(label.columnOf(2).isEmpty());

        label.show();
        QHelpEvent help(QEvent::ToolTip, {1, 1}, label.mapToGlobal(QPoint(1, 1)));
        QApplication::sendEvent(&label, &help);
        QVERIFY(QToolTip::text().contains(label.text()));
        QToolTip::hideText();
    }
};

QTEST_MAIN(FiguresLabelTest)
#include "tst_figureslabel.moc"
