#include "tests/support/fakedesktop.h"
#include "tests/support/privatebus.h"
#include "ui/desktop/desktopnotifier.h"

#include <QSignalSpy>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class DesktopNotifierTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_bus.isRunning()); }

    void init()
    {
        m_desktop = std::make_unique<FakeNotifications>(m_bus.connect(u"desktop"_s));
        m_notifier = std::make_unique<DesktopNotifier>(m_bus.connect(u"app"_s));
    }

    void cleanup()
    {
        m_notifier.reset();
        m_desktop.reset();
        QDBusConnection::disconnectFromBus(u"app"_s);
        QDBusConnection::disconnectFromBus(u"desktop"_s);
    }

    void showsPlainText()
    {
        m_notifier->notify(u"Done"_s, u"5 of 6 <b>answered</b>"_s);
        QTRY_COMPARE(m_desktop->shown.size(), 1);
        const FakeNotifications::Shown shown = m_desktop->shown.constFirst();
        QCOMPARE(shown.summary, u"Done"_s);
        QCOMPARE(shown.body, u"5 of 6 &lt;b&gt;answered&lt;/b&gt;"_s);
        QCOMPARE(shown.actions.constFirst(), u"default"_s);
        QCOMPARE(shown.replaces, 0U);
    }

    void aFurtherOneTakesThePlaceOfTheOneBefore()
    {
        m_notifier->notify(u"One"_s, {});
        QTRY_VERIFY(m_notifier->isShown());
        m_notifier->notify(u"Two"_s, {});
        QTRY_COMPARE(m_desktop->shown.size(), 2);
        QCOMPARE(m_desktop->shown.constLast().replaces, 7U);
    }

    void aClickIsTold()
    {
        const QSignalSpy activated(m_notifier.get(), &DesktopNotifier::activated);
        m_notifier->notify(u"Done"_s, {});
        QTRY_VERIFY(m_notifier->isShown());
        emit m_desktop->ActionInvoked(8, u"default"_s); // somebody else's
        emit m_desktop->ActionInvoked(7, u"default"_s);
        QTRY_COMPARE(activated.size(), 1);
    }

    void isWithdrawnOnce()
    {
        m_notifier->withdraw(); // nothing is shown
        m_notifier->notify(u"Done"_s, {});
        QTRY_VERIFY(m_notifier->isShown());
        m_notifier->withdraw();
        QTRY_VERIFY(!m_notifier->isShown());
        QCOMPARE(m_desktop->closed, QList<uint>{7});
        m_notifier->notify(u"Next"_s, {});
        QTRY_COMPARE(m_desktop->shown.size(), 2);
        QCOMPARE(m_desktop->shown.constLast().replaces, 0U); // a closed one cannot be replaced
    }

private:
    PrivateBus m_bus;
    std::unique_ptr<FakeNotifications> m_desktop;
    std::unique_ptr<DesktopNotifier> m_notifier;
};

QTEST_GUILESS_MAIN(DesktopNotifierTest)
#include "tst_desktopnotifier.moc"
