#include "tests/support/fakedesktop.h"
#include "tests/support/privatebus.h"
#include "ui/desktop/desktopappearance.h"

#include <QSignalSpy>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class DesktopAppearanceTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_bus.isRunning()); }

    void readsWhatThePortalSays()
    {
        FakePortal portal(m_bus.connect(u"portal"_s));
        portal.set(u"color-scheme"_s, 1);
        portal.set(u"contrast"_s, 1);
        const DesktopAppearance desktop(m_bus.connect(u"app"_s));
        QCOMPARE(desktop.look(), DesktopLook()); // it does not wait
        QTRY_COMPARE(desktop.look(), (DesktopLook{true, true}));
    }

    void followsWhileTheDesktopChanges()
    {
        FakePortal portal(m_bus.connect(u"portal"_s));
        DesktopAppearance desktop(m_bus.connect(u"app"_s));
        const QSignalSpy changed(&desktop, &DesktopAppearance::changed);
        for (const auto &[choice, dark] : {std::pair(1U, std::optional(true)),
                                           std::pair(2U, std::optional(false)),
                                           std::pair(0U, std::optional<bool>())}) {
            portal.set(u"color-scheme"_s, choice);
            QTRY_COMPARE(desktop.look().dark, dark);
        }
        QCOMPARE(changed.size(), 3);
        portal.set(u"color-scheme"_s, 17); // says nothing that is known
        portal.set(u"contrast"_s, 1);
        QTRY_VERIFY(desktop.look().highContrast);
        QCOMPARE(changed.size(), 4);
    }

    void doesWithoutAPortalOrABus()
    {
        const DesktopAppearance alone(m_bus.connect(u"alone"_s));
        const DesktopAppearance nowhere{QDBusConnection(QString())};
        QTest::qWait(0);
        QCOMPARE(alone.look(), DesktopLook());
        QCOMPARE(nowhere.look(), DesktopLook());
    }

    void cleanup()
    {
        for (const QString &name : {u"portal"_s, u"app"_s, u"alone"_s})
            QDBusConnection::disconnectFromBus(name);
    }

private:
    PrivateBus m_bus;
};

QTEST_GUILESS_MAIN(DesktopAppearanceTest)
#include "tst_desktopappearance.moc"
