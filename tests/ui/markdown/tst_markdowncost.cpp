#include "tests/support/cpuwatch.h"
#include "ui/markdown/markdownview.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype PieceSize = 40;

/// A text that goes on for ever: `line`, with its number for each %1.
QString endless(const QString &start, const QString &line, qsizetype size)
{
    QString text = start;
    for (int number = 1; text.size() < size; ++number)
        text += QString(line).replace(u"%1"_s, QString::number(number));
    return text;
}

} // namespace

/// What another piece costs, to lay out and to paint, when an answer is short and when it is long.
class MarkdownCostTest : public QObject
{
    Q_OBJECT

private:
    /// The middle one of many pieces that follow the first `size` characters, in microseconds.
    static double pieceCost(const QString &text, qsizetype size, double *worst)
    {
        constexpr int count = 75;
        MarkdownView view;
        view.resize(420, 600);
        view.show();
        view.appendText(text.first(size));
        view.flush();
        view.viewport()->repaint();
        QList<double> costs;
        for (int i = 0; i < count; ++i) {
            const QString piece = text.mid(size + i * PieceSize, PieceSize);
            const CpuWatch watch;
            view.appendText(piece);
            view.flush();
            view.viewport()->repaint();
            costs.append(1000 * watch.milliseconds());
        }
        *worst = *std::max_element(costs.begin(), costs.end());
        std::nth_element(costs.begin(), costs.begin() + count / 2, costs.end());
        return costs[count / 2];
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin)"_s)); }

    void costsTheSameHoweverLongTheAnswerIs_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("line");
        const QString words = u"some words about the matter"_s;
        QTest::newRow("paragraphs") << QString() << words + u" %1 in **bold**.\n\n"_s;
        QTest::newRow("one line") << QString() << words + u" %1 in `code`, and on. "_s;
        QTest::newRow("one paragraph") << QString() << words + u" %1,\n"_s;
        QTest::newRow("list") << QString() << u"- "_s + words + u" %1\n"_s;
        QTest::newRow("loose list") << QString() << u"%1. "_s + words + u"\n\n   and more\n\n"_s;
        QTest::newRow("nested list")
            << u"- top\n  - inner\n"_s << u"    - "_s + words + u"\n      1. number %1\n"_s;
        QTest::newRow("quote") << QString() << u"> "_s + words + u" %1  \n"_s;
        QTest::newRow("quoted list") << QString() << u"> - "_s + words + u" %1\n>\n"_s;
        QTest::newRow("table") << u"| a | b | c | d |\n|---|---|---|---|\n"_s
                               << u"| %1 | some words | about | the *matter* |\n"_s;
        QTest::newRow("fence") << u"```cpp\n"_s << u"    int value%1 = f(%1); // words\n"_s;
        QTest::newRow("fence in a list") << u"- ```\n"_s << u"      int value%1 = f(%1);\n"_s;
        QTest::newRow("indented code") << QString() << u"    int value%1 = f(%1);\n"_s;
        QTest::newRow("code in one line") << u"```\n"_s << u"{\"name\": %1, "_s;
        QTest::newRow("headings") << QString() << u"## "_s + words + u" %1\n"_s;
        QTest::newRow("rules") << QString() << u"---\n%1\n\n"_s;
        QTest::newRow("references")
            << QString() << u"[see %1][%1] and [that].\n\n[%1]: https://h.org/%1\n"_s;
        QTest::newRow("one word") << QString() << u"abcdefghijklmnopqrstuvwxyz%1"_s;
    }

    void costsTheSameHoweverLongTheAnswerIs()
    {
        QFETCH(QString, start);
        QFETCH(QString, line);
        const QString text = endless(start, line, 70'000);
        double worst[2];
        const double small = pieceCost(text, 8'000, worst);
        const double large = pieceCost(text, 64'000, worst + 1);
        qInfo("8 kB: %.0f µs (worst %.0f), 64 kB: %.0f µs (worst %.0f); %.2f times",
              small,
              worst[0],
              large,
              worst[1],
              large / small);
        QVERIFY(large < 2.5 * small + 500 * Slowness);
    }
};

QTEST_MAIN(MarkdownCostTest)
#include "tst_markdowncost.moc"
