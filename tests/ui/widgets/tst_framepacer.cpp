#include "ui/widgets/framepacer.h"

#include <QSignalSpy>
#include <QTest>
#include <QWidget>

#include <memory>

using namespace Conclave;
using namespace std::chrono_literals;

class FramePacerTest : public QObject
{
    Q_OBJECT

private slots:
    void showsAllViewsInOneTurn()
    {
        FramePacer pacer;
        QObject one;
        QObject two;
        int turns = 0;
        QList<int> turnOf;
        QTimer::singleShot(0, this, [&] { ++turns; });
        for (QObject *view : {&one, &two})
            pacer.request(*view, [&] {
                turnOf.append(turns);
                QTimer::singleShot(0, this, [&] { ++turns; });
                return 1ms;
            });
        QVERIFY(turnOf.isEmpty()); // never from inside request()
        QTRY_COMPARE(turnOf.size(), 2);
        QCOMPARE(turnOf.at(0), turnOf.at(1));
    }

    void leavesWhatIsSlowForTheNextTurns()
    {
        FramePacer pacer;
        std::array<QObject, 4> views;
        int shown = 0;
        QList<int> shownWhenInputCame;
        for (QObject &view : views)
            pacer.request(view, [&] {
                if (shown++ % 2 == 0) // what is posted now comes between two turns
                    QTimer::singleShot(0, this, [&] { shownWhenInputCame.append(shown); });
                return 8ms; // two of them are more than a turn takes
            });
        QTRY_COMPARE(shown, 4);
        QTRY_COMPARE(shownWhenInputCame, (QList<int>{2, 4}));
    }

    void keepsAViewToOneRequestAndToItsPause()
    {
        FramePacer pacer;
        QObject view;
        QElapsedTimer watch;
        watch.start();
        int first = 0;
        int second = 0;
        qint64 shownAfter = 0;
        pacer.request(
            view,
            [&] {
                ++first;
                shownAfter = watch.elapsed();
                return 0ms;
            },
            50ms);
        pacer.request(view, [&] {
            ++second;
            return 0ms;
        });
        QTRY_COMPARE(first, 1);
        QVERIFY(shownAfter >= 50);
        QCOMPARE(second, 0);
    }

    void forgetsAViewThatIsGone()
    {
        FramePacer pacer;
        auto gone = std::make_unique<QObject>();
        QObject stays;
        bool isGoneShown = false;
        bool isShown = false;
        pacer.request(*gone, [&] {
            isGoneShown = true;
            return 0ms;
        });
        pacer.request(stays, [&] {
            isShown = true;
            return 0ms;
        });
        gone.reset();
        QTRY_VERIFY(isShown);
        QVERIFY(!isGoneShown);
    }

    void isOneForAWindow()
    {
        QWidget window;
        auto *inner = new QWidget(&window);
        auto *innermost = new QWidget(inner);
        QCOMPARE(&FramePacer::of(*innermost), &FramePacer::of(window));
        QWidget other;
        QVERIFY(&FramePacer::of(other) != &FramePacer::of(window));
    }
};

QTEST_MAIN(FramePacerTest)
#include "tst_framepacer.moc"
