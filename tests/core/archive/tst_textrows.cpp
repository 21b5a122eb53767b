#include "core/archive/schema.h"
#include "core/archive/sessionrows.h"
#include "core/archive/turnrows.h"
#include "tests/support/archivefixture.h"

#include <sqlite3.h>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Statements that SQLite has begun in this process.
qint64 statements = 0;

int countStatement(unsigned, void *, void *, void *)
{
    ++statements;
    return 0;
}

int watch(sqlite3 *database, const char **, const sqlite3_api_routines *)
{
    return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, countStatement, nullptr);
}

using Extension = void (*)();

} // namespace

class TextRowsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCOMPARE(sqlite3_auto_extension(reinterpret_cast<Extension>(watch)), SQLITE_OK);
    }
    void cleanupTestCase() { sqlite3_reset_auto_extension(); }

    void aThousandTextsOfOneMomentCostTheSameEveryTime()
    {
        const QTemporaryDir directory;
        Database database(directory.filePath(u"archive.db"_s), Database::Access::Write);
        const qint64 session = begin(database);
        constexpr int Texts = 1000;
        const qint64 first = costOf(database, session, Texts);
        (void)costOf(database, session, 2 * Texts); // past what one millisecond has room for
        const qint64 fourth = costOf(database, session, Texts);

        QVERIFY(first >= Texts);
        QVERIFY2(fourth < first * 3 / 2, qPrintable(u"%1, then %2"_s.arg(first).arg(fourth)));
        QCOMPARE(database.value(u"SELECT count(*) FROM texts"_s)->toInt(), 4 * Texts);
    }

    void textsOfNeighbouringMomentsKeepOutOfEachOthersWay()
    {
        const QTemporaryDir directory;
        Database database(directory.filePath(u"archive.db"_s), Database::Access::Write);
        const qint64 session = begin(database);
        (void)costOf(database, session, 5, epoch().addMSecs(1));
        (void)costOf(database, session, 2500);
        (void)costOf(database, session, 5, epoch().addMSecs(1));

        QCOMPARE(database.value(u"SELECT count(*) FROM texts"_s)->toInt(), 2510);
        QVERIFY(database.run(u"INSERT INTO found (found) VALUES ('integrity-check')"_s));
        QCOMPARE(
            database.value(u"SELECT count(*) FROM found WHERE found MATCH 'question'"_s)->toInt(),
            2510);
    }

private:
    static QDateTime epoch() { return QDateTime::fromMSecsSinceEpoch(0, Qt::UTC); }

    static qint64 begin(Database &database)
    {
        const bool isOpen = database.open() &&
                            migrate(database, schemaSteps(), [] { return Done(std::monostate{}); });
        const Session frame{.id = SessionId::create(), .created = epoch()};
        return isOpen ? ensureSession(database, frame, epoch()).value() : 0;
    }

    /// In statements: so many turns of a question each, asked at that moment.
    static qint64
    costOf(Database &database, qint64 session, int turns, const QDateTime &asked = epoch())
    {
        const qint64 before = statements;
        const Done done = database.transaction([&]() -> Done {
            for (int number = 0; number < turns; ++number) {
                Turn turn;
                turn.id = TurnId::create();
                turn.asked = asked;
                turn.question.text = u"question"_s;
                if (const Done added = addWholeTurn(database, session, turn); !added)
                    return added.error();
            }
            return std::monostate{};
        });
        return done ? statements - before : 0;
    }
};

QTEST_GUILESS_MAIN(TextRowsTest)
#include "tst_textrows.moc"
