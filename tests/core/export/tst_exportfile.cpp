#include "core/base/unknowntime.h"
#include "core/export/exportfile.h"
#include "core/export/markdown.h"
#include "core/session/sessionjson.h"
#include "tests/support/samplesession.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class ExportFileTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        QVERIFY(m_directory.isValid());
    }

    void choosesTheFormatByTheEnding()
    {
        const Session session = sampleSession();

        QVERIFY(exportSession(session, file(u"a.md"_s)));
        QVERIFY(exportSession(session, file(u"a.JSON"_s)));

        QCOMPARE(contents(u"a.md"_s), markdown(session));
        QCOMPARE(contents(u"a.JSON"_s), sessionFile(session));
    }

    void refusesOtherEndings()
    {
        for (const QString &name : {u"a.txt"_s, u"a"_s, u"md"_s, u"a.md.exe"_s}) {
            const Done done = exportSession({}, file(name));
            QCOMPARE(done.error().kind, Error::Kind::BadFile);
            QCOMPARE(
                done.error().message,
                file(name) +
                    u": the name must end in one of .md .html .json .csv .messages.jsonl .openwebui.json .preferences.jsonl .arena.jsonl"_s);
            QVERIFY(!QFile::exists(file(name)));
        }
    }

    void readsBackWhatItWrote()
    {
        const Session session = sampleSession();
        QVERIFY(exportSession(session, file(u"b.json"_s)));

        const Result<Session> read = readSessionFile(file(u"b.json"_s));

        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        QCOMPARE(*read, session);
    }

    void namesTheFileAndWhatIsWrong()
    {
        write(u"c.json"_s, "{\n\n oops");
        QVERIFY(readSessionFile(file(u"c.json"_s))
                    .error()
                    .message.startsWith(file(u"c.json"_s) + u": line 3: "_s));

        write(u"d.json"_s, "{}");
        QCOMPARE(readSessionFile(file(u"d.json"_s)).error().message,
                 file(u"d.json"_s) + u": format: is not \"conclave-session\""_s);

        const Result<Session> missing = readSessionFile(file(u"none.json"_s));
        QCOMPARE(missing.error().kind, Error::Kind::BadFile);
        QVERIFY(missing.error().message.startsWith(file(u"none.json: "_s)));
    }

    void suggestsHarmlessNames_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("name");
        QTest::newRow("words") << u"Which database fits?"_s << u"2026-11-20-which-database-fits"_s;
        QTest::newRow("path") << u"../../etc/passwd"_s << u"2026-11-20-etc-passwd"_s;
        QTest::newRow("accents") << u"Größe: Ñandú"_s << u"2026-11-20-gro-e-nandu"_s;
        QTest::newRow("nothing left") << u"数🧭\u202E"_s << u"2026-11-20-session"_s;
        QTest::newRow("long") << QString(500, u'x') << u"2026-11-20-"_s + QString(60, u'x');
    }
    void suggestsHarmlessNames()
    {
        QFETCH(QString, title);
        Session session = sampleSession();
        session.title = title;
        QTEST(suggestedFileName(session), "name");
    }

    void givesNoDateToWhatHasNone()
    {
        Session session = sampleSession();
        session.title = u"Bakery"_s;
        session.created = unknownTime();
        QCOMPARE(suggestedFileName(session), u"bakery"_s);
    }

private:
    QString file(const QString &name) const { return m_directory.filePath(name); }
    QByteArray contents(const QString &name) const
    {
        QFile in(file(name));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile out(file(name));
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(out.write(bytes), bytes.size());
    }

    QTemporaryDir m_directory;
};

QTEST_GUILESS_MAIN(ExportFileTest)
#include "tst_exportfile.moc"
