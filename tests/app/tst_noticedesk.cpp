#include "app/noticedesk.h"
#include "core/store/settings.h"
#include "tests/support/fakedesktop.h"
#include "tests/support/playedsession.h"
#include "tests/support/privatebus.h"
#include "ui/desktop/desktopnotifier.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/themecontrol.h"

#include <QApplication>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class NoticeDeskTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_bus.isRunning()); }

    void init()
    {
        m_settings = {};
        m_desktop = std::make_unique<FakeNotifications>(m_bus.connect(u"desktop"_s));
        m_theme = std::make_unique<ThemeControl>(*qApp);
        m_played = std::make_unique<PlayedSession>();
        m_window = std::make_unique<MainWindow>(m_played->session(), *m_theme);
        m_desk = std::make_unique<NoticeDesk>(
            m_settings, m_played->session(), *m_window, m_bus.connect(u"app"_s));
    }

    void cleanup()
    {
        m_desk.reset();
        m_window.reset();
        m_played.reset();
        m_theme.reset();
        m_desktop.reset();
        QDBusConnection::disconnectFromBus(u"app"_s);
        QDBusConnection::disconnectFromBus(u"desktop"_s);
    }

    void tellsOfALongRunThatNobodyWatched()
    {
        lookElsewhere();
        play(12s);
        QTRY_COMPARE(m_desktop->shown.size(), 1);
        const FakeNotifications::Shown shown = m_desktop->shown.constFirst();
        QCOMPARE(shown.summary, u"The council has answered"_s);
        QCOMPARE(shown.body,
                 u"2 of 3 answers are complete, after 12.0 s. The synthesis is ready."_s);
        QVERIFY(!shown.body.contains(u"secret"_s)); // nothing that was said
    }

    void aClickOnItBringsTheWindow()
    {
        lookElsewhere();
        play(12s);
        QTRY_COMPARE(m_desktop->shown.size(), 1);
        QVERIFY(!m_window->isActiveWindow());
        QTRY_VERIFY(clickBringsTheWindow());
    }

    void keepsQuietAboutShortRuns()
    {
        lookElsewhere();
        play(9s);
        expectSilence();
    }

    void keepsQuietWhileTheWindowIsLookedAt()
    {
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        play(12s);
        expectSilence();
    }

    void keepsQuietAboutWhatWasStopped()
    {
        lookElsewhere();
        m_played->ask(PlayedSession::council(3));
        m_played->clock().advance(12s);
        m_played->session().startNew();
        expectSilence();
    }

    void canBeTurnedOff()
    {
        QVERIFY(m_window->actions().tellWhenDone->isChecked());
        m_window->actions().tellWhenDone->trigger();
        QVERIFY(!m_settings.tellWhenDone);
        lookElsewhere();
        play(12s);
        expectSilence();
    }

private:
    void lookElsewhere()
    {
        m_window->show();
        m_other.show();
        m_other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_other));
    }

    /// The click counts once the desktop's answer is there that tells the notification's number.
    bool clickBringsTheWindow()
    {
        emit m_desktop->ActionInvoked(7, u"default"_s);
        return QTest::qWaitFor([this] { return m_window->isActiveWindow(); }, 100);
    }

    /// Two of three answer and one fails, in that time all together; the chair answers at once.
    void play(std::chrono::seconds time)
    {
        m_played->ask(PlayedSession::council(3));
        m_played->clock().advance(time);
        m_played->complete(0, u"a secret"_s);
        m_played->fail(1, {.kind = Error::Kind::Tls, .message = u"no"_s});
        m_played->complete(2, u"another secret"_s);
        QTRY_COMPARE(m_played->transport().posted().size(), 4);
        m_played->complete(3, u"all secrets"_s);
        QTRY_VERIFY(!m_played->run().isRunning());
    }

    void expectSilence()
    {
        // One bus keeps the order: when this one is there, any other would be.
        DesktopNotifier last(m_bus.connect(u"app"_s));
        last.notify(u"Last"_s, {});
        QTRY_VERIFY(!m_desktop->shown.isEmpty());
        QCOMPARE(m_desktop->shown.constFirst().summary, u"Last"_s);
    }

    PrivateBus m_bus;
    QWidget m_other;
    Settings m_settings;
    std::unique_ptr<FakeNotifications> m_desktop;
    std::unique_ptr<ThemeControl> m_theme;
    std::unique_ptr<PlayedSession> m_played;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<NoticeDesk> m_desk;
};

QTEST_MAIN(NoticeDeskTest)
#include "tst_noticedesk.moc"
