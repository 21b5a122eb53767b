#include "ui/commands/fuzzymatch.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class FuzzyMatchTest : public QObject
{
    Q_OBJECT

private slots:
    void marksTheBestLetters_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("positions");
        QTest::newRow("the beginnings of words") << u"ns"_s << u"New session"_s << QList<int>{0, 4};
        QTest::newRow("a word rather than pieces")
            << u"text"_s << u"The extra text"_s << QList<int>{10, 11, 12, 13};
        QTest::newRow("in any case") << u"LT"_s << u"larger text"_s << QList<int>{0, 7};
        QTest::newRow("spaces do not count")
            << u"la te"_s << u"Larger text"_s << QList<int>{0, 1, 7, 8};
        QTest::newRow("inner capitals") << u"tv"_s << u"aTurnView"_s << QList<int>{1, 5};
        QTest::newRow("accents in both") << u"ä"_s << u"ABÄ"_s << QList<int>{2};
        QTest::newRow("nothing typed") << u" "_s << u"Open"_s << QList<int>{};
        QTest::newRow("all of it") << u"quit"_s << u"Quit"_s << QList<int>{0, 1, 2, 3};
    }
    void marksTheBestLetters()
    {
        QFETCH(const QString, query);
        QFETCH(const QString, text);
        QFETCH(const QList<int>, positions);
        const auto match = fuzzyMatch(query, text);
        QVERIFY(match);
        QCOMPARE(match->positions, positions);
    }

    void needsAllLettersInTheirOrder_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("text");
        QTest::newRow("another order") << u"sn"_s << u"New session"_s.left(5);
        QTest::newRow("one too many") << u"openn"_s << u"Open"_s;
        QTest::newRow("nothing to match") << u"a"_s << QString();
        QTest::newRow("twice the same letter") << u"qq"_s << u"Quit"_s;
    }
    void needsAllLettersInTheirOrder()
    {
        QFETCH(const QString, query);
        QFETCH(const QString, text);
        QVERIFY(!fuzzyMatch(query, text));
    }

    void theBetterTextWins_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("from the start") << u"st"_s << u"Stop this turn"_s << u"Latest"_s;
        QTest::newRow("words before pieces") << u"nc"_s << u"New council"_s << u"Enclosed"_s;
        QTest::newRow("in a row") << u"exp"_s << u"Export"_s << u"Edit x point"_s;
        QTest::newRow("the shorter") << u"open"_s << u"Open"_s << u"Open the last session again"_s;
        QTest::newRow("words in a row") << u"retry"_s << u"Retry all"_s << u"Rest or try"_s;
    }
    void theBetterTextWins()
    {
        QFETCH(const QString, query);
        QFETCH(const QString, better);
        QFETCH(const QString, worse);
        QVERIFY(fuzzyMatch(query, better)->score > fuzzyMatch(query, worse)->score);
    }

    void everyMatchSpellsTheQuery()
    {
        QRandomGenerator random(3);
        const auto word = [&random](int longest) {
            QString text;
            for (int letter = random.bounded(longest); letter > 0; --letter)
                text += u"abAB ä"_s.at(random.bounded(6));
            return text;
        };
        int matched = 0;
        for (int round = 0; round < 5000; ++round) {
            const QString query = word(6);
            const QString text = word(20);
            QString letters = query.toCaseFolded();
            letters.remove(u' ');
            const auto match = fuzzyMatch(query, text);
            // A plain walk through the text says whether there is any match at all.
            qsizetype next = 0;
            for (const QChar c : text)
                next += next < letters.size() && c.toCaseFolded() == letters.at(next) ? 1 : 0;
            QCOMPARE(match.has_value(), next == letters.size());
            if (!match)
                continue;
            ++matched;
            QString spelt;
            for (const int position : match->positions)
                spelt += text.at(position).toCaseFolded();
            QCOMPARE(spelt, letters);
            QVERIFY(std::ranges::is_sorted(match->positions));
        }
        QVERIFY(matched > 500);
    }

    void aVeryLongTextCostsNoMoreThanItsBeginning()
    {
        QVERIFY(fuzzyMatch(QString(100'000, u'a'), QString(1'000'000, u'a')));
        QVERIFY(!fuzzyMatch(u"b", QString(QString(1'000'000, u'a') % u'b')));
    }
};

QTEST_MAIN(FuzzyMatchTest)
#include "tst_fuzzymatch.moc"
