#include "core/archive/database.h"
#include "core/archive/searchquery.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class SearchQueryTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void makesAnExpression_data()
    {
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("expression");
        QTest::newRow("nothing") << u"  "_s << QString();
        QTest::newRow("no words") << u"\"\" - * ( :"_s << QString();
        QTest::newRow("words") << u"Write AHEAD"_s << u"text : (\"write\" * AND \"ahead\" *)"_s;
        QTest::newRow("one letter") << u"c"_s << u"text : (\"c\")"_s;
        QTest::newRow("phrase") << u"\"write ahead\""_s << u"text : (\"write ahead\")"_s;
        QTest::newRow("open quote") << u"\"write ahead"_s << u"text : (\"write ahead\")"_s;
        QTest::newRow("typographic") << u"“write ahead”"_s << u"text : (\"write ahead\")"_s;
        QTest::newRow("joined") << u"a-b2"_s << u"text : (\"a b2\" *)"_s;
        QTest::newRow("operators")
            << u"NOT OR near(x1)"_s << u"text : (\"not\" * AND \"or\" * AND \"near x1\" *)"_s;
        QTest::newRow("one character") << u"検"_s << u"text : (\"検\" *)"_s;
        QTest::newRow("characters") << u"検索エ"_s << u"text : (\"検索 索エ\")"_s;
        QTest::newRow("mixed") << u"検索gpt"_s << u"text : (\"検索 索 gpt\" *)"_s;
        QTest::newRow("member") << u"member:Crit x1"_s
                                << u"text : (\"x1\" *) AND member : (\"crit\" *)"_s;
        QTest::newRow("members") << u"member:\"Devil's advocate\" MEMBER:b1"_s
                                 << u"member : (\"devil s advocate\" OR \"b1\" *)"_s;
        QTest::newRow("model") << u"model:llama3"_s << u"model : (\"llama3\" *)"_s;
        QTest::newRow("bad date") << u"before:yesterday"_s << u"text : (\"before yesterday\" *)"_s;
        QTest::newRow("no value") << u"member: x1"_s << u"text : (\"member\" * AND \"x1\" *)"_s;
        QTest::newRow("other filter") << u"foo:bar"_s << u"text : (\"foo bar\" *)"_s;
    }
    void makesAnExpression()
    {
        QFETCH(QString, input);
        QTEST(matchExpression(parseSearch(input)), "expression");
    }

    void readsDatesAndTags()
    {
        const SearchQuery query =
            parseSearch(u"tag:work after:2026-02 before:2026-11-27 tag:\"to do\""_s);
        QVERIFY(query.phrases.isEmpty());
        QCOMPARE(query.tags, (QStringList{u"work"_s, u"to do"_s}));
        QCOMPARE(query.after, QDate(2026, 2, 1).startOfDay());
        QCOMPARE(query.before, QDate(2026, 11, 27).startOfDay());
        QCOMPARE(parseSearch(u"before:2026"_s).before, QDate(2026, 1, 1).startOfDay());
        QVERIFY(!parseSearch(u"before:2026-13"_s).before);
        QVERIFY(parseSearch(u" "_s).isEmpty());
    }

    void isBounded()
    {
        QVERIFY(parseSearch(u"ab "_s.repeated(100'000)).phrases.size() <= 32);
        QVERIFY(parseSearch(QString(100'000, u'"')).isEmpty());
    }

    /// Whatever is typed, FTS5 takes it.
    void isNeverAnError()
    {
        const QTemporaryDir directory;
        Database database(directory.filePath(u"x.db"_s), Database::Access::Write);
        QVERIFY(database.open());
        QVERIFY(database.run(u"CREATE VIRTUAL TABLE found USING fts5 (text, member, model)"_s));
        const QString alphabet = u"ab\"'*():^-+{}~,;.\\ \t\nANDORNOT検索é\u0301½ﬁ:%_"_s;
        QRandomGenerator random(3);
        for (int i = 0; i < 3000; ++i) {
            QString input;
            for (int length = random.bounded(24); length > 0; --length) {
                const int choice = random.bounded(12);
                if (choice == 0)
                    input += QStringList{
                        u"member:"_s, u"model:"_s, u"tag:"_s, u"before:"_s}[random.bounded(4)];
                else if (choice == 1)
                    input += QChar(char16_t(random.bounded(0x10000)));
                else
                    input += alphabet[random.bounded(int(alphabet.size()))];
            }
            const QString match = matchExpression(parseSearch(input));
            if (match.isEmpty())
                continue;
            const Done done =
                database.run(u"SELECT rowid FROM found WHERE found MATCH ?"_s, {match});
            QVERIFY2(done, qPrintable(input + u" → "_s + match));
        }
    }
};

QTEST_GUILESS_MAIN(SearchQueryTest)
#include "tst_searchquery.moc"
