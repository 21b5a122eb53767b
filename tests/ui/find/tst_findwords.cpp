#include "ui/find/findstate.h"
#include "ui/find/findwords.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class FindWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsSaidBeforeThereIsAQuery()
    {
        QCOMPARE(findStateWords({.counts = {{u"Ada"_s, 0}}}), QString());
        QCOMPARE(findCountWords({}), QString());
    }

    void saysWhichOneOfHowManyAndWhere()
    {
        FindState state{.isSearching = true,
                        .counts = {{u"Ada"_s, 2}, {u"Bo"_s, 0}, {u"Synthesis"_s, 10}},
                        .current = 3,
                        .place = u"Synthesis"_s};
        QCOMPARE(findStateWords(state), u"3 of 12 · Synthesis"_s);
        QCOMPARE(findCountWords(state), u"Ada 2 · Synthesis 10"_s);
        state.wrap = FindState::Wrap::ToStart;
        QCOMPARE(findStateWords(state), u"3 of 12 · Synthesis · went on from the top"_s);
        state.wrap = FindState::Wrap::ToEnd;
        QVERIFY(findStateWords(state).endsWith(u"from the end"_s));
        state.current = 0;
        QCOMPARE(findStateWords(state), u"12 found"_s);
    }

    void saysThatThereAreNone()
    {
        QCOMPARE(findStateWords({.isSearching = true, .counts = {{u"Ada"_s, 0}}}), u"No matches"_s);
    }

    void saysWhenThereAreMoreThanAreCounted()
    {
        const FindState state{.isSearching = true,
                              .counts = {{u"Ada"_s, 10'000, true}, {u"Bo"_s, 1}},
                              .current = 2,
                              .place = u"Ada"_s};
        QCOMPARE(findStateWords(state), u"2 of more than 10,001 · Ada"_s);
        QCOMPARE(findCountWords(state), u"Ada more than 10,000 · Bo 1"_s);
    }

    void oneTextNeedsNoName()
    {
        const FindState state{
            .isSearching = true, .counts = {{u"Ada"_s, 2}}, .current = 1, .place = u"Ada"_s};
        QCOMPARE(findStateWords(state), u"1 of 2"_s);
        QCOMPARE(findCountWords(state), QString());
    }

    void aNameStaysOnOneShortLine()
    {
        const FindState state{.isSearching = true,
                              .counts = {{QString(4000, u'W') + u"\nx"_s, 1}, {u"Bo"_s, 1}},
                              .current = 1,
                              .place = QString(4000, u'W')};
        QVERIFY(findStateWords(state).size() < 80);
        QVERIFY(findCountWords(state).size() < 80);
    }

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
};

QTEST_MAIN(FindWordsTest)
#include "tst_findwords.moc"
