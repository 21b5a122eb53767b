#include "core/import/importreader.h"
#include "core/session/sessionjson.h"
#include "tests/support/importedoutline.h"

#include <QBuffer>
#include <QDir>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class ImportGoldenTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatOtherProgramsWrite_data()
    {
        QTest::addColumn<QString>("path");
        const QDir directory(QStringLiteral(CONCLAVE_TEST_DATA "/import"));
        const QFileInfoList files = directory.entryInfoList({u"*.json"_s}, QDir::Files);
        QVERIFY(files.size() >= 6);
        for (const QFileInfo &file : files)
            QTest::newRow(qPrintable(file.completeBaseName())) << file.filePath();
    }

    void readsWhatOtherProgramsWrite()
    {
        QFETCH(QString, path);
        const auto device = openImport(path);
        QVERIFY(device);
        ImportReader reader(*device, m_goOn);
        const QList<Session> sessions = all(reader);
        const QString outline = importedOutline(sessions, reader.preview());

        const QString golden = path.chopped(5) + u".txt"_s;
        if (qEnvironmentVariableIsSet("CONCLAVE_WRITE_GOLDEN"))
            QVERIFY(write(golden, outline.toUtf8()));
        QCOMPARE(outline.split(u'\n'), QString::fromUtf8(read(golden)).split(u'\n'));
        QVERIFY(!reader.preview().isCut);
    }

    void givesSessionsThatCanBeStored_data() { readsWhatOtherProgramsWrite_data(); }

    void givesSessionsThatCanBeStored()
    {
        QFETCH(QString, path);
        ImportReader reader(*openImport(path), m_goOn);
        const QList<Session> sessions = all(reader);
        QVERIFY(!sessions.isEmpty());
        for (const Session &session : sessions) {
            const Result<Session> again = sessionFromFile(sessionFile(session));
            QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
            QCOMPARE(*again, session);
            for (const Turn &turn : session.turns) {
                for (const Member &member : turn.council.members)
                    QVERIFY(member.endpoint.url.host().endsWith(u".invalid"_s));
            }
        }
    }

    void givesTheSameEveryTime_data() { readsWhatOtherProgramsWrite_data(); }

    void givesTheSameEveryTime()
    {
        QFETCH(QString, path);
        ImportReader once(*openImport(path), m_goOn);
        ImportReader again(*openImport(path), m_goOn);
        QCOMPARE(all(once), all(again));
        QCOMPARE(once.preview(), again.preview());
    }

private:
    static QList<Session> all(ImportReader &reader)
    {
        QList<Session> sessions;
        while (const std::optional<Session> session = reader.next())
            sessions.append(*session);
        return sessions;
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static bool write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }

    std::shared_ptr<std::atomic_bool> m_goOn = std::make_shared<std::atomic_bool>(false);
};

QTEST_GUILESS_MAIN(ImportGoldenTest)
#include "tst_importgolden.moc"
