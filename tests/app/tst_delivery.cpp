#include "app/delivery.h"

#include <QPromise>
#include <QTest>
#include <QThread>

#include <functional>
#include <memory>
#include <thread>

using namespace Conclave;

class DeliveryTest : public QObject
{
    Q_OBJECT

private slots:
    void comesToTheThreadOfTheWindow()
    {
        QPromise<int> promise;
        promise.start();
        int taken = 0;
        QThread *where = nullptr;
        deliver(promise.future(), this, [&](int value) {
            taken = value;
            where = QThread::currentThread();
        });
        inAnotherThread([&] { promise.addResult(7); }, promise);
        QCOMPARE(taken, 0); // not in that one
        QTRY_COMPARE(taken, 7);
        QCOMPARE(where, thread());
    }

    void nothingComesToOneThatHasGone()
    {
        auto owner = std::make_unique<QObject>();
        QPromise<int> promise;
        promise.start();
        QPromise<void> plain;
        plain.start();
        int taken = 0;
        deliver(promise.future(), owner.get(), [&](int) { ++taken; });
        deliver(plain.future(), owner.get(), [&] { ++taken; });
        owner.reset();
        inAnotherThread([&] { promise.addResult(7); }, promise);
        inAnotherThread([] {}, plain);
        QCoreApplication::processEvents();
        QCOMPARE(taken, 0);
    }

    void nothingComesToOneThatGoesWhileItIsOnItsWay()
    {
        auto owner = std::make_unique<QObject>();
        QPromise<void> promise;
        promise.start();
        int taken = 0;
        deliver(promise.future(), owner.get(), [&] { ++taken; });
        inAnotherThread([] {}, promise);
        owner.reset();
        QCoreApplication::processEvents();
        QCOMPARE(taken, 0);
    }

private:
    template<typename Value>
    static void inAnotherThread(const std::function<void()> &work, QPromise<Value> &promise)
    {
        std::thread([&] {
            work();
            promise.finish();
        }).join();
    }
};

QTEST_GUILESS_MAIN(DeliveryTest)
#include "tst_delivery.moc"
