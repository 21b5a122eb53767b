#include "core/import/importreader.h"
#include "core/session/sessionjson.h"
#include "tests/support/archivefixture.h"

#include <QDir>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

/// What was imported, in the real archive.
class ImportIntoArchiveTest : public QObject
{
    Q_OBJECT

private slots:
    void changesNothingTheSecondTime()
    {
        ArchiveFixture fixture;
        const QList<Session> sessions = sessionsOfAllFiles();
        QVERIFY(sessions.size() > 5);
        for (const Session &session : sessions) {
            const Result<Intake> intake =
                resultOf(fixture.archive().import(session, {.isReadOnly = true}));
            QVERIFY2(intake, qPrintable(intake ? QString() : intake.error().message));
            QCOMPARE(*intake, (Intake{session.id, true, session.turns.size()}));
        }
        const qint64 figures = resultOf(fixture.archive().figures())->texts;
        for (const Session &session : sessionsOfAllFiles()) {
            QCOMPARE(*resultOf(fixture.archive().import(session, {.isReadOnly = true})),
                     (Intake{session.id}));
            const LoadedSession loaded = fixture.load(session.id);
            QCOMPARE(sessionFile(loaded.session), sessionFile(session));
            QVERIFY(loaded.listing.isReadOnly);
        }
        QCOMPARE(resultOf(fixture.archive().figures())->texts, figures);
        QVERIFY(!fixture.find(u"sourdough"_s).isEmpty());
    }

    void takesInWhatHasBeenAskedSince()
    {
        ArchiveFixture fixture;
        Session session = sessionsOfAllFiles().constFirst();
        const QList<Turn> turns = std::exchange(session.turns, session.turns.first(1));
        resultOf(fixture.archive().import(session)).value();
        session.turns = turns;
        QCOMPARE(*resultOf(fixture.archive().import(session)),
                 (Intake{session.id, false, turns.size() - 1}));
        QCOMPARE(fixture.load(session.id).session, session);
    }

private:
    static QList<Session> sessionsOfAllFiles()
    {
        QList<Session> sessions;
        const QDir directory(QStringLiteral(CONCLAVE_TEST_DATA "/import"));
        for (const QFileInfo &file : directory.entryInfoList({u"*.json"_s}, QDir::Files)) {
            ImportReader reader(*openImport(file.filePath()),
                                std::make_shared<std::atomic_bool>(false));
            while (const std::optional<Session> session = reader.next())
                sessions.append(*session);
        }
        std::ranges::sort(
            sessions, std::greater(), [](const Session &session) { return session.turns.size(); });
        return sessions;
    }
};

QTEST_GUILESS_MAIN(ImportIntoArchiveTest)
#include "tst_importintoarchive.moc"
