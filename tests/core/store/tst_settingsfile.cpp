#include "core/council/presets.h"
#include "core/store/settingsfile.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class SettingsFileTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
    }

    void withoutAFileThereAreDefaults() { QCOMPARE(*loadSettings(profile()), Settings{}); }

    void readsBackWhatItWrote()
    {
        const Settings settings = full();
        QVERIFY(saveSettings(settings, profile()));

        const Result<Settings> loaded = loadSettings(profile());

        QVERIFY2(loaded, qPrintable(loaded ? QString() : loaded.error().message));
        QCOMPARE(*loaded, settings);
    }

    void isForTheOwnerOnly()
    {
        QVERIFY(saveSettings({}, profile()));
        constexpr auto File = QFile::ReadOwner | QFile::WriteOwner;
        constexpr auto Everybody = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                   QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFileInfo(profile()).permissions() & Everybody));
        QCOMPARE(QFileInfo(path()).permissions() & (File | Everybody), File);

        QVERIFY(QFile::setPermissions(path(), File | QFile::ReadOther));
        QVERIFY(saveSettings({}, profile()));
        QVERIFY(!(QFileInfo(path()).permissions() & Everybody));
    }

    void keepsFieldsItDoesNotKnow()
    {
        const QByteArray newer =
            json("{'version': 1, 'later': [1, {'x': null}],"
                 "'endpoints': [{'dialect': 'openai', 'url': 'http://a', 'shiny': true}]}");
        write(newer);

        QVERIFY(saveSettings(*loadSettings(profile()), profile()));

        const QJsonObject written = QJsonDocument::fromJson(contents()).object();
        QCOMPARE(written[u"later"_s], QJsonDocument::fromJson(newer)[u"later"_s]);
        QCOMPARE(written[u"endpoints"_s][0][u"shiny"_s], QJsonValue(true));
    }

    void takesNoKeyVariableFromAStranger()
    {
        Endpoint stranger{.id = EndpointId::create(), .url = QUrl(u"https://evil.example"_s)};
        stranger.unread[u"key_variable"_s] = u"OPENAI_API_KEY"_s;
        stranger.unread[u"key_source"_s] = u"variable"_s;
        Settings settings;
        settings.endpoints = {{stranger}};
        QVERIFY(saveSettings(settings, profile()));

        QCOMPARE(loadSettings(profile())->endpoints[0].keyVariable, QString());
        QCOMPARE(loadSettings(profile())->endpoints[0].keySource, KeySource::None);
    }

    void remembersWhereEachKeyIs()
    {
        Settings settings;
        for (const KeySource source : {KeySource::None,
                                       KeySource::KeyRing,
                                       KeySource::Memory,
                                       KeySource::Variable,
                                       KeySource::File})
            settings.endpoints.append(
                {{.id = EndpointId::create(), .url = QUrl(u"https://a.example"_s)}, source});
        QVERIFY(saveSettings(settings, profile()));
        QCOMPARE(loadSettings(profile())->endpoints, settings.endpoints);
    }

    void aVariableOfAnOlderFileIsTheSource()
    {
        write(json("{'version': 1, 'endpoints': ["
                   "{'dialect': 'openai', 'url': 'http://a', 'key_variable': 'MY_KEY'},"
                   "{'dialect': 'openai', 'url': 'http://a', 'key_variable': ''}]}"));
        const Result<Settings> loaded = loadSettings(profile());
        QCOMPARE(loaded->endpoints[0].keySource, KeySource::Variable);
        QCOMPARE(loaded->endpoints[1].keySource, KeySource::None);
    }

    void saysWhereTheFileIsBroken_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("where");
        QTest::newRow("empty") << ""_ba << u"line 1: "_s;
        QTest::newRow("not JSON") << "{\n\"version\": 1,\n!"_ba << u"line 3: "_s;
        QTest::newRow("not an object") << "[]"_ba << u"line 1: "_s;
        QTest::newRow("newer") << json("{'version': 2}") << u"version: "_s;
        QTest::newRow("wrong type") << json("{'version': 1, 'theme': 3}") << u"theme: "_s;
        QTest::newRow("endpoint")
            << json("{'version': 1, 'endpoints': [{'dialect': 'openai', 'url': 'ftp://a'}]}")
            << u"endpoints[0].url: "_s;
        QTest::newRow("place of a key")
            << json("{'version': 1, 'endpoints': "
                    "[{'dialect': 'openai', 'url': 'http://a', 'key_source': 'attic'}]}")
            << u"endpoints[0].key_source: "_s;
        QTest::newRow("council")
            << json("{'version': 1, 'councils': [{'name': 'x', 'members': [7]}]}")
            << u"councils[0].members[0]: "_s;
        QTest::newRow("one id twice") << json("{'version': 1, 'endpoints': ["
                                              "{'id': '00000000-0000-4000-8000-000000000001', "
                                              "'dialect': 'openai', 'url': 'http://a'},"
                                              "{'id': '00000000-0000-4000-8000-000000000001', "
                                              "'dialect': 'openai', 'url': 'http://b'}]}")
                                      << u"endpoints[1].id: "_s;
    }
    void saysWhereTheFileIsBroken()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, where);
        write(bytes);

        const Result<Settings> loaded = loadSettings(profile());

        QVERIFY(!loaded);
        QCOMPARE(loaded.error().kind, Error::Kind::BadFile);
        QVERIFY2(loaded.error().message.startsWith(path() + u": "_s + where),
                 qPrintable(loaded.error().message));
    }

    void saysThatItCouldNotSave()
    {
        QVERIFY(QDir().mkpath(path())); // a directory where the file should be
        const Done done = saveSettings({}, profile());
        QCOMPARE(done.error().kind, Error::Kind::BadFile);
        QVERIFY(done.error().message.startsWith(path() + u": "_s));

        const Done nowhere = saveSettings({}, u"/proc/none/profile"_s);
        QCOMPARE(nowhere.error().message, u"/proc/none/profile: cannot be made a directory"_s);
    }

private:
    /// JSON with single quotes, which reads better in C++.
    static QByteArray json(QByteArray text) { return text.replace('\'', '"'); }
    static Settings full()
    {
        const Endpoint endpoint{
            .id = EndpointId::create(), .name = u"API"_s, .url = QUrl(u"https://a.example/v1"_s)};
        Settings settings;
        settings.endpoints = {{endpoint, KeySource::Variable, u"MY_KEY"_s},
                              {{.id = EndpointId::create(), .url = guideUrl()}}};
        settings.councils = {sixSeats(endpoint, u"model"_s), guideCouncil()};
        settings.council = settings.councils[0].id;
        settings.theme = u"dark"_s;
        settings.highContrast = true;
        settings.showsHistory = false;
        settings.tellWhenDone = false;
        settings.blind = true;
        settings.textSizeStep = -2;
        settings.layout = u"columns"_s;
        settings.windowGeometry = QByteArray("\x00\xff\x01", 3);
        settings.historyWidth = 333;
        return settings;
    }
    QString profile() const { return m_directory->filePath(u"deep/profile"_s); }
    QString path() const { return profile() + u"/settings.json"_s; }
    void write(const QByteArray &bytes) const
    {
        QVERIFY(QDir().mkpath(profile()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    QByteArray contents() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(SettingsFileTest)
#include "tst_settingsfile.moc"
