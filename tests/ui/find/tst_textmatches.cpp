#include "ui/find/textmatches.h"

#include <QRandomGenerator>
#include <QTest>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class TextMatchesTest : public QObject
{
    Q_OBJECT

private slots:
    void findsLiterally_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QList<int>>("places");
        QTest::newRow("every one") << u"one, two, one"_s << u"one"_s << QList<int>{0, 10};
        QTest::newRow("in any case") << u"One ONE"_s << u"oNe"_s << QList<int>{0, 4};
        QTest::newRow("no pattern") << u"a.b a+b (a|b)"_s << u"a.b"_s << QList<int>{0};
        QTest::newRow("brackets") << u"f(x) [y]"_s << u"(x) ["_s << QList<int>{1};
        QTest::newRow("not overlapping") << u"aaaaa"_s << u"aa"_s << QList<int>{0, 2};
        QTest::newRow("sharp s") << u"straße STRASSE STRAßE"_s << u"STRAßE"_s << QList<int>{0, 15};
        QTest::newRow("umlauts") << u"ÄRGER ärger"_s << u"Ärger"_s << QList<int>{0, 6};
        QTest::newRow("Greek, both sigmas") << u"ΟΔΟΣ οδος"_s << u"οδος"_s << QList<int>{0, 5};
        QTest::newRow("Cyrillic") << u"Москва МОСКВА"_s << u"москва"_s << QList<int>{0, 7};
        QTest::newRow("emoji") << u"a 👩‍🚀 b 👩‍🚀"_s << u"👩‍🚀"_s
                               << QList<int>{2, 10};
        QTest::newRow("a no-break space is a space")
            << u"5\u00a0km"_s << u"5 km"_s << QList<int>{0};
        QTest::newRow("spaces count") << u"ab a b"_s << u"a b"_s << QList<int>{3};
        QTest::newRow("no further than the paragraph")
            << u"on\ne one"_s << u"one"_s << QList<int>{5};
        QTest::newRow("nothing") << u"text"_s << u""_s << QList<int>{};
        QTest::newRow("longer than all") << u"text"_s << u"texts"_s << QList<int>{};
    }
    void findsLiterally()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, query);
        QFETCH(const QList<int>, places);
        QCOMPARE(find(text, {.text = query}).positions(), places);
    }

    void tellsCapitalsApartWhenAsked()
    {
        QCOMPARE(find(u"One one ONE"_s, {.text = u"one"_s, .isCaseSensitive = true}).positions(),
                 QList<int>{4});
    }

    void findsWholeWordsWhenAsked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QList<int>>("places");
        QTest::newRow("not inside a word")
            << u"cat catch scat cat."_s << u"cat"_s << QList<int>{0, 15};
        QTest::newRow("not inside a name") << u"cat_1 cat2 (cat)"_s << u"cat"_s << QList<int>{12};
        QTest::newRow("not before an accent") << u"cafe\u0301 cafe"_s << u"cafe"_s << QList<int>{6};
        QTest::newRow("beside an emoji") << u"🐱cat🐱"_s << u"cat"_s << QList<int>{2};
        QTest::newRow("not in rare letters") << u"𐐀cat cat𐐀 cat"_s << u"cat"_s << QList<int>{12};
        QTest::newRow("the second try counts") << u"aaa a"_s << u"a"_s << QList<int>{4};
    }
    void findsWholeWordsWhenAsked()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, query);
        QFETCH(const QList<int>, places);
        QCOMPARE(find(text, {.text = query, .isWholeWords = true}).positions(), places);
    }

    void findsInTables()
    {
        QTextDocument document(u"one"_s);
        QTextCursor cursor(&document);
        cursor.movePosition(QTextCursor::End);
        const QTextTable *table = cursor.insertTable(2, 2);
        table->cellAt(1, 1).firstCursorPosition().insertText(u"one"_s);
        TextMatches matches({.text = u"one"_s});
        matches.update(document, 0);
        QCOMPARE(matches.positions().size(), 2);
    }

    /// However the text comes in, and whatever of its end is written anew, the result is that of
    /// searching everything at once.
    void growingAddsUpToTheSameAsSearchingAtOnce_data()
    {
        QTest::addColumn<bool>("isWholeWords");
        QTest::newRow("anywhere") << false;
        QTest::newRow("whole words") << true;
    }
    void growingAddsUpToTheSameAsSearchingAtOnce()
    {
        QFETCH(const bool, isWholeWords);
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            const FindQuery query{.text = QString(1 + random.bounded(3), u'a'),
                                  .isWholeWords = isWholeWords};
            QTextDocument document;
            TextMatches grown(query);
            for (int piece = 0; piece < 12; ++piece) {
                QTextCursor cursor(&document);
                const int end = document.characterCount() - 1;
                const int from = std::max(0, end - random.bounded(4));
                cursor.setPosition(from);
                cursor.setPosition(end, QTextCursor::KeepAnchor);
                QString text;
                for (int letter = random.bounded(8); letter > 0; --letter)
                    text += u"aaab \n"_s.at(random.bounded(6));
                cursor.insertText(text);
                grown.update(document, from);
                TextMatches atOnce(query);
                atOnce.update(document, 0);
                QCOMPARE(grown.positions(), atOnce.positions());
            }
        }
    }

    void saysWhetherAnythingChanged()
    {
        QTextDocument document(u"one and"_s);
        TextMatches matches({.text = u"one"_s});
        QVERIFY(matches.update(document, 0));
        QVERIFY(!matches.update(document, 4));
        QTextCursor(&document).insertText(u"no "_s);
        QVERIFY(matches.update(document, 0)); // it moved
        document.clear();
        QVERIFY(matches.update(document, 0));
        QVERIFY(matches.positions().isEmpty());
    }

    void countsNoFurtherThanItsMost()
    {
        QTextDocument document(u"ab"_s.repeated(TextMatches::Most));
        TextMatches matches({.text = u"a"_s});
        matches.update(document, 0);
        QCOMPARE(matches.positions().size(), TextMatches::Most);
        QVERIFY(!matches.isMore());

        QTextCursor cursor(&document);
        cursor.movePosition(QTextCursor::End);
        const int end = cursor.position();
        cursor.insertText(u"aa"_s);
        QVERIFY(matches.update(document, end));
        QCOMPARE(matches.positions().size(), TextMatches::Most);
        QVERIFY(matches.isMore());
        QVERIFY(!matches.update(document, end + 1));
    }

private:
    static TextMatches find(const QString &text, const FindQuery &query)
    {
        const QTextDocument document(text);
        TextMatches matches(query);
        matches.update(document, 0);
        return matches;
    }
};

QTEST_MAIN(TextMatchesTest)
#include "tst_textmatches.moc"
