#include "core/export/exportmany.h"
#include "core/session/sessionjson.h"
#include "tests/support/samplesession.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

QList<Session> threeAlike()
{
    QList<Session> sessions(3, sampleSession());
    sessions[1].id = SessionId::fromString(u"11111111-0000-4000-8000-0000000000ff"_s);
    sessions[2].id = SessionId::fromString(u"00000000-1111-4000-8000-0000000000ff"_s);
    return sessions; // the first and the third have ids that begin alike
}

SessionSource from(const QList<Session> &sessions)
{
    return [sessions, at = qsizetype(0)]() mutable -> std::optional<Result<Session>> {
        if (at == sessions.size())
            return {};
        return Result<Session>(sessions.at(at++));
    };
}

ManyExport as(const QString &ending)
{
    return {.format = *exportFormatFor(ending)};
}

} // namespace

class ExportManyTest : public QObject
{
    Q_OBJECT

private slots:
    void writesAFileForEverySession()
    {
        const QList<Session> sessions = threeAlike();
        QCOMPARE(exportEach(from(sessions), folder(u"new/er"_s), as(u".json"_s)),
                 ManyExported{.written = 3});
        QCOMPARE(names(u"new/er"_s),
                 (QStringList{
                     u"2026-11-20-which-database-fits-00000000-1111-4000-8000-0000000000ff.json"_s,
                     u"2026-11-20-which-database-fits-00000000.json"_s,
                     u"2026-11-20-which-database-fits-11111111.json"_s}));
        QCOMPARE(contents(folder(u"new/er/2026-11-20-which-database-fits-11111111.json"_s)),
                 sessionFile(sessions[1]));
    }

    void leavesFilesThatAreThere()
    {
        const QList<Session> sessions = threeAlike();
        const ManyExport how = as(u".json"_s);
        exportEach(from(sessions.first(2)), folder(u"again"_s), how);
        const QString path = folder(u"again/2026-11-20-which-database-fits-11111111.json"_s);
        write(path, "mine");
        QCOMPARE(exportEach(from(sessions), folder(u"again"_s), how),
                 (ManyExported{.written = 1, .skipped = 2}));
        QCOMPARE(contents(path), "mine");
    }

    void stopsWhenToldAndSaysHowFarItIs()
    {
        ManyExport how = as(u".md"_s);
        QList<qint64> progress;
        how.goOn = [&progress](qint64 done) {
            progress.append(done);
            return done < 2;
        };
        QCOMPARE(exportEach(from(threeAlike()), folder(u"some"_s), how),
                 (ManyExported{.written = 2, .isStopped = true}));
        QCOMPARE(progress, (QList<qint64>{0, 1, 2}));
        QCOMPARE(names(u"some"_s).size(), 2);
    }

    void goesOnAfterAnUnreadableSession()
    {
        const auto next = [left = 3]() mutable -> std::optional<Result<Session>> {
            if (left-- == 0)
                return {};
            if (left == 1)
                return Result<Session>(Error{.kind = Error::Kind::BadFile});
            Session session = sampleSession();
            session.id = SessionId::create();
            return Result<Session>(session);
        };
        QCOMPARE(exportEach(next, folder(u"most"_s), as(u".html"_s)),
                 (ManyExported{.written = 2, .unreadable = 1}));
    }

    void endsWhereNothingCanBeWritten()
    {
        write(folder(u"file"_s), "in the way");
        const ManyExported report = exportEach(from(threeAlike()), folder(u"file"_s), as(u".md"_s));
        QCOMPARE(report.written, 0);
        QCOMPARE(report.error->kind, Error::Kind::BadFile);
        QVERIFY(report.error->message.startsWith(folder(u"file"_s)));
    }

    void writesVotesOfAllSessionsIntoOneFile()
    {
        QList<Session> sessions = threeAlike();
        for (Session &session : sessions) {
            Turn &turn = session.turns[0];
            turn.council.members[0].model = u"other"_s;
            turn.verdict = Verdict{.winner = turn.council.members[0].id};
        }
        sessions[1].turns[0].verdict.reset();
        const ManyExport how = as(u".arena.jsonl"_s);
        const QString path = folder(u"votes.arena.jsonl"_s);
        QCOMPARE(exportTogether(from(sessions), path, how),
                 (ManyExported{.written = 2, .skipped = 1}));
        const QByteArray lines =
            how.format.write(sessions[0], {}) + how.format.write(sessions[2], {});
        QCOMPARE(contents(path), lines);

        QCOMPARE(exportTogether(from(sessions.first(1)), path, how), ManyExported{.written = 1});
        QCOMPARE(contents(path), how.format.write(sessions[0], {})); // in place of what was there
        QCOMPARE(exportTogether(from(sessions), folder({}), how).error->kind, Error::Kind::BadFile);
    }

    void makesNoFileOfNothing()
    {
        const QString path = folder(u"none.arena.jsonl"_s);
        QCOMPARE(exportTogether(from(threeAlike()), path, as(u".arena.jsonl"_s)),
                 ManyExported{.skipped = 3});
        ManyExport stopped = as(u".arena.jsonl"_s);
        stopped.goOn = [](qint64 done) { return done < 1; };
        QCOMPARE(exportTogether(from(threeAlike()), path, stopped),
                 (ManyExported{.skipped = 1, .isStopped = true}));
        QVERIFY(!QFile::exists(path));
    }

private:
    QString folder(const QString &name) const { return m_directory.filePath(name); }
    QStringList names(const QString &name) const
    {
        return QDir(folder(name)).entryList(QDir::Files, QDir::Name);
    }
    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    const QTemporaryDir m_directory;
};

QTEST_GUILESS_MAIN(ExportManyTest)
#include "tst_exportmany.moc"
