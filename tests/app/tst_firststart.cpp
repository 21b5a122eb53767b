#include "app/councildesk.h"
#include "app/firststart.h"
#include "core/run/livesession.h"
#include "tests/support/fakeserver.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/themecontrol.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The window of a program that was just started, with one port to look at.
struct Started
{
    explicit Started(const QString &profile, const FakeServer &server)
        : services(profile)
        , first(services, desk, window, {static_cast<quint16>(server.url().port())})
    {
        window.show();
    }
    QPushButton *offer() const { return window.findChild<QPushButton *>(u"seatServer"_s); }

    Services services;
    ThemeControl theme{*qApp};
    LiveSession session{services.environment()};
    MainWindow window{session, theme};
    CouncilDesk desk{services, window};
    FirstStart first;
};

} // namespace

class FirstStartTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_server = std::make_unique<FakeServer>();
        QVERIFY(m_server->listen());
        m_profile = std::make_unique<QTemporaryDir>();
    }

    void oneClickMakesACouncil()
    {
        m_server->setKind(serverKind("vllm"));
        Started started(m_profile->path(), *m_server);
        QTRY_VERIFY(started.offer());
        QVERIFY(started.offer()->isVisible());
        QVERIFY(started.offer()->accessibleName().contains(u"vLLM"_s));
        const auto *words = started.window.findChild<QLabel *>(u"foundServer"_s);
        QCOMPARE(words->text(), u"Found vLLM at port %1: 1 model"_s.arg(m_server->url().port()));

        QWidget *offers = started.offer()->parentWidget()->parentWidget();
        started.offer()->click();
        QVERIFY(!offers->isVisible());
        const Result<Settings> saved = loadSettings(m_profile->path());
        QVERIFY(saved);
        QCOMPARE(saved->endpoints.size(), 1);
        QCOMPARE(saved->endpoints.constFirst().endpoint.url.port(), m_server->url().port());
        QCOMPARE(saved->endpoints.constFirst().keySource, KeySource::None);
        const Council council = currentCouncil(*saved);
        QCOMPARE(council.name, u"Six Seats on vLLM"_s);
        QCOMPARE(council.enabledMembers().size(), 6);
        for (const Member &member : council.enabledMembers()) {
            QCOMPARE(member.model, u"Qwen/Qwen3-32B"_s);
            QCOMPARE(member.endpoint, saved->endpoints.constFirst().endpoint);
        }
    }

    void whatCannotBeAskedIsNotOffered_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::newRow("a web page") << "page"_ba;
        QTest::newRow("every path") << "yes"_ba;
        QTest::newRow("another program") << "airplay"_ba;
    }
    void whatCannotBeAskedIsNotOffered()
    {
        QFETCH(const QByteArray, kind);
        m_server->setKind(serverKind(kind));
        Started started(m_profile->path(), *m_server);
        QTRY_VERIFY(!m_server->probes().isEmpty());
        QTRY_COMPARE(m_server->openConnections(), 0);
        QVERIFY(!started.offer());
    }

    void laterStartsAskNobody()
    {
        m_server->setKind(serverKind("vllm"));
        QVERIFY(saveSettings({}, m_profile->path()));
        Started started(m_profile->path(), *m_server);
        QTest::qWait(0);
        QCOMPARE(m_server->accepted(), 0);
    }

    void settingsThatCannotBeReadAreNoFirstStart()
    {
        QFile broken(m_profile->filePath(u"settings.json"_s));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{");
        broken.close();
        Started started(m_profile->path(), *m_server);
        QTest::qWait(0);
        QCOMPARE(m_server->accepted(), 0);
    }

private:
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<QTemporaryDir> m_profile;
};

QTEST_MAIN(FirstStartTest)
#include "tst_firststart.moc"
