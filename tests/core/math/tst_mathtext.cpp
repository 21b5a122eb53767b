#include "core/math/mathtext.h"
#include "tests/support/cpuwatch.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The text with its levels and lines shown: ^{…} above, _{…} below, ⏎ for a new line.
QString shown(QStringView tex, bool onLines = false)
{
    const auto text = mathText(tex, onLines);
    if (!text)
        return u"?"_s;
    QString result;
    for (const MathRun &run : *text) {
        if (run.level == MathRun::Level::Base)
            result += run.text;
        else
            result += (run.level == MathRun::Level::Super ? u"^{"_s : u"_{"_s) + run.text + u'}';
    }
    result.remove(u"}^{"_s).remove(u"}_{"_s); // the same level, slanted differently
    return result.replace(u'\n', u"⏎"_s);
}

} // namespace

class MathTextTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void writesFormulasAsText_data()
    {
        QTest::addColumn<QString>("tex");
        QTest::addColumn<QString>("text");
        const auto row = [](const QString &tex, const QString &text) {
            QTest::newRow(qPrintable(tex)) << tex << text;
        };
        row(u"E=mc^2"_s, u"E = mc²"_s);
        row(u"a_1+a_{12}-a_n"_s, u"a₁ + a₁₂ − aₙ"_s);
        row(u"x_i^2"_s, u"xᵢ²"_s);
        row(u"x^{n+1}"_s, u"xⁿ⁺¹"_s);
        row(u"e^{i\\pi}+1=0"_s, u"e^{iπ} + 1 = 0"_s);
        row(u"x^{2^n}"_s, u"x^{2ⁿ}"_s);
        row(u"x^{y^Q}"_s, u"x^(y^{Q})"_s);
        row(u"f'(x)=g''"_s, u"f′(x) = g″"_s);
        row(u"-x + (-y) \\cdot -z"_s, u"−x + (−y) · −z"_s);
        row(u"\\alpha\\beta \\le \\Gamma"_s, u"αβ ≤ Γ"_s);
        row(u"\\frac12 m v^2"_s, u"½mv²"_s);
        row(u"\\frac{a}{b}"_s, u"a/b"_s);
        row(u"\\frac{a+b}{c+d}"_s, u"(a + b)/(c + d)"_s);
        row(u"\\frac{1}{2a}"_s, u"1/(2a)"_s);
        row(u"\\frac{n(n+1)}{f(x)}"_s, u"n(n + 1)/f(x)"_s);
        row(u"\\frac{dy}{dx}"_s, u"dy/dx"_s);
        row(u"\\frac{\\partial f}{\\partial x}"_s, u"∂f/∂x"_s);
        row(u"\\frac{a}{b}c"_s, u"(a/b)c"_s);
        row(u"\\frac{a}{b}+c"_s, u"a/b + c"_s);
        row(u"\\frac{\\frac{a}{b}}{c}"_s, u"(a/b)/c"_s);
        row(u"\\left(\\frac{a}{b}\\right)^2"_s, u"(a/b)²"_s);
        row(u"x = \\frac{-b \\pm \\sqrt{b^2-4ac}}{2a}"_s, u"x = (−b ± √(b² − 4ac))/(2a)"_s);
        row(u"\\sqrt2 + \\sqrt[3]{x} + \\sqrt[n]{x+1}"_s, u"√2 + ∛x + ⁿ√(x + 1)"_s);
        row(u"\\sum_{i=1}^{n} i^2"_s, u"∑ᵢ₌₁ⁿ i²"_s);
        row(u"\\sum\\limits_{k=0}^\\infty x_k"_s, u"∑ₖ₌₀^{∞} xₖ"_s);
        row(u"\\int_0^1 f(x)\\,dx"_s, u"∫₀¹ f(x)\u2009dx"_s);
        row(u"\\lim_{x \\to 0} \\frac{\\sin x}{x} = 1"_s, u"lim_{x→0} (sin x)/x = 1"_s);
        row(u"\\log n"_s, u"log n"_s);
        row(u"\\sin(x)"_s, u"sin(x)"_s);
        row(u"O(n \\log n)"_s, u"O(n log n)"_s);
        row(u"\\text{speed} = \\frac{\\text{way}}{\\text{total time}}"_s,
            u"speed = way/(total time)"_s);
        row(u"\\text{if $x>0$ then}"_s, u"if x > 0 then"_s);
        row(u"\\text{50\\% of \\_a}"_s, u"50% of _a"_s);
        row(u"\\mathbb{R}^n \\to \\mathbb{N}"_s, u"ℝⁿ → ℕ"_s);
        row(u"\\mathcal{L}"_s, u"ℒ"_s);
        row(u"\\mathrm{d}x"_s, u"dx"_s);
        row(u"\\operatorname{rank}(A)"_s, u"rank(A)"_s);
        row(u"\\hat{x} + \\vec v + \\bar{y}"_s, u"x\u0302 + v\u20d7 + y\u0304"_s);
        row(u"\\overline{AB}"_s, u"AB"_s);
        row(u"\\binom{n}{k}"_s, u"C(n, k)"_s);
        row(u"f(x,y)"_s, u"f(x, y)"_s);
        row(u"1,000.5"_s, u"1,000.5"_s);
        row(u"A \\cup B \\subseteq C \\setminus D"_s, u"A ∪ B ⊆ C ∖ D"_s);
        row(u"x \\not= y, x \\not\\in M"_s, u"x ≠ y, x ∉ M"_s);
        row(u"a \\equiv b \\pmod{n}"_s, u"a ≡ b (mod n)"_s);
        row(u"90^\\circ"_s, u"90°"_s);
        row(u"\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}"_s, u"(a, b; c, d)"_s);
        row(u"\\begin{array}{cc} 1 & 2 \\\\ 3 & 4 \\end{array}"_s, u"[1, 2; 3, 4]"_s);
        row(u"\\begin{cases} x & x>0 \\\\ 0 & \\text{else} \\end{cases}"_s,
            u"{ x\u2003x > 0; 0\u2003else"_s);
        row(u"\\boxed{42}"_s, u"\u200942\u2009"_s);
        row(u"A \\xrightarrow{f} B"_s, u"A ⟶ᶠ B"_s);
        row(u"\\left\\{ x \\mid x > 0 \\right\\}"_s, u"{x ∣ x > 0}"_s);
        row(u"|x|"_s, u"|x|"_s);
        row(u"P(A|B)"_s, u"P(A|B)"_s);
        row(u"\\{1,2\\}"_s, u"{1,2}"_s);
        row(u"a \\quad b \\; c"_s, u"a\u2003b c"_s);
        row(u"{}^{14}C"_s, u"¹⁴C"_s);
        row(u"\\overset{!}{=}"_s, u"=^{!}"_s);
        row(u"Straße = 日本"_s, u"Straße = 日本"_s);
        row(u"[0,1)"_s, u"[0,1)"_s);
    }

    void writesFormulasAsText()
    {
        QFETCH(QString, tex);
        QTEST(shown(tex), "text");
    }

    void usesLinesWhereThereIsRoom()
    {
        const QString tex = u"\\begin{aligned} a &= b + c \\\\ &= d \\end{aligned}"_s;
        QCOMPARE(shown(tex, true), u"a = b + c⏎\u2003= d"_s);
        QCOMPARE(shown(tex, false), u"a = b + c; = d"_s);
        QCOMPARE(shown(u"a \\\\ b", true), u"a⏎b"_s);
        QCOMPARE(shown(u"f = \\begin{cases} 1 & x \\\\ 0 & y \\end{cases}", true),
                 u"f = {⏎\u2003\u20031\u2003x⏎\u2003\u20030\u2003y"_s);
    }

    void slantsVariablesOnly()
    {
        const auto text = mathText(u"x + 2\\alpha + \\Gamma + \\sin y + \\mathrm{d}", false);
        QVERIFY(text);
        QString slanted;
        for (const MathRun &run : *text)
            slanted += run.italic ? run.text : QString();
        QCOMPARE(slanted, u"xαy"_s);
    }

    void refusesWhatItDoesNotUnderstand_data()
    {
        QTest::addColumn<QString>("tex");
        for (const auto &tex : {u""_s,
                                u"  "_s,
                                u"\\unknown x"_s,
                                u"\\frac{a}"_s,
                                u"{a"_s,
                                u"a}"_s,
                                u"a_1_2"_s,
                                u"\\left( a"_s,
                                u"a \\right)"_s,
                                u"\\begin{pmatrix} a"_s,
                                u"\\begin{tikzpicture} a \\end{tikzpicture}"_s,
                                u"x^"_s,
                                u"\\"_s,
                                u"a \\end{b}"_s,
                                u"\\begin{aligned} a \\end{cases}"_s,
                                u"\\text{a"_s,
                                u"\\text{\\unknown}"_s,
                                u"\\sqrt[3"_s,
                                u"\\text{$a}"_s,
                                u"\\not"_s,
                                u"a'''''"_s})
            QTest::newRow(qPrintable(tex)) << tex;
    }

    void refusesWhatItDoesNotUnderstand()
    {
        QFETCH(QString, tex);
        QVERIFY(!mathText(tex, true));
    }

    void endsSoonWhateverComes_data()
    {
        QTest::addColumn<QString>("tex");
        const auto row = [](const char *name, QStringView part) {
            for (const qsizetype size : {3'900, 100'000})
                QTest::addRow("%s %lld", name, static_cast<long long>(size))
                    << part.toString().repeated(size / part.size());
        };
        row("braces", u"{");
        row("fractions", u"\\frac{");
        row("roots", u"\\sqrt ");
        row("scripts", u"x^");
        row("scripts in braces", u"x^{");
        row("left", u"\\left(");
        row("begin", u"\\begin{aligned}");
        row("text", u"\\text{$");
        row("brackets", u"\\sqrt[");
        row("rows", u"&\\\\");
        row("accents", u"\\hat");
        row("letters", u"x");
        row("nested", u"\\frac{a}{b}");
    }

    void endsSoonWhateverComes()
    {
        QFETCH(QString, tex);
        const CpuWatch watch;
        const auto text = mathText(tex, true);
        QVERIFY(watch.milliseconds() < 500 * Slowness);
        QVERIFY(!text || plainText(*text).size() < 10 * tex.size());
    }

    void survivesRandomFormulas()
    {
        static const QStringList parts = {u"{"_s,
                                          u"}"_s,
                                          u"\\frac"_s,
                                          u"^"_s,
                                          u"_"_s,
                                          u"x"_s,
                                          u"12"_s,
                                          u"\\left("_s,
                                          u"\\right)"_s,
                                          u"&"_s,
                                          u"\\\\"_s,
                                          u"\\begin{cases}"_s,
                                          u"\\end{cases}"_s,
                                          u"\\text{"_s,
                                          u"$"_s,
                                          u"["_s,
                                          u"]"_s,
                                          u"\\sqrt"_s,
                                          u"'"_s,
                                          u" "_s,
                                          u"\\sum"_s,
                                          u"\\"_s,
                                          u"\\not"_s,
                                          u"\\mathbb"_s,
                                          u"\\hat"_s,
                                          u"\\big"_s,
                                          u"\\tag"_s,
                                          u"\\operatorname"_s};
        QRandomGenerator random(1);
        int understood = 0;
        for (int i = 0; i < 20'000; ++i) {
            QString tex;
            for (int n = random.bounded(12); n >= 0; --n)
                tex += parts[random.bounded(static_cast<int>(parts.size()))];
            const auto text = mathText(tex, random.bounded(2) == 0);
            understood += text ? 1 : 0;
            QVERIFY2(!text || !plainText(*text).contains(u"\\begin"), qPrintable(tex));
        }
        QVERIFY(understood > 500);
    }
};

QTEST_GUILESS_MAIN(MathTextTest)
#include "tst_mathtext.moc"
