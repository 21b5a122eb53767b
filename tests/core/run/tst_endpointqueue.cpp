#include "core/run/endpointqueue.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class EndpointQueueTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_granted.clear();
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
        second = m_queue.enter(endpoint(1), [&] { m_granted.append(2); });
        third.reset();
        first.reset();
        settle();
        second.reset();
        const auto fourth = enter(endpoint(1), 4);
        QVERIFY(fourth->isGranted());
        QCOMPARE(m_granted, QList<int>{2});
    }

private:
    static Endpoint endpoint(int limit, const QString &url = u"http://127.0.0.1:1/v1"_s)
    {
        return {.id = EndpointId::create(), .url = QUrl(url), .parallelLimit = limit};
    }
    std::unique_ptr<EndpointQueue::Ticket> enter(const Endpoint &endpoint, int number)
    {
        return m_queue.enter(endpoint, [this, number] { m_granted.append(number); });
    }
    static void settle() { QCoreApplication::sendPostedEvents(); }

    EndpointQueue m_queue;
    QList<int> m_granted;
};

QTEST_GUILESS_MAIN(EndpointQueueTest)
#include "tst_endpointqueue.moc"
