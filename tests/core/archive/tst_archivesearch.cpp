#include "core/archive/archive.h"
#include "core/archive/search.h"
#include "tests/support/archivefixture.h"
#include "tests/support/eviltext.h"

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class ArchiveSearchTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void tellsWhereItFound()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"Databases"_s);
        const Turn turn = fixture.play(session, u"Which?"_s, {u"Take SQLite."_s, u"Take it"_s});
        const QList<SearchHit> hits = fixture.find(u"sqli"_s);
        QCOMPARE(hits.size(), 1);
        const SearchHit expected{.session = session.id,
                                 .turn = turn.id,
                                 .kind = SearchHit::Kind::Answer,
                                 .member = turn.council.members[0].id,
                                 .attempt = 1,
                                 .memberName = u"Member small"_s,
                                 .model = u"small"_s,
                                 .sessionTitle = u"Databases"_s,
                                 .asked = turn.asked,
                                 .snippet = {u"Take SQLite."_s, {{5, 6}}, {5, 6}}};
        QCOMPARE(hits[0], expected);
    }

    void findsEverything_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("count");
        QTest::newRow("title") << u"elephants"_s << 1;
        QTest::newRow("question") << u"whither"_s << 1;
        QTest::newRow("words of one text") << u"quick fox"_s << 1;
        QTest::newRow("words of different texts") << u"quick giraffe"_s << 0;
        QTest::newRow("phrase") << u"\"quick brown\""_s << 1;
        QTest::newRow("no phrase") << u"\"quick fox\""_s << 0;
        QTest::newRow("diacritics") << u"cafe"_s << 1;
        QTest::newRow("two characters") << u"検索"_s << 1;
        QTest::newRow("one character") << u"索"_s << 1;
        QTest::newRow("three characters") << u"索エン"_s << 1;
        QTest::newRow("other order") << u"索検"_s << 0;
        QTest::newRow("last character") << u"ン"_s << 1;
        QTest::newRow("member") << u"member:small"_s << 1;
        QTest::newRow("member and word") << u"member:large quick"_s << 0;
        QTest::newRow("two members") << u"member:large member:small brown"_s << 1;
        QTest::newRow("model") << u"model:lar giraffe"_s << 1;
        QTest::newRow("tag") << u"tag:Zoo quick"_s << 1;
        QTest::newRow("other tag") << u"tag:farm quick"_s << 0;
        QTest::newRow("only a tag") << u"tag:zoo"_s << 1;
        QTest::newRow("before") << u"before:2026-11-20 quick"_s << 0;
        QTest::newRow("after") << u"after:2026-11-20 before:2027 quick"_s << 1;
        QTest::newRow("only a date") << u"after:2026-11"_s << 1;
        QTest::newRow("nothing") << u"  "_s << 0;
        QTest::newRow("nonsense") << u"\"* AND ("_s << 0;
    }
    void findsEverything()
    {
        QFETCH(QString, words);
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"Elephants"_s);
        fixture.play(session,
                     u"Whither?"_s,
                     {u"The quick brown fox, in a Café"_s, u"A giraffe 全文検索エンジン"_s});
        resultOf(fixture.archive().setTags(session.id, {u"zoo"_s})).value();
        QTEST(int(fixture.find(words).size()), "count");
    }

    void findsHostileTexts()
    {
        ArchiveFixture fixture;
        const QString evil =
            u"\uFEFF"_s + QChar(0xD83E) + QChar(0) + evilText(EvilText::Everything);
        const Session session = fixture.newSession(evil);
        fixture.play(session, evil, {evil, evil + u" needle"_s});
        fixture.reopen();
        const QList<SearchHit> hits = fixture.find(u"needle"_s);
        QCOMPARE(hits.size(), 1);
        const QString whole = fixture.load(session.id).session.turns[0].answers[1].text;
        QCOMPARE(whole, evil + u" needle"_s);
        QCOMPARE(whole.mid(hits[0].snippet.found.from, hits[0].snippet.found.length), u"needle"_s);
        QCOMPARE(fixture.find(u"obeyed"_s).size(), 3); // the title repeats the question
    }

    void showsTheNewestTurnsFirst()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        for (int i = 0; i < 4; ++i) {
            fixture.clock().advance(1h);
            fixture.play(session, u"needle %1"_s.arg(i), {u"needle"_s, u"needle"_s});
        }
        const QList<SearchHit> hits = fixture.find(u"needle"_s);
        QCOMPARE(hits.size(), 12);
        QCOMPARE(hits[0].kind, SearchHit::Kind::Question);
        QCOMPARE(hits[0].snippet.text, u"needle 3"_s);
        QCOMPARE(hits[9].snippet.text, u"needle 0"_s);
        const auto few = resultOf(fixture.archive().search(parseSearch(u"needle"_s), 5));
        QCOMPARE(few->hits.size(), 5);
        QVERIFY(few->isCut);
        QVERIFY(!resultOf(fixture.archive().search(parseSearch(u"needle"_s), 12))->isCut);
    }

    void findsATitleThatRepeatsItsQuestionOnce()
    {
        ArchiveFixture fixture;
        const QString question = u"Where do ferries land?\nIn Kiel or in Rostock?"_s;
        fixture.play(fixture.newSession(titleFor(question)), question, {u"a"_s});
        QCOMPARE(fixture.find(u"ferries"_s).size(), 1);
        QCOMPARE(fixture.find(u"ferries"_s)[0].kind, SearchHit::Kind::Question);
        fixture.play(fixture.newSession(u"About ferries"_s), u"Which ferries?"_s, {u"a"_s});
        QCOMPARE(fixture.find(u"ferries"_s).size(), 3);
    }

    void countsOnlyTheLastSearch()
    {
        ArchiveFixture fixture;
        fixture.play(fixture.newSession(u"x"_s), u"needle"_s, {u"a"_s});
        QList<QFuture<Result<SearchHits>>> searches;
        for (int i = 0; i < 50; ++i)
            searches.append(fixture.archive().search(parseSearch(u"needle"_s)));
        QCOMPARE(resultOf(searches.takeLast())->hits.size(), 1);
        int cancelled = 0;
        for (const auto &search : searches) {
            const Result<SearchHits> hits = resultOf(search);
            if (!hits)
                QCOMPARE(hits.error().kind, Error::Kind::Cancelled);
            cancelled += !hits;
        }
        QVERIFY(cancelled > 0);
    }

    /// An interrupted statement can fail with any of SQLite's numbers.
    void saysCancelledHoweverTheStatementFailed()
    {
        const QTemporaryDir directory;
        Database withoutTables(directory.filePath(u"archive.db"_s), Database::Access::Write);
        QVERIFY(withoutTables.open());
        const auto errorWhen = [&](bool isSuperseded) {
            return searchArchive(
                       withoutTables, parseSearch(u"needle"_s), 1, [=] { return isSuperseded; })
                .error()
                .kind;
        };
        QCOMPARE(errorWhen(false), Error::Kind::BadFile);
        QCOMPARE(errorWhen(true), Error::Kind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(ArchiveSearchTest)
#include "tst_archivesearch.moc"
