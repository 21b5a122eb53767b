#include "ui/turn/scrollsync.h"

#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace Conclave;

class ScrollSyncTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        for (QScrollBar *bar : {&m_first, &m_second, &m_flat})
            bar->setRange(0, 0);
        m_first.setRange(0, 1000);
        m_second.setRange(0, 200);
    }

    void othersFollowByTheSameShare()
    {
        Sync sync(*this);
        m_first.triggerAction(QScrollBar::SliderToMaximum);
        QCOMPARE(m_second.value(), 200);
        m_first.setSliderPosition(500); // as dragging does
        QCOMPARE(m_second.value(), 100);
        m_second.setSliderPosition(50);
        QCOMPARE(m_first.value(), 250);
        QCOMPARE(m_flat.value(), 0);
    }

    void theWheelScrollsAll()
    {
        Sync sync(*this);
        QWheelEvent wheel({5, 5}, {5, 5}, {}, {0, -240}, {}, {}, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&m_first, &wheel);
        QVERIFY(m_first.value() > 0);
        QCOMPARE(m_second.value(), qRound(m_first.value() / 5.0));
    }

    void whatFollowsItsTextScrollsNobody()
    {
        Sync sync(*this);
        m_first.setMaximum(2000);
        m_first.setValue(2000);
        QCOMPARE(m_second.value(), 0);
    }

    void nothingComesBack()
    {
        Sync sync(*this);
        const QSignalSpy changes(&m_first, &QScrollBar::valueChanged);
        m_first.setSliderPosition(333); // 66.6 of 200
        QCOMPARE(changes.size(), 1);
        QCOMPARE(m_first.value(), 333);
    }

    void nothingHappensWhileItIsOff()
    {
        Sync sync(*this);
        sync.setOn(false);
        m_first.triggerAction(QScrollBar::SliderToMaximum);
        QCOMPARE(m_second.value(), 0);
    }

    void aBarMayGo()
    {
        Sync sync(*this);
        auto *gone = new QScrollBar;
        sync.add(*gone);
        delete gone;
        m_first.triggerAction(QScrollBar::SliderToMaximum);
        QCOMPARE(m_second.value(), 200);
    }

private:
    class Sync
    {
    public:
        explicit Sync(ScrollSyncTest &test)
        {
            for (QScrollBar *bar : {&test.m_first, &test.m_second, &test.m_flat}) {
                bar->setValue(0);
                m_sync.add(*bar);
            }
            m_sync.setOn(true);
        }
        void setOn(bool isOn) { m_sync.setOn(isOn); }
        void add(QScrollBar &bar) { m_sync.add(bar); }

    private:
        ScrollSync m_sync;
    };

    QScrollBar m_first;
    QScrollBar m_second;
    QScrollBar m_flat;
};

QTEST_MAIN(ScrollSyncTest)
#include "tst_scrollsync.moc"
