#include "app/councildesk.h"
#include "core/run/livesession.h"
#include "tests/support/testcouncil.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/settings/councilsarranger.h"
#include "ui/theme/themecontrol.h"

#include <QApplication>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class CouncilDeskTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_profile = std::make_unique<QTemporaryDir>();
        m_services = std::make_unique<Services>(m_profile->path());
        for (const QString &name : {u"One"_s, u"Two"_s}) {
            Council council = councilOf(QUrl(u"http://127.0.0.1:1"_s), {u"m"_s});
            council.name = name;
            m_services->settings.councils += council;
        }
        m_services->settings.council = m_services->settings.councils[0].id;
        m_theme = std::make_unique<ThemeControl>(*qApp);
        m_session = std::make_unique<LiveSession>(m_services->environment());
        m_window = std::make_unique<MainWindow>(*m_session, *m_theme);
        m_desk = std::make_unique<CouncilDesk>(*m_services, *m_window);
    }
    void cleanup()
    {
        m_desk.reset();
        m_window.reset();
        m_session.reset();
        m_theme.reset();
        m_services.reset();
    }

    void theNewOrderIsInTheMenuAndKept()
    {
        const CouncilsArranger &arranger = arrange();
        arranger.findChild<QPushButton *>(u"councilDown"_s)->click();
        accept();
        QCOMPARE(menu(), (QStringList{u"Two"_s, u"One"_s}));
        const Services next(m_profile->path());
        QCOMPARE(next.settings.councils[0].name, u"Two"_s);
        QCOMPARE(currentCouncil(next.settings).name, u"One"_s); // still the one that is asked
    }

    void whoeverIsAskedAndRemovedGivesWayToTheGuide()
    {
        arrange().findChild<QPushButton *>(u"removeCouncil"_s)->click();
        accept();
        QCOMPARE(menu(), QStringList{u"Two"_s});
        QVERIFY(m_services->settings.council.isNull());
    }

    void cancelChangesNothing()
    {
        arrange().findChild<QPushButton *>(u"removeCouncil"_s)->click();
        m_window->findChild<CouncilsArranger *>()->reject();
        QCOMPARE(menu(), (QStringList{u"One"_s, u"Two"_s}));
    }

private:
    const CouncilsArranger &arrange()
    {
        m_window->actions().arrangeCouncils->trigger();
        return *m_window->findChild<CouncilsArranger *>();
    }
    void accept()
    {
        m_window->findChild<CouncilsArranger *>()->accept();
        QTRY_VERIFY(!m_window->findChild<CouncilsArranger *>());
    }
    QStringList menu() const
    {
        QStringList names;
        for (const QAction *action : m_window->actions().councils->actions().mid(1)) // the Guide
            names += action->text();
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<ThemeControl> m_theme;
    std::unique_ptr<LiveSession> m_session;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<CouncilDesk> m_desk;
};

QTEST_MAIN(CouncilDeskTest)
#include "tst_councildesk.moc"
