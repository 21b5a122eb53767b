#include "core/archive/archive.h"
#include "tests/support/archivefixture.h"

#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class ArchivePurgeTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void leavesNoTrace()
    {
        KeptAndGone sessions;
        auto &[fixture, kept, gone] = sessions;
        fixture.play(kept, u"another"_s, {u"more"_s});
        resultOf(fixture.archive().backUp()).value();
        QVERIFY(!filesWith(fixture, "zebraword").isEmpty());

        QSignalSpy scrubbed(&fixture.archive(), &Archive::scrubbed);
        QVERIFY(resultOf(fixture.archive().purge(gone.id)));
        for (int i = 0; i < 50 && scrubbed.isEmpty(); ++i) {
            fixture.clock().advance(1s);
            QTest::qWait(20);
        }
        QCOMPARE(scrubbed.size(), 1);

        QCOMPARE(filesWith(fixture, "zebraword"), QStringList());
        QVERIFY(!filesWith(fixture, "uniquekept").isEmpty());
        QCOMPARE(ArchiveFiles(fixture.path()).backups().size(), 1);
        QVERIFY(fixture.find(u"zebraword"_s).isEmpty());
        QCOMPARE(fixture.find(u"uniquekept"_s).size(), 1);
        QVERIFY(!resultOf(fixture.archive().load(gone.id)));
        QCOMPARE(fixture.page().size(), 1);
    }

    void whatWasPurgedLastIsGoneAfterTheNextStart()
    {
        KeptAndGone sessions;
        auto &[fixture, kept, gone] = sessions;
        resultOf(fixture.archive().backUp()).value();
        fixture.clock().advance(1s);
        resultOf(fixture.archive().remove(gone.id)).value();
        fixture.archive().purgeRemoved(); // as HistoryDesk::close() does
        QVERIFY(fixture.close());
        fixture.reopen();
        QVERIFY(!resultOf(fixture.archive().load(gone.id)));
        QSignalSpy scrubbed(&fixture.archive(), &Archive::scrubbed);
        fixture.clock().advance(1min);
        QVERIFY(scrubbed.wait());
        fixture.settle();
        QVERIFY(fixture.close());
        QCOMPARE(filesWith(fixture, "zebraword"), QStringList());
        // It is done once.
        fixture.reopen();
        QSignalSpy again(&fixture.archive(), &Archive::scrubbed);
        fixture.clock().advance(1min);
        resultOf(fixture.archive().figures()).value();
        QTest::qWait(50);
        QCOMPARE(again.size(), 0);
    }

    void purgesAllThatWasRemovedAlsoIfTheClockWasSetBack()
    {
        ArchiveFixture fixture;
        const Session kept = fixture.newSession(u"kept"_s);
        const Session old = fixture.newSession(u"old"_s);
        const Session fresh = fixture.newSession(u"fresh"_s);
        for (const Session &session : {kept, old, fresh})
            fixture.play(session, u"q"_s, {u"a"_s});
        resultOf(fixture.archive().remove(old.id)).value();
        fixture.clock().advance(24h);
        resultOf(fixture.archive().remove(fresh.id)).value();
        fixture.clock().setWallClock(-1h);
        QVERIFY(resultOf(fixture.archive().purgeRemoved()));
        QVERIFY(fixture.page({.wantsRemoved = true}).isEmpty());
        QVERIFY(!resultOf(fixture.archive().load(old.id)));
        QVERIFY(!resultOf(fixture.archive().load(fresh.id)));
        QCOMPARE(fixture.page().size(), 1);
    }

    void survivesThatTheTurnRuns()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        const Turn turn = fixture.newTurn(u"q"_s);
        fixture.journal().begin(session, turn);
        QVERIFY(resultOf(fixture.archive().purge(session.id)));
        fixture.append(session, turn, fixture.answering(turn.council.members[0], u"late"_s));
        fixture.append(session, turn, {{1s, {}, TurnEnded{}}});
        fixture.settle();
        QVERIFY(fixture.page().isEmpty());
        QVERIFY(fixture.find(u"late"_s).isEmpty());
    }

private:
    /// An archive with a session to keep and one to purge, which alone has "zebraword".
    struct KeptAndGone
    {
        KeptAndGone()
        {
            fixture.play(kept, u"staying"_s, {u"uniquekept"_s});
            fixture.play(gone, u"zebraword"_s, {u"zebraword again"_s});
        }

        ArchiveFixture fixture;
        const Session kept = fixture.newSession(u"kept"_s);
        const Session gone = fixture.newSession(u"zebraword"_s);
    };

    /// What is kept compressed is looked for compressed: the index has the words as they are.
    static QStringList filesWith(ArchiveFixture &fixture, const QByteArray &word)
    {
        QStringList names;
        QDirIterator files(fixture.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(word))
                names += file.fileName();
        }
        return names;
    }
};

QTEST_GUILESS_MAIN(ArchivePurgeTest)
#include "tst_archivepurge.moc"
