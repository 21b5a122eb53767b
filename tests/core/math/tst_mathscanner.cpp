#include "core/math/mathscanner.h"
#include "tests/support/cpuwatch.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The formulas in a paragraph, as ⟨…⟩, or ⟪…⟫ when they stand by themselves, in its text.
QString marked(const QString &text)
{
    MathScanner scanner(text);
    QString result;
    for (qsizetype i = 0; i < text.size();) {
        const bool asked = text[i] == u'$' || text[i] == u'\\';
        if (const auto span = asked ? scanner.at(i) : std::nullopt) {
            const QString tex = span->complete ? span->tex : span->tex + u'…';
            result += span->display ? u'⟪' + tex + u'⟫' : u'⟨' + tex + u'⟩';
            i += span->size;
        } else {
            const qsizetype size = text[i] == u'\\' || text.mid(i, 2) == u"$$" ? 2 : 1;
            result += text.mid(i, size);
            i += size;
        }
    }
    return result;
}

} // namespace

class MathScannerTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void findsFormulas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result");
        const auto row = [](const QString &text, const QString &result) {
            QTest::newRow(qPrintable(text)) << text << result;
        };
        row(u"so $x$ is"_s, u"so ⟨x⟩ is"_s);
        row(u"$a_1$, $b$."_s, u"⟨a_1⟩, ⟨b⟩."_s);
        row(u"the $n$th and $k$-th"_s, u"the ⟨n⟩th and ⟨k⟩-th"_s);
        row(u"设$x$为"_s, u"设⟨x⟩为"_s);
        row(u"H$_2$O"_s, u"H⟨_2⟩O"_s);
        row(u"($x$)"_s, u"(⟨x⟩)"_s);
        row(u"$\\text{a \\$5}$"_s, u"⟨\\text{a \\$5}⟩"_s);
        row(u"$n \\log n$ steps"_s, u"⟨n \\log n⟩ steps"_s);
        row(u"$2n + 1$ is"_s, u"⟨2n + 1⟩ is"_s);
        row(u"$$x$$"_s, u"⟪x⟫"_s);
        row(u"a\n$$\nx\n= y\n$$\nb"_s, u"a\n⟪\nx\n= y\n⟫\nb"_s);
        row(u"> $$\n> x\n> y\n> $$"_s, u"> ⟪\n x\n y\n⟫"_s);
        row(u"\\(x\\) and \\[y\\]"_s, u"⟨x⟩ and \\[y\\]"_s);
        row(u"\\[y\\]"_s, u"⟪y⟫"_s);
        row(u"thus \\[y = 2\\] holds"_s, u"thus ⟪y = 2⟫ holds"_s);
        row(u"\\begin{align*}\na\n\\end{align*}"_s, u"⟪\\begin{align*}\na\n\\end{align*}⟫"_s);
        row(u"$a\nb$"_s, u"⟨a\nb⟩"_s);
        row(u"| $|x|$ | $P(A | B)$ |"_s, u"| ⟨|x|⟩ | ⟨P(A | B)⟩ |"_s);
        row(u"$$ \\frac{a"_s, u"⟪$$ \\frac{a…⟫"_s);
        row(u"$5 or $x$"_s, u"$5 or ⟨x⟩"_s);
    }

    void findsFormulas()
    {
        QFETCH(QString, text);
        QTEST(marked(text), "result");
    }

    void leavesOtherTextAlone_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto &text : {u"$5 and $10"_s,
                                 u"It costs $5."_s,
                                 u"$5-$10"_s,
                                 u"$5M (was $7M)"_s,
                                 u"US$5 and A$6"_s,
                                 u"5$ or 6$"_s,
                                 u"from $5 to about 10$ a day"_s,
                                 u"$HOME and $PATH"_s,
                                 u"$HOME/$USER:$PATH"_s,
                                 u"Cost ($) and price ($)"_s,
                                 u"| ($) | ($) |"_s,
                                 u"| $5 | $6 |"_s,
                                 u"| $5 | 6$ |"_s,
                                 u"$ x$"_s,
                                 u"$x $"_s,
                                 u"\\$x\\$"_s,
                                 u"$x`y$`"_s,
                                 u"- a $x\n- b$"_s,
                                 u"$a\n# b$"_s,
                                 u"$/kg and $/lb"_s,
                                 u"$$$"_s,
                                 u"$$"_s,
                                 u"$$ $$"_s,
                                 u"\\[1\\](x)"_s,
                                 u"\\[see below\\] x"_s,
                                 u"a \\[note\\]"_s,
                                 u"\\(see this\\)"_s,
                                 u"\\(x"_s,
                                 u"\\begin{verbatim}\na\n\\end{verbatim}"_s,
                                 u"costs 5$, $x"_s,
                                 u"$"_s,
                                 u"\\"_s,
                                 u"a$"_s,
                                 u"$100,000"_s})
            QTest::newRow(qPrintable(text)) << text;
    }

    void leavesOtherTextAlone()
    {
        QFETCH(QString, text);
        QCOMPARE(marked(text), text);
    }

    void costsLinearTime_data()
    {
        QTest::addColumn<QString>("part");
        for (const auto &part : {u"$"_s,
                                 u"$ "_s,
                                 u" $x"_s,
                                 u"$$ "_s,
                                 u"$$ab cdef "_s,
                                 u"\\("_s,
                                 u"\\[ "_s,
                                 u"\\begin{align}"_s,
                                 u"\\begin{align}\n"_s,
                                 u"\\[x\n"_s,
                                 u"$x$"_s,
                                 u"$$x$$"_s,
                                 u"> $$x\n$$"_s,
                                 u"\\"_s,
                                 u"$a\n"_s})
            QTest::newRow(qPrintable(part)) << part;
    }

    void costsLinearTime()
    {
        QFETCH(QString, part);
        const QString text = part.repeated(400'000 / part.size()) + u"\\)\\]";
        const CpuWatch watch;
        QVERIFY(!marked(text).isEmpty());
        QVERIFY2(watch.milliseconds() < 1500 * Slowness,
                 qPrintable(QString::number(watch.milliseconds())));
    }

    void spansStayInsideTheText()
    {
        static const QString characters = u"$$\\\\([)]xy 5\n{}`|>-.begin"_s;
        QRandomGenerator random(1);
        for (int i = 0; i < 20'000; ++i) {
            QString text;
            for (int n = random.bounded(20); n >= 0; --n)
                text += characters[random.bounded(static_cast<int>(characters.size()))];
            text.replace(QRegularExpression(u"\n[ >]*\n"_s), u"\n"_s);
            MathScanner scanner(text);
            for (qsizetype at = 0; at < text.size(); ++at) {
                if (text[at] != u'$' && text[at] != u'\\')
                    continue;
                const auto span = scanner.at(at);
                if (!span)
                    continue;
                QVERIFY2(span->size > 0 && at + span->size <= text.size(), qPrintable(text));
                QVERIFY2(!span->tex.trimmed().isEmpty(), qPrintable(text));
                at += span->size - 1;
            }
        }
    }
};

QTEST_GUILESS_MAIN(MathScannerTest)
#include "tst_mathscanner.moc"
