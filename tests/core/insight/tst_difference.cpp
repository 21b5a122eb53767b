#include "tests/core/insight/showndifference.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using Kind = DifferenceRow::Kind;

namespace {

/// Texts that have much in common, in another order, with all kinds of Markdown.
QString randomText(QRandomGenerator &random)
{
    static const QStringList words{
        u"one"_s, u"two"_s, u"**three**"_s, u"`four`"_s, u"30"_s, u"über"_s, u"猫"_s, u"😀"_s};
    static const QStringList ends{u". "_s,
                                  u".\n"_s,
                                  u"!\n\n"_s,
                                  u"\n- "_s,
                                  u"\n> "_s,
                                  u"\n```\n"_s,
                                  u"\n# "_s,
                                  u"\n| "_s,
                                  u"\r\n1. "_s};
    QString text;
    for (int i = random.bounded(12); i > 0; --i) {
        for (int j = random.bounded(6); j > 0; --j)
            text += words[random.bounded(words.size())] + u' ';
        text += ends[random.bounded(ends.size())];
    }
    return text;
}

using Pair = std::tuple<qsizetype, qsizetype, qsizetype, int>;

/// The rows without the order of those that only one side has.
QList<Pair> pairs(const Difference &difference, bool turned)
{
    QList<Pair> result;
    for (const DifferenceRow &row : difference.rows) {
        const Range &one = turned ? row.right : row.left;
        const Range &other = turned ? row.left : row.right;
        const auto words = turned ? row.rightWords.size() : row.leftWords.size();
        result.append({one.end(), other.end(), words, row.movedTo >= 0});
    }
    std::ranges::sort(result);
    return result;
}

/// Whether the ranges of one side, in order, leave out nothing but white space and marks.
bool isWhole(const QString &text, const QList<Range> &ranges)
{
    static const QRegularExpression marks(uR"(^[\s>]*(?:[-*+]|\d{1,3}[.)])?\s*$)"_s);
    qsizetype end = 0;
    for (const Range &range : ranges) {
        if (range.position < end || !marks.match(text.mid(end, range.position - end)).hasMatch())
            return false;
        end = range.end();
    }
    return marks.match(text.mid(end)).hasMatch();
}

qint64 milliseconds(const QString &left, const QString &right)
{
    QElapsedTimer timer;
    timer.start();
    static_cast<void>(difference(left, right));
    return timer.elapsed();
}

} // namespace

class DifferenceTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void compares_data()
    {
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("right");
        QTest::addColumn<QStringList>("rows");
        const auto row = [](const char *name,
                            const QString &left,
                            const QString &right,
                            const QStringList &rows) {
            QTest::newRow(name) << left << right << rows;
        };
        row("nothing", {}, {}, {});
        row("against nothing", u"One. Two."_s, {}, {u"- One."_s, u"- Two."_s});
        row("a number",
            u"Returns are possible within 30 days. Keep the receipt."_s,
            u"Returns are possible within 14 days. Keep the receipt."_s,
            {u"~ Returns are possible within [30] days. | Returns are possible within [14] days."_s,
             u"= Keep the receipt."_s});
        row("words at several places",
            u"The old engine uses ten litres of petrol."_s,
            u"The engine uses ten litres of red diesel."_s,
            {u"~ The [old] engine uses ten litres of [petrol]. | The engine uses ten litres of "
             "[red diesel]."_s});
        row("white space, list and emphasis",
            u"- **Fast** answers\n- Low cost"_s,
            u"1. Fast   answers\n\n> Low\n> cost"_s,
            {u"= **Fast** answers"_s, u"= Low cost"_s});
        row("put in",
            u"First here. Last here."_s,
            u"First here. Now for something different! Last here."_s,
            {u"= First here."_s, u"+ Now for something different!"_s, u"= Last here."_s});
        row("left before right",
            u"Alpha beta gamma."_s,
            u"Delta epsilon zeta."_s,
            {u"- Alpha beta gamma."_s, u"+ Delta epsilon zeta."_s});
        row("moved",
            u"Costs are high. Birds sing. Fish swim."_s,
            u"Birds sing. Fish swim. Costs are high."_s,
            {u"- Costs are high. @3"_s,
             u"= Birds sing."_s,
             u"= Fish swim."_s,
             u"+ Costs are high. @0"_s});
        row("code by line",
            u"Run it:\n```sh\nls -l\ncat *\n```"_s,
            u"Run it:\n```sh\nls -l\ncat\n```"_s,
            {u"= Run it:"_s, u"= ```sh"_s, u"= ls -l"_s, u"~ cat [*] | cat"_s, u"= ```"_s});
        row("a table's row",
            u"| a | 1 |\n| b | 2 |"_s,
            u"| a | 1 |\n| b | 3 |"_s,
            {u"= | a | 1 |"_s, u"~ | b | [2] | | | b | [3] |"_s});
        row("rules",
            u"One.\n\n---\n\n| a |\n|---|\n| 1 |"_s,
            u"One.\n\n| a |\n| :-: |\n| 1 |"_s,
            {u"= One."_s, u"= | a |"_s, u"= | 1 |"_s});
        row("no spaces between words",
            u"猫は三匹います。犬もいます。"_s,
            u"猫は四匹います。犬もいます。"_s,
            {u"~ 猫は[三]匹います。 | 猫は[四]匹います。"_s, u"= 犬もいます。"_s});
    }

    void compares()
    {
        QFETCH(QString, left);
        QFETCH(QString, right);
        QFETCH(QStringList, rows);
        QCOMPARE(shownDifference(left, right), rows);
    }

    void holdsForAnyTexts()
    {
        for (quint32 seed = 1; seed <= 500; ++seed) {
            QRandomGenerator random(seed);
            const QString left = randomText(random);
            const QString right = random.bounded(4) == 0 ? left : randomText(random);
            const Difference result = difference(left, right);
            QList<Range> lefts;
            QList<Range> rights;
            for (const DifferenceRow &row : result.rows) {
                if (row.kind != Kind::OnlyRight)
                    lefts.append(row.left);
                if (row.kind != Kind::OnlyLeft)
                    rights.append(row.right);
                if (row.movedTo >= 0)
                    QCOMPARE(result.rows[row.movedTo].movedTo, &row - result.rows.constData());
            }
            const QByteArray name = "seed " + QByteArray::number(seed);
            QVERIFY2(isWhole(left, lefts), name.constData());
            QVERIFY2(isWhole(right, rights), name.constData());
            QVERIFY2(pairs(result, false) == pairs(difference(right, left), true),
                     name.constData());
            const bool isSame = std::ranges::all_of(
                result.rows, [](const DifferenceRow &row) { return row.kind == Kind::Same; });
            QVERIFY2(isSame || left != right, name.constData());
        }
    }

    void readsTheBeginningOfHugeTexts()
    {
        const QString text = u"Some words in a sentence. "_s.repeated(400'000);
        const Difference result = difference(text, u"Short."_s);
        QVERIFY(result.isCut);
        QCOMPARE(result.leftEnd, 100'000);
        QCOMPARE(result.rightEnd, 6);
        QVERIFY(!difference(u"a."_s, u"b."_s).isCut);
    }

    void takesNoTime_data()
    {
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("right");
        QString prose;
        QString other;
        QString reversed;
        for (int i = 0; i < 400; ++i) {
            prose += u"Word%1 goes with word%2 and more. "_s.arg(i).arg(i + 1);
            other += u"Nothing%1 like%1 that%1 at%1 all%1. "_s.arg(i);
            reversed.prepend(u"Word%1 goes with word%2 and more. "_s.arg(i).arg(i + 1));
        }
        QTest::newRow("nothing in common") << prose << other;
        QTest::newRow("reversed") << prose << reversed;
        QTest::newRow("equal sentences")
            << u"A b. "_s.repeated(10'000) << u"A b. "_s.repeated(9000);
        QTest::newRow("short ones") << u"A. B. "_s.repeated(5000) << u"C. A. "_s.repeated(5000);
        QTest::newRow("one long sentence") << u"a b "_s.repeated(4000) << u"b c "_s.repeated(4000);
        QTest::newRow("long lines") << QString(10'000'000, u'x') << QString(10'000'000, u'y');
        QTest::newRow("lines") << QString(10'000'000, u'\n') << u"- \n"_s.repeated(3'000'000);
    }

    void takesNoTime()
    {
        QFETCH(QString, left);
        QFETCH(QString, right);
        const qint64 taken = milliseconds(left, right);
        qInfo("%lld ms", static_cast<long long>(taken));
        QVERIFY(taken < 2000); // 200 in a debug build; generous: sanitizers
    }
};

QTEST_GUILESS_MAIN(DifferenceTest)
#include "tst_difference.moc"
