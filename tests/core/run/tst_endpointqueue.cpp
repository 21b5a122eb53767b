#include "core/run/endpointqueue.h"
#include "tests/support/fakeclock.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class EndpointQueueTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_queue = std::make_unique<EndpointQueue>(m_clock);
        m_granted.clear();
        m_held.clear();
        m_refused.clear();
    }

    void withoutALimitNobodyWaits()
    {
        std::vector<std::unique_ptr<EndpointQueue::Ticket>> tickets;
        for (int i = 0; i < 100; ++i)
            tickets.push_back(enter(endpoint(0), i));
        QVERIFY(std::ranges::all_of(tickets, [](const auto &t) { return t->isGranted(); }));
        settle();
        QVERIFY(m_granted.isEmpty()); // told by the tickets themselves
    }

    void theFirstToComeIsTheFirstToGo()
    {
        auto first = enter(endpoint(2), 1);
        auto second = enter(endpoint(2), 2);
        auto third = enter(endpoint(2), 3);
        auto fourth = enter(endpoint(2), 4);
        QVERIFY(first->isGranted() && second->isGranted());
        QVERIFY(!third->isGranted() && !fourth->isGranted());

        second.reset();
        QVERIFY(!third->isGranted()); // from the event loop
        settle();
        QCOMPARE(m_granted, QList<int>{3});
        QVERIFY(third->isGranted() && !fourth->isGranted());

        first.reset();
        settle();
        QCOMPARE(m_granted, QList<int>({3, 4}));
    }

    void nobodyOvertakesThoseWhoWait()
    {
        auto first = enter(endpoint(1), 1);
        auto second = enter(endpoint(1), 2);
        first.reset();
        const auto third = enter(endpoint(1), 3); // before the free slot was handed on
        QVERIFY(!third->isGranted());
        settle();
        QCOMPARE(m_granted, QList<int>{2});
        QVERIFY(second->isGranted() && !third->isGranted());
    }

    void whoeverLeavesTheLineIsSkipped()
    {
        auto first = enter(endpoint(1), 1);
        auto second = enter(endpoint(1), 2);
        const auto third = enter(endpoint(1), 3);
        first.reset();
        second.reset();
        settle();
        QCOMPARE(m_granted, QList<int>{3});
    }

    void everyAddressHasItsOwnLine()
    {
        const auto here = enter(endpoint(1), 1);
        const auto there = enter(endpoint(1, u"http://127.0.0.1:2/v1"_s), 2);
        const auto again = enter(endpoint(1), 3); // another endpoint with the same address
        QVERIFY(here->isGranted() && there->isGranted());
        QVERIFY(!again->isGranted());
    }

    void aRaisedLimitCountsAtOnce()
    {
        auto first = enter(endpoint(1), 1);
        const auto second = enter(endpoint(1), 2);
        const auto third = enter(endpoint(3), 3); // the user raised it meanwhile
        settle();
        QCOMPARE(m_granted, QList<int>({2, 3}));
    }

    void aTicketMayLeaveWhileItIsGranted()
    {
        auto first = enter(endpoint(1), 1);
        std::unique_ptr<EndpointQueue::Ticket> second;
        std::unique_ptr<EndpointQueue::Ticket> third = enter(endpoint(1), 3);
        second = enter(endpoint(1), 2);
        third.reset();
        first.reset();
        settle();
        second.reset();
        const auto fourth = enter(endpoint(1), 4);
        QVERIFY(fourth->isGranted());
        QCOMPARE(m_granted, QList<int>{2});
    }

    void aRestHoldsEverybodyBack()
    {
        const Endpoint busy = endpoint(0);
        const auto first = enter(busy, 1);
        m_queue->rest(busy, 10s);
        const auto second = enter(busy, 2);
        const auto third = enter(busy, 3);
        const auto elsewhere = enter(endpoint(0, u"http://127.0.0.1:2/v1"_s), 4);
        QVERIFY(!second->isGranted() && elsewhere->isGranted());
        QVERIFY(second->hold().isResting);
        QCOMPARE(second->hold().until, m_clock.now() + 10s);
        m_queue->rest(busy, 4s); // a shorter one changes nothing
        pass(10s - 1us);
        QVERIFY(m_granted.isEmpty());
        pass(1us);
        QCOMPARE(m_granted, QList<int>({2, 3}));
    }

    void aRestThatComesLaterIsTold()
    {
        const Endpoint busy = endpoint(1);
        auto first = enter(busy, 1);
        const auto second = enter(busy, 2);
        settle();
        QCOMPARE(second->hold(), EndpointQueue::Hold());
        m_queue->rest(busy, 10s);
        settle();
        QCOMPARE(m_held, QList<int>{2});
        QVERIFY(second->hold().isResting);
        pass(10s);
        QCOMPARE(m_held, QList<int>({2, 2})); // now it waits for the slot again
        QCOMPARE(second->hold(), EndpointQueue::Hold());
        first.reset();
        settle();
        QCOMPARE(m_granted, QList<int>{2});
    }

    void whoComesBackHasItsOldPlace()
    {
        auto first = enter(endpoint(1), 1);
        auto second = enter(endpoint(1), 2);
        const auto third = enter(endpoint(1), 3);
        first->comeBackAfter(5s);
        QVERIFY(!first->isGranted());
        settle();
        QCOMPARE(m_granted, QList<int>{2}); // nobody waits for the one who pauses
        QCOMPARE(first->hold().until, m_clock.now() + 5s);
        pass(5s);
        QCOMPARE(m_granted, QList<int>{2});
        second.reset();
        settle();
        QCOMPARE(m_granted, QList<int>({2, 1}));
        QVERIFY(!third->isGranted());
    }

    void whoHurriesWaitsForASlotOnly()
    {
        const Endpoint busy = endpoint(1);
        auto first = enter(busy, 1);
        const auto second = enter(busy, 2);
        m_queue->rest(busy, 1h);
        second->hurry();
        settle();
        QVERIFY(m_granted.isEmpty());
        first->comeBackAfter(1min);
        settle();
        QCOMPARE(m_granted, QList<int>{2});
        QVERIFY(!first->isGranted());
    }

    void aClosedDoorIsToldToThoseBehindIt()
    {
        const Endpoint mine = endpoint(1);
        Endpoint other = mine; // the same server with another key
        other.id = EndpointId::create();
        auto first = enter(mine, 1);
        const auto second = enter(mine, 2);
        const auto third = enter(other, 3);
        m_queue->refuse(mine, {.kind = Error::Kind::Unauthorized});
        QCOMPARE(m_refused, QList<int>{2});
        first.reset();
        settle();
        QCOMPARE(m_granted, QList<int>{3});
        QVERIFY(!second->isGranted());
    }

    void aRestIsForItsAccountOnly()
    {
        const Endpoint mine = endpoint(0);
        const auto first = enter(mine, 1);
        m_queue->rest(mine, 10s);
        QCOMPARE(m_queue->restLeft(mine), Microseconds(10s));
        const Endpoint other = endpoint(0); // the same server with another key
        QCOMPARE(m_queue->restLeft(other), 0us);
        QVERIFY(enter(other, 2)->isGranted());
        QVERIFY(!enter(mine, 3)->isGranted());
    }

    void aPlaceTakenBeforeIsServedBefore()
    {
        const quint64 place = m_queue->takePlace();
        auto first = enter(endpoint(1), 1);
        const auto second = enter(endpoint(1), 2);
        const auto third = m_queue->enter(
            endpoint(1), {.granted = [this] { m_granted.append(3); }, .held = [] {}}, place);
        first.reset();
        settle();
        QCOMPARE(m_granted, QList<int>{3});
        QVERIFY(!second->isGranted());
    }

    void aRestThatGrowsALittleIsNoNews()
    {
        const Endpoint busy = endpoint(0);
        const auto first = enter(busy, 1);
        m_queue->rest(busy, 10s);
        const auto second = enter(busy, 2);
        settle();
        for (int i = 0; i < 9; ++i) {
            m_queue->rest(busy, 10s + i * 100ms);
            settle();
        }
        QVERIFY(m_held.isEmpty());
        m_queue->rest(busy, 12s);
        settle();
        QCOMPARE(m_held, QList<int>{2});
        pass(12s);
        QCOMPARE(m_granted, QList<int>{2});
    }

    void aPauseEndsWithItsTicket()
    {
        auto first = enter(endpoint(1), 1);
        first->comeBackAfter(5s);
        settle();
        first.reset();
        pass(10s);
        QVERIFY(m_granted.isEmpty());
        QCOMPARE(m_clock.pendingAlarms(), 0);
    }

private:
    static Endpoint endpoint(int limit, const QString &url = u"http://127.0.0.1:1/v1"_s)
    {
        return {.id = EndpointId::create(), .url = QUrl(url), .parallelLimit = limit};
    }
    std::unique_ptr<EndpointQueue::Ticket> enter(const Endpoint &endpoint, int number)
    {
        return m_queue->enter(
            endpoint,
            {.granted = [this, number] { m_granted.append(number); },
             .held = [this, number] { m_held.append(number); },
             .refused = [this, number](const Error &) { m_refused.append(number); }});
    }
    static void settle() { QCoreApplication::sendPostedEvents(); }

    void pass(Microseconds span)
    {
        m_clock.advance(span);
        settle();
    }

    FakeClock m_clock;
    std::unique_ptr<EndpointQueue> m_queue;
    QList<int> m_granted;
    QList<int> m_held;
    QList<int> m_refused;
};

QTEST_GUILESS_MAIN(EndpointQueueTest)
#include "tst_endpointqueue.moc"
