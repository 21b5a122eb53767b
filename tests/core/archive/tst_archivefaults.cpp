#include "core/archive/archive.h"
#include "core/archive/schema.h"
#include "core/session/turnjson.h"
#include "tests/support/archivefixture.h"
#include "tests/support/readonlydirectory.h"

#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <csignal>
#include <sys/resource.h>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class ArchiveFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { std::signal(SIGXFSZ, SIG_IGN); }
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void rescuesWhatCanBeRead_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::addColumn<bool>("hasBackup");
        QTest::addColumn<int>("least"); // turns of 40
        QTest::newRow("no database") << u"noise"_s << false << 0;
        QTest::newRow("no database, backup") << u"noise"_s << true << 30;
        QTest::newRow("empty, backup") << u"empty"_s << true << 30;
        QTest::newRow("gone, backup") << u"gone"_s << true << 30;
        QTest::newRow("another program's") << u"foreign"_s << true << 30;
        QTest::newRow("cut in half") << u"half"_s << false << 1;
        QTest::newRow("cut in half, backup") << u"half"_s << true << 30;
        QTest::newRow("zeros in the middle") << u"zeros"_s << false << 1;
        QTest::newRow("zeros in the middle, backup") << u"zeros"_s << true << 30;
    }
    void rescuesWhatCanBeRead()
    {
        QFETCH(QString, damage);
        QFETCH(bool, hasBackup);
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        for (int i = 0; i < 40; ++i) {
            if (i == 1)
                resultOf(fixture.archive().setTags(session.id, {u"work"_s})).value();
            if (i == 30 && hasBackup)
                resultOf(fixture.archive().backUp()).value();
            fixture.play(session, u"question%1"_s.arg(i), {noise(i), noise(i + 100)});
        }
        QVERIFY(fixture.close());
        const QByteArray before = contentOf(fixture.file());
        harm(fixture.file(), damage);
        const QByteArray harmed = contentOf(fixture.file());
        // As after a crash: an archive that was closed well is not looked through at its start.
        write(fixture.file() + u"-wal"_s, {});

        const ArchiveOpening opening = fixture.reopen();
        QVERIFY(!opening.problem);
        QVERIFY(opening.rescue.has_value());
        QVERIFY(!opening.rescue->isWhole);
        QCOMPARE(!opening.rescue->backup.isEmpty(), hasBackup);
        QFETCH(int, least);
        QVERIFY2(opening.rescue->turns >= least,
                 qPrintable(QString::number(opening.rescue->turns)));
        if (damage != "gone"_L1)
            QCOMPARE(contentOf(opening.rescue->putAside + u"/archive.db"_s), harmed);
        // What is there is whole, can be found and added to.
        qsizetype turns = 0;
        for (const SessionListing &listing : fixture.page()) {
            const LoadedSession loaded = fixture.load(listing.id);
            QCOMPARE(loaded.unreadableTurns, 0);
            turns += loaded.session.turns.size();
        }
        QCOMPARE(turns, opening.rescue->turns);
        if (hasBackup)
            QCOMPARE(fixture.find(u"question7"_s).size(), 1);
        fixture.play(session, u"afterwards"_s, {u"a"_s});
        QCOMPARE(fixture.find(u"afterwards"_s).size(), 1);
        fixture.reopen();
        QVERIFY(!fixture.opening().rescue);
        QVERIFY(isSound(fixture));
    }

    /// SQLite 3.40 takes every tag for damage when it checks quickly.
    void aTagIsNoDamage()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        fixture.play(session, u"question"_s, {u"a"_s});
        resultOf(fixture.archive().setTags(session.id, {u"home"_s, u"work"_s})).value();
        QVERIFY(fixture.close());
        write(fixture.file() + u"-wal"_s, {}); // as after a crash
        QVERIFY(!fixture.reopen().rescue);
        QVERIFY(!fixture.opening().isUnchecked);
        QCOMPARE(fixture.page()[0].tags, (QStringList{u"home"_s, u"work"_s}));
    }

    void rescuesWhileItIsOpen()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        for (int i = 0; i < 40; ++i)
            fixture.play(session, u"question%1"_s.arg(i), {noise(i), noise(i + 100)});
        resultOf(fixture.archive().backUp()).value();
        QVERIFY(fixture.close());
        harm(fixture.file(), u"zeros"_s); // closed well: nobody looks at once
        fixture.reopen();
        QVERIFY(!fixture.opening().rescue);
        QSignalSpy rescued(&fixture.archive(), &Archive::rescued);
        QVERIFY(!resultOf(fixture.archive().load(session.id)));
        QVERIFY(rescued.size() == 1 || rescued.wait(20'000));
        QCOMPARE(fixture.load(session.id).session.turns.size(), 40);
        fixture.play(session, u"afterwards"_s, {u"a"_s});
        QCOMPARE(fixture.find(u"afterwards"_s).size(), 1);
    }

    void checksEverythingOnceAMonth()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        fixture.play(session, u"question"_s, {u"a"_s});
        QVERIFY(!rescuesIn(fixture)); // sound, as is remembered
        QVERIFY(fixture.close());
        mixUpIndex(fixture.file());
        fixture.reopen();
        QVERIFY(!fixture.opening().rescue);
        fixture.clock().advance(24h * 29);
        QVERIFY(!rescuesIn(fixture));

        fixture.clock().advance(24h);
        fixture.reopen();
        const std::optional<Rescue> rescue = rescuesIn(fixture);
        QVERIFY(rescue.has_value());
        QVERIFY(rescue->isWhole);
        QCOMPARE(fixture.load(session.id).session.turns.size(), 1);
        fixture.reopen();
        QVERIFY(!rescuesIn(fixture));
        QVERIFY(isSound(fixture));
    }

    void checksEverythingWhereTheTimeMakesNoSense_data()
    {
        QTest::addColumn<QByteArray>("time");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no time") << QByteArray("yesterday");
        QTest::newRow("to come") << QByteArray("2999-01-01T00:00:00Z");
        QTest::newRow("long") << QByteArray(100'000, '1');
    }
    void checksEverythingWhereTheTimeMakesNoSense()
    {
        QFETCH(QByteArray, time);
        ArchiveFixture fixture;
        fixture.play(fixture.newSession(u"x"_s), u"question"_s, {u"a"_s});
        QVERIFY(fixture.close());
        mixUpIndex(fixture.file());
        write(fixture.path() + u"/archive.checked"_s, time);
        fixture.reopen();
        QVERIFY(rescuesIn(fixture).has_value());
    }

    void goesOnAfterARescueThatFailed()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        fixture.play(session, u"question"_s, {u"a"_s});
        QVERIFY(fixture.close());
        mixUpIndex(fixture.file());
        QVERIFY(QDir(fixture.path()).mkpath(u"archive-unfinished.db/in the way"_s));
        fixture.reopen();
        QVERIFY(!fixture.opening().problem);
        QSignalSpy troubled(&fixture.archive(), &Archive::troubled);
        QSignalSpy recovered(&fixture.archive(), &Archive::recovered);
        fixture.clock().advance(1min);
        QVERIFY(troubled.wait());
        QVERIFY(QDir(fixture.path() + u"/archive-unfinished.db"_s).removeRecursively());
        for (int i = 0; i < 5 && recovered.isEmpty(); ++i) {
            fixture.clock().advance(Archive::RetryInterval);
            recovered.wait(500);
        }
        QCOMPARE(recovered.size(), 1);
    }

    void readsVerdictsOfAnOldArchiveThatCannotBeWritten()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        fixture.play(session, u"question"_s, {u"a"_s});
        QVERIFY(fixture.close());
        {
            Database database(fixture.file(), Database::Access::Write);
            QVERIFY(database.open());
            QVERIFY(database.run(u"DROP TABLE traces"_s));
            QVERIFY(database.run(u"DROP INDEX turns_judged"_s));
            QVERIFY(database.run(u"ALTER TABLE turns DROP COLUMN judged"_s));
            QVERIFY(database.run(u"PRAGMA user_version = 1"_s));
        }
        QVERIFY(QDir(fixture.path()).mkpath(u"archive.lock/in the way"_s));
        fixture.reopen();
        QCOMPARE(fixture.load(session.id).session.turns.size(), 1);
        QCOMPARE(resultOf(fixture.archive().sessions())->size(), 1);
        const auto judged = resultOf(fixture.archive().judgedSessions());
        QVERIFY(bool(judged));
        QCOMPARE(judged->size(), 1);
    }

    void endsARescueThatWasKilled()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        fixture.play(session, u"q"_s, {u"a"_s});
        QVERIFY(fixture.close());
        QVERIFY(QFile::rename(fixture.file(), ArchiveFiles(fixture.path()).rescued()));
        write(fixture.file(), "half moved away");
        fixture.reopen();
        QVERIFY(!fixture.opening().rescue);
        QCOMPARE(fixture.load(session.id).session.turns.size(), 1);
    }

    void readsANewerArchive()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        fixture.play(session, u"needle"_s, {u"a"_s});
        QVERIFY(fixture.close());
        setVersion(fixture, 99);
        const QByteArray before = contentOf(fixture.file());
        fixture.reopen();
        QCOMPARE(fixture.opening().problem->kind, Error::Kind::ArchiveNewer);
        QCOMPARE(fixture.load(session.id).session.turns.size(), 1);
        QCOMPARE(fixture.find(u"needle"_s).size(), 1);
        QCOMPARE(resultOf(fixture.archive().rename(session.id, u"y"_s)).error().kind,
                 Error::Kind::ArchiveNewer);
        fixture.close();
        QCOMPARE(contentOf(fixture.file()), before);
    }

    void migratesWithABackup()
    {
        ArchiveFixture fixture;
        fixture.play(fixture.newSession(u"x"_s), u"q"_s, {u"a"_s});
        fixture.close();
        Database database(fixture.file(), Database::Access::Write);
        QVERIFY(database.open());
        QList<SchemaStep> steps = schemaSteps();
        const int version = int(steps.size());
        int backups = 0;
        const auto backUp = [&backups] {
            ++backups;
            return Done(std::monostate{});
        };
        QVERIFY(migrate(database, steps, backUp));
        QCOMPARE(backups, 0);
        // A step that fails in the middle leaves the version before.
        steps.append({u"CREATE TABLE more (id INTEGER)"_s, u"nonsense"_s});
        QVERIFY(!migrate(database, steps, backUp));
        QCOMPARE(backups, 1);
        QCOMPARE(schemaState(database)->version, version);
        QCOMPARE(
            database.value(u"SELECT count(*) FROM sqlite_schema WHERE name = 'more'"_s)->toInt(),
            0);
        steps.last().removeLast();
        QVERIFY(migrate(database, steps, backUp));
        QCOMPARE(schemaState(database)->version, version + 1);
        // Without a backup, nothing is touched.
        steps.append({u"CREATE TABLE other (id INTEGER)"_s});
        QVERIFY(!migrate(database, steps, [] { return Done(Error{}); }));
        QCOMPARE(schemaState(database)->version, version + 1);
        QCOMPARE(database.value(u"SELECT count(*) FROM turns"_s)->toInt(), 1);
    }

    void letsOneWriteAndManyRead()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        fixture.play(session, u"first"_s, {u"a"_s});
        FakeClock clock;
        Archive second(fixture.path(), clock);
        QSignalSpy opened(&second, &Archive::opened);
        QSignalSpy recovered(&second, &Archive::recovered);
        second.open();
        QVERIFY(opened.wait());
        QCOMPARE(opened[0][0].value<ArchiveOpening>().problem->kind, Error::Kind::ArchiveInUse);
        QCOMPARE(resultOf(second.load(session.id))->session.turns.size(), 1);
        // What is done here waits until the first one has gone.
        const Session other{
            .id = SessionId::create(), .title = u"other"_s, .created = clock.wallTime()};
        second.journal().begin(other, fixture.newTurn(u"second"_s));
        const QFuture<Done> renamed = second.rename(session.id, u"renamed"_s);
        fixture.play(session, u"third"_s, {u"a"_s});
        clock.advance(Archive::RetryInterval);
        QTest::qWait(50);
        QVERIFY(!renamed.isFinished());
        QCOMPARE(resultOf(second.load(session.id))->session.turns.size(), 2);
        QVERIFY(fixture.close());
        clock.advance(Archive::RetryInterval);
        QVERIFY(resultOf(renamed));
        QVERIFY(recovered.size() == 1 || recovered.wait());
        QVERIFY(second.close());
        fixture.reopen();
        QCOMPARE(fixture.page().size(), 2);
        QCOMPARE(fixture.load(session.id).session.title, u"renamed"_s);
    }

    void worksWithoutADirectory()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"profile"_s);
        write(path, "a file in the place of the directory");
        FakeClock clock;
        Archive archive(path, clock);
        QSignalSpy opened(&archive, &Archive::opened);
        QSignalSpy troubled(&archive, &Archive::troubled);
        QSignalSpy recovered(&archive, &Archive::recovered);
        archive.open();
        QVERIFY(opened.wait());
        QCOMPARE(opened[0][0].value<ArchiveOpening>().problem->kind,
                 Error::Kind::ArchiveUnwritable);
        QCOMPARE(resultOf(archive.page({})).error().kind, Error::Kind::ArchiveUnwritable);
        const Session session{.id = SessionId::create(), .created = clock.wallTime()};
        Turn turn;
        turn.id = TurnId::create();
        turn.asked = clock.wallTime();
        archive.journal().begin(session, turn);
        for (int i = 0; i < 3; ++i)
            clock.advance(Archive::RetryInterval);
        QCOMPARE(contentOf(path), "a file in the place of the directory");
        QFile::remove(path);
        clock.advance(Archive::RetryInterval);
        QVERIFY(recovered.wait());
        QVERIFY(troubled.isEmpty());
        QCOMPARE(resultOf(archive.load(session.id))->session.turns.size(), 1);
    }

    void readsWhereNothingCanBeWritten()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        fixture.play(session, u"q"_s, {u"a"_s});
        QVERIFY(fixture.close());
        // The superuser, who runs tests in containers, may write everywhere: but not where there is
        // a directory in the lock's place.
        QVERIFY(QDir(fixture.path()).mkpath(u"archive.lock/in the way"_s));
        fixture.reopen();
        QCOMPARE(fixture.opening().problem->kind, Error::Kind::ArchiveUnwritable);
        QCOMPARE(fixture.load(session.id).session.turns.size(), 1);
    }

    void knowsAKilledProcesssLockInAReadOnlyDirectory()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        fixture.play(session, u"q"_s, {u"a"_s});
        QVERIFY(fixture.close());
        write(fixture.path() + u"/archive.lock"_s, "4194305\nconclave\n");
        const ReadOnlyDirectory readOnly(fixture.path());
        QVERIFY(readOnly.isReadOnly());
        fixture.reopen();
        QCOMPARE(fixture.opening().problem->kind, Error::Kind::ArchiveUnwritable);
        QCOMPARE(fixture.load(session.id).session.turns.size(), 1);
        QVERIFY(fixture.close());
    }

    void outlivesAFullDisk()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        const Turn first = fixture.play(session, u"first"_s, {u"whole"_s});
        QSignalSpy troubled(&fixture.archive(), &Archive::troubled);
        QSignalSpy recovered(&fixture.archive(), &Archive::recovered);
        const Turn turn = fixture.newTurn(u"second"_s);
        fixture.journal().begin(session, turn);
        QList<Event> events = fixture.answering(turn.council.members[0], noise(1, 400'000));
        const QList<Event> end = events.mid(events.size() - 1);
        events.removeLast();
        {
            const SmallDisk disk(fixture);
            fixture.append(session, turn, events);
            fixture.journal().flush();
            QVERIFY(troubled.wait());
            for (int i = 0; i < 3; ++i) {
                fixture.clock().advance(Archive::RetryInterval);
                QCOMPARE(fixture.load(session.id).session.turns[0].answers[0].text, u"whole"_s);
            }
            fixture.append(session, turn, end);
        }
        QCOMPARE(troubled.size(), 1);
        QCOMPARE(troubled[0][0].value<Error>().kind, Error::Kind::ArchiveUnwritable);
        fixture.clock().advance(Archive::RetryInterval);
        QVERIFY(recovered.size() == 1 || recovered.wait());
        fixture.append(session, turn, {{9s, {}, TurnEnded{}}});
        fixture.settle();
        const LoadedSession loaded = fixture.load(session.id);
        QCOMPARE(loaded.session.turns[1].answers[0].text.size(), 400'000);
        QCOMPARE(loaded.session.turns[1].answers[0].status, AnswerStatus::Complete);
        QVERIFY(fixture.close());
        QVERIFY(isSound(fixture));
    }

    void passesOverATurnThatMakesNoSense()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        const Turn turn = fixture.play(session, u"q"_s, {u"a"_s});
        fixture.play(session, u"r"_s, {u"b"_s});
        QVERIFY(fixture.close());
        {
            Database database(fixture.file(), Database::Access::Write);
            QVERIFY(database.open());
            QVERIFY(database.run(u"UPDATE turns SET state = x'00', ended = 0, base = x'00'"
                                 " WHERE uuid = ?"_s,
                                 {turn.id.toString()}));
        }
        fixture.reopen();
        QVERIFY(!fixture.opening().problem);
        QCOMPARE(fixture.load(session.id).session.turns.size(), 1);
        QCOMPARE(fixture.load(session.id).unreadableTurns, 1);
    }

private:
    /// No file grows any more: a disk that is full, as a process sees it.
    class SmallDisk final
    {
    public:
        explicit SmallDisk(const ArchiveFixture &fixture)
        {
            getrlimit(RLIMIT_FSIZE, &m_before);
            rlimit small = m_before;
            const QFileInfo log(fixture.file() + u"-wal"_s);
            small.rlim_cur = rlim_t(log.size()) + 8192;
            setrlimit(RLIMIT_FSIZE, &small);
        }
        ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }
        Q_DISABLE_COPY_MOVE(SmallDisk)

    private:
        rlimit m_before = {};
    };

    /// Text that cannot be compressed much.
    static QString noise(int seed, qsizetype length = 6000)
    {
        QRandomGenerator random{quint32(seed)};
        QString text;
        while (text.size() < length)
            text += QString::number(random.generate(), 36) + u' ';
        return text.left(length);
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    static void harm(const QString &path, const QString &damage)
    {
        QByteArray bytes = contentOf(path);
        const qsizetype middle = bytes.size() / 2 / 4096 * 4096;
        if (damage == "noise"_L1) {
            bytes = "this is no database at all ";
            bytes = bytes.repeated(1000);
        } else if (damage == "empty"_L1) {
            bytes.clear();
        } else if (damage == "half"_L1) {
            bytes.truncate(middle);
        } else if (damage == "zeros"_L1) {
            bytes.replace(middle, bytes.size() / 4, QByteArray(bytes.size() / 4, '\0'));
        }
        QFile::remove(path);
        if (damage == "foreign"_L1) {
            Database database(path, Database::Access::Write);
            QVERIFY(database.open());
            QVERIFY(database.run(u"CREATE TABLE theirs (id INTEGER)"_s));
        } else if (damage != "gone"_L1) {
            write(path, bytes);
        }
    }
    /// An index that has something else than its table: every page makes sense.
    static void mixUpIndex(const QString &path)
    {
        const QString select = u"FROM sqlite_schema WHERE name = 'sessions_in_order'"_s;
        QVariantList index;
        const auto edit = [&](const std::function<Done(Database &)> &work) {
            Database database(path, Database::Access::Write); // anew: it has read the schema
            QVERIFY(database.open());
            QVERIFY(database.run(u"PRAGMA writable_schema = ON"_s));
            QVERIFY(work(database));
        };
        edit([&](Database &database) {
            (void)database.each(u"SELECT * "_s + select, {}, [&](const QSqlQuery &row) {
                for (int column = 0; column < 5; ++column)
                    index.append(row.value(column));
                return false;
            });
            return database.run(u"DELETE "_s + select);
        });
        edit([](Database &database) {
            return database.run(u"UPDATE sessions SET changed = changed + 1"_s);
        });
        edit([&](Database &database) {
            return database.run(u"INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)"_s, index);
        });
        Database database(path, Database::Access::Read);
        QVERIFY(database.open());
        QCOMPARE(database.check(10s), Database::Verdict::Sound);
        QCOMPARE(database.check(10s, Database::Depth::Everything), Database::Verdict::Damaged);
    }
    /// What is done to the archive when it has been open for a while.
    static std::optional<Rescue> rescuesIn(ArchiveFixture &fixture)
    {
        QSignalSpy rescued(&fixture.archive(), &Archive::rescued);
        fixture.clock().advance(1min);
        fixture.clock().advance(1s);                  // backups have their times for names
        resultOf(fixture.archive().backUp()).value(); // in order after the check
        QCoreApplication::processEvents();
        fixture.settle(); // in order after a rescue
        QCoreApplication::processEvents();
        return rescued.isEmpty() ? std::nullopt : std::optional(rescued[0][0].value<Rescue>());
    }
    static void setVersion(const ArchiveFixture &fixture, int version)
    {
        Database database(fixture.file(), Database::Access::Write);
        QVERIFY(database.open());
        QVERIFY(database.run(u"PRAGMA user_version = %1"_s.arg(version)));
    }
    static bool isSound(ArchiveFixture &fixture)
    {
        fixture.close();
        Database database(fixture.file(), Database::Access::Write);
        return database.open() &&
               database.value(u"PRAGMA integrity_check"_s)->toString() == "ok"_L1 &&
               database.run(u"INSERT INTO found (found) VALUES ('integrity-check')"_s);
    }
};

QTEST_GUILESS_MAIN(ArchiveFaultsTest)
#include "tst_archivefaults.moc"
