#include "app/outagedesk.h"
#include "core/run/livesession.h"
#include "tests/support/testcouncil.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/themecontrol.h"

#include <QApplication>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class OutageDeskTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void theWindowTellsWhoIsOutUntilTheyAreBack()
    {
        QTemporaryDir profile;
        Services services(profile.path());
        const Council council = councilOf(closedPort(), {u"a"_s, u"b"_s});
        services.settings.councils = {council};
        services.settings.council = council.id;
        ThemeControl theme(*qApp);
        LiveSession session(services.environment());
        MainWindow window(session, theme);
        window.showCouncils(services.settings.councils, council);
        window.show();
        OutageDesk desk(services, window);
        auto *readiness = window.findChild<QToolButton *>(u"readiness"_s);
        desk.show();
        QVERIFY(!readiness->isVisible());

        const Endpoint &endpoint = council.members[0].endpoint;
        for (int time = 0; time < 2; ++time)
            services.health().noteFailure(
                endpoint, endpoint.url, {.kind = Error::Kind::Refused, .message = u"refused"_s});
        QVERIFY(readiness->isVisible());
        QCOMPARE(readiness->text(), u"0 ready · 2 unreachable"_s);
        QVERIFY(readiness->accessibleDescription().contains(u"Nothing is listening"_s));
        readiness->click(); // the check finds nobody, too
        QVERIFY(readiness->accessibleDescription().contains(u"being checked now"_s));

        services.health().noteReached(endpoint);
        QVERIFY(!readiness->isVisible());
    }

private:
    static QUrl closedPort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return QUrl(u"http://127.0.0.1:%1/v1"_s.arg(server.serverPort()));
    }
};

QTEST_MAIN(OutageDeskTest)
#include "tst_outagedesk.moc"
