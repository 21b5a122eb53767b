#include "core/base/secret.h"
#include "core/dialects/dialect.h"
#include "core/dialects/dialects.h"
#include "core/export/curl.h"
#include "tests/support/fakeserver.h"

#include <QJsonArray>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class CurlTest : public QObject
{
    Q_OBJECT

private slots:
    void holdsTheKeyAsAVariable_data()
    {
        QTest::addColumn<QString>("header");
        QTest::newRow("openai") << u"-H 'Authorization: Bearer '\"$KEY\"''"_s;
        QTest::newRow("responses") << u"-H 'Authorization: Bearer '\"$KEY\"''"_s;
        QTest::newRow("anthropic") << u"-H 'x-api-key: '\"$KEY\"''"_s;
        QTest::newRow("gemini") << u"-H 'x-goog-api-key: '\"$KEY\"''"_s;
        QTest::newRow("ollama") << u"-H 'Authorization: Bearer '\"$KEY\"''"_s;
    }
    void holdsTheKeyAsAVariable()
    {
        QFETCH(const QString, header);
        const Member seat =
            seatAt(QUrl(u"https://a.example/v1"_s), QString::fromLatin1(QTest::currentDataTag()));
        const QString command = curlCommand(seat, {{u"model"_s, u"m"_s}});
        QVERIFY2(command.contains(header), qPrintable(command));
        QVERIFY(command.startsWith("curl --no-buffer 'https://a.example/"_L1));
        QVERIFY(!command.contains("GOES-HERE"_L1));
    }

    void theGuideIsNotForOthers()
    {
        QVERIFY(curlCommand(seatAt(QUrl(u"conclave:guide"_s), u"openai"_s), {}).isEmpty());
        QVERIFY(curlCommand(seatAt(QUrl(u"https://a.example"_s), u"morse"_s), {}).isEmpty());
    }

    /// What the shell makes of it must be the very request, whatever the user wrote.
    void sendsTheSameThroughAShell()
    {
        if (QStandardPaths::findExecutable(u"curl"_s).isEmpty())
            QSKIP("curl is not installed");
        FakeServer server;
        QVERIFY(server.listen());
        const QJsonObject body{{u"model"_s, u"it's \"$HOME\" `id` \\ \n; rm -rf ~ #"_s},
                               {u"messages"_s, QJsonArray()}};
        const Member seat = seatAt(server.url(), u"openai"_s);
        QProcess shell;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"KEY"_s, u"sk-from-the-shell"_s);
        environment.insert(u"no_proxy"_s, u"*"_s);
        shell.setProcessEnvironment(environment);
        shell.start(u"/bin/sh"_s, {u"-c"_s, curlCommand(seat, body)});
        QTRY_COMPARE(shell.state(), QProcess::NotRunning);
        QCOMPARE(server.arrivals().size(), 1);
        const Secret key("sk-from-the-shell");
        const HttpRequest ours = dialectNamed(u"openai"_s)->request(seat, body, key);
        QCOMPARE(server.arrivals()[0].body, ours.body);
        for (const auto &[name, value] : ours.headers)
            QCOMPARE(server.arrivals()[0].header(name), value);
    }

private:
    static Member seatAt(const QUrl &url, const QString &dialect)
    {
        return {.endpoint = {.dialect = dialect, .url = url}, .model = u"m"_s};
    }
};

QTEST_GUILESS_MAIN(CurlTest)
#include "tst_curl.moc"
