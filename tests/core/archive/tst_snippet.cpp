#include "core/archive/snippet.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class SnippetTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void marksWhatWasFound()
    {
        const Snippet snippet = find(u"The Café\nand the caféteria"_s, u"cafe"_s);
        QCOMPARE(snippet.text, u"The Café and the caféteria"_s);
        QCOMPARE(marked(snippet), (QStringList{u"Café"_s, u"caféteria"_s}));
        QCOMPARE(snippet.found, (TextRange{4, 4}));
    }

    void marksPhrasesAsOne()
    {
        const Snippet snippet = find(u"write. Ahead; write-ahead log"_s, u"\"write ahead log\""_s);
        QCOMPARE(marked(snippet), QStringList{u"write-ahead log"_s});
        QCOMPARE(snippet.found, (TextRange{14, 15}));
    }

    void marksCharactersInside()
    {
        const Snippet snippet = find(u"全文検索エンジン"_s, u"検索"_s);
        QCOMPARE(marked(snippet), QStringList{u"検索"_s});
        QCOMPARE(snippet.found, (TextRange{2, 2}));
    }

    void showsTheSurroundings()
    {
        const QString text = u"word "_s.repeated(5000) + u"needle "_s + u"word "_s.repeated(5000);
        const Snippet snippet = find(text, u"needle"_s);
        QCOMPARE(snippet.found, (TextRange{25'000, 6}));
        QVERIFY(snippet.text.size() <= 202);
        QVERIFY(snippet.text.startsWith(u"…word "_s));
        QVERIFY(snippet.text.endsWith(u'…'));
        QCOMPARE(marked(snippet), QStringList{u"needle"_s});
    }

    void showsTheBeginningWhenNothingIsThere()
    {
        const Snippet snippet = find(u"Only this."_s, u"other"_s);
        QCOMPARE(snippet, (Snippet{.text = u"Only this."_s}));
        QCOMPARE(find({}, u"x"_s), Snippet());
    }

    void showsNoControls()
    {
        const QString text = u"a\u202Eb"_s + QChar(0) + u"\x1b[2J\uFEFF needle 🧭"_s +
                             QChar(0xD83E) + u"\U000E0041"_s;
        const Snippet snippet = find(text, u"needle"_s);
        QCOMPARE(snippet.text, u"a�b��[2J� needle 🧭���"_s);
        QCOMPARE(marked(snippet), QStringList{u"needle"_s});
    }

    void cutsNoCharacter()
    {
        for (int shift = 0; shift < 4; ++shift) {
            const QString text = QString(shift, u'x') + u"🧭"_s.repeated(200) + u" needle "_s +
                                 u"🧭"_s.repeated(200);
            const Snippet snippet = find(text, u"needle"_s);
            QVERIFY(snippet.text.isValidUtf16());
            QCOMPARE(marked(snippet), QStringList{u"needle"_s});
        }
    }

private:
    static Snippet find(const QString &text, const QString &input)
    {
        return snippetOf(text, parseSearch(input).phrases);
    }
    static QStringList marked(const Snippet &snippet)
    {
        QStringList texts;
        for (const TextRange &mark : snippet.marks)
            texts += snippet.text.mid(mark.from, mark.length);
        return texts;
    }
};

QTEST_GUILESS_MAIN(SnippetTest)
#include "tst_snippet.moc"
