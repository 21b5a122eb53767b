#include "core/archive/indexedword.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class IndexedWordTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void makesTokens_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("tokens");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("no words") << u" … \u202E\n--"_s << QString();
        QTest::newRow("case") << u"SQLite, PostgreSQL!"_s << u"sqlite postgresql"_s;
        QTest::newRow("diacritics") << u"Café Übergröße ΆΛΦΑ"_s << u"cafe ubergrosse αλφα"_s;
        QTest::newRow("apart") << u"Cafe\u0301s"_s << u"cafes"_s;
        QTest::newRow("digits") << u"3.14 v2"_s << u"3 14 v2"_s;
        QTest::newRow("code") << u"std::vector<int> snake_case"_s << u"std vector int snake case"_s;
        QTest::newRow("NUL") << u"a"_s + QChar(0) + u"b"_s << u"a b"_s;
        QTest::newRow("half a character") << u"a"_s + QChar(0xD83E) + u"b"_s << u"a b"_s;
        QTest::newRow("emoji") << u"a🧭b"_s << u"a b"_s;
        QTest::newRow("one") << u"検"_s << u"検"_s;
        QTest::newRow("run") << u"検索エ"_s << u"検索 索エ エ"_s;
        QTest::newRow("runs") << u"GPT検索 の"_s << u"gpt 検索 索 の"_s;
        QTest::newRow("beyond 16 bits") << u"𠮷野"_s << u"𠮷野 野"_s;
        QTest::newRow("Hangul") << u"한국어"_s << u"한국 국어 어"_s;
    }
    void makesTokens()
    {
        QFETCH(QString, text);
        QTEST(indexTokens(text), "tokens");
    }

    void tellsWhereWordsStand()
    {
        const QString text = u"\uFEFF Ça, Zoë\u0308!"_s;
        WordScanner scanner(text);
        QCOMPARE(scanner.next(), (IndexedWord{u"ca"_s, 2, 2, false}));
        QCOMPARE(scanner.next(), (IndexedWord{u"zoe"_s, 6, 4, false}));
        QVERIFY(!scanner.next());
        QVERIFY(!scanner.next());
    }

    void boundsKeys()
    {
        const QString text(1'000'000, u'x');
        WordScanner scanner(text);
        const auto word = scanner.next();
        QCOMPARE(word->key.size(), 64);
        QCOMPARE(word->length, text.size());
    }
};

QTEST_GUILESS_MAIN(IndexedWordTest)
#include "tst_indexedword.moc"
