#include "core/markdown/emojiruns.h"
#include "core/markdown/inlineobjects.h"
#include "core/markdown/textdirection.h"
#include "tests/support/cpuwatch.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The source with each object as its kind and its text in braces.
QString marked(const QString &source)
{
    static const QStringList kinds = {
        u"math"_s, u"display"_s, u"literal"_s, u"ref"_s, u"note"_s, u"br"_s, u"sub"_s, u"sup"_s};
    const InlineObjects objects(source);
    const auto parts = objects.parts(objects.text());
    QString result;
    for (const InlineObjects::Part &part : parts) {
        if (part.object)
            result +=
                u'{' + kinds[static_cast<int>(part.object->kind)] + u' ' + part.object->text + u'}';
        else
            result += part.text;
    }
    return result;
}

} // namespace

class InlineObjectsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void takesOutWhatMarkdownWouldSpoil_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("result");
        const auto row = [](const QString &source, const QString &result) {
            QTest::newRow(qPrintable(source)) << source << result;
        };
        row(u"a $x_1$ b"_s, u"a {math x_1} b"_s);
        row(u"$$x$$, or"_s, u"{display x,} or"_s);
        row(u"a[^1] b[^note2]"_s, u"a{ref 1} b{ref note2}"_s);
        row(u"a[^note] b[^my_2nd]"_s, u"a{ref note} b{ref my_2nd}"_s);
        row(u"[^1]: text"_s, u"{note 1} text"_s);
        row(u"> [^1]: text"_s, u"> {note 1} text"_s);
        row(u"a<br>b<BR/>c<br />d"_s, u"a{br }b{br }c{br }d"_s);
        row(u"H<sub>2</sub>O x<sup>n+1</sup>"_s, u"H{sub 2}O x{sup n+1}"_s);
        row(u"- a\n\n  ```\n  $x$\n  ```\n\n  $y$"_s,
            u"- a\n\n  ```\n  $x$\n  ```\n\n  {math y}"_s);
        row(u"`a` $x$ ``b`` $y$"_s, u"`a` {math x} ``b`` {math y}"_s);
        row(u"` $x$"_s, u"` {math x}"_s);
        row(u"`` ` $x$"_s, u"`` ` {math x}"_s);
    }

    void takesOutWhatMarkdownWouldSpoil()
    {
        QFETCH(QString, source);
        QTEST(marked(source), "result");
    }

    void leavesTheRestAlone_data()
    {
        QTest::addColumn<QString>("source");
        for (const auto &source : {u"`$x$`"_s,
                                   u"``$x$ ` <br>``"_s,
                                   u"https://example.org/$a$/b"_s,
                                   u"[^a-z] [^abc] [^a_1_] [^word-word]"_s,
                                   u"[^1](https://example.org)"_s,
                                   u"[1]: https://example.org"_s,
                                   u"<b>x</b> <brr>"_s,
                                   u"<sub>a<b></sub>"_s,
                                   u"<sub>a"_s,
                                   u"\\$x\\$"_s,
                                   u"a $x\n\ny$"_s,
                                   u"```\n$x$\n```"_s,
                                   u"<sub></sub>"_s,
                                   u"\\[^1]"_s})
            QTest::newRow(qPrintable(source)) << source;
    }

    void leavesTheRestAlone()
    {
        QFETCH(QString, source);
        QCOMPARE(marked(source), source);
    }

    void cannotBeDeceivedByForgedMarks()
    {
        const QString real = InlineObjects(u"$x$"_s).text();
        const InlineObjects objects(u"$y$ "_s + real);
        const auto parts = objects.parts(objects.text());
        QCOMPARE(parts.size(), 3);
        QCOMPARE(parts.first().object->text, u"y"_s);
        QCOMPARE(parts.last().object->text, u"\ufffd\ufffd\ufffd"_s); // not y again
    }

    void restoresEverySource()
    {
        static const QStringList pieces = {
            u"$"_s,    u"$$"_s,           u"`"_s,   u"```"_s, u"\n"_s,  u"\n\n"_s, u"> "_s,
            u"- "_s,   u"\\("_s,          u"\\)"_s, u"\\["_s, u"\\]"_s, u"[^1]"_s, u"[^1]:"_s,
            u"<br>"_s, u"<sub>2</sub>"_s, u"x"_s,   u" "_s,   u"://"_s, u"\\"_s,   u"5"_s,
            u"."_s};
        QRandomGenerator random(1);
        for (int i = 0; i < 20'000; ++i) {
            QString source;
            for (int n = random.bounded(15); n >= 0; --n)
                source += pieces[random.bounded(static_cast<int>(pieces.size()))];
            const InlineObjects objects(source);
            QCOMPARE(objects.restored(objects.text()), source);
        }
    }

    void costsLinearTime_data()
    {
        QTest::addColumn<QString>("part");
        for (const auto &part : {u"`"_s,
                                 u"`a``b"_s,
                                 u"` $x "_s,
                                 u"$$x$$ "_s,
                                 u"[^1]"_s,
                                 u"[^1"_s,
                                 u"<br>"_s,
                                 u"<sub>"_s,
                                 u"://"_s,
                                 u"\\[ \n"_s,
                                 u"> "_s,
                                 u"- "_s,
                                 u"$x$\n\n"_s,
                                 u"```\n"_s})
            QTest::newRow(qPrintable(part)) << part;
    }

    void costsLinearTime()
    {
        QFETCH(QString, part);
        const QString source = part.repeated(200'000 / part.size());
        const CpuWatch watch;
        const InlineObjects objects(source);
        QCOMPARE(objects.restored(objects.text()), source);
        QVERIFY2(watch.milliseconds() < 1500 * Slowness,
                 qPrintable(QString::number(watch.milliseconds())));
    }

    void findsTheDirectionOfTexts()
    {
        const auto isRight = [](QStringView text) {
            TextDirection direction;
            direction.add(text);
            return direction.isRightToLeft();
        };
        QVERIFY(isRight(u"1. (مرحبا) hello"));
        QVERIFY(isRight(u"שלום"));
        QVERIFY(isRight(u"\U00010800"));
        QVERIFY(!isRight(u"hello مرحبا"));
        QVERIFY(!isRight(u"42"));

        TextDirection direction;
        direction.addIsolated(u"code كود");
        QVERIFY(!direction.isKnown());
        QVERIFY(direction.hasRightToLeft());
        direction.add(u" نص");
        QVERIFY(direction.isRightToLeft());
    }

    void findsEmojiThatNeedTheirFont_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("runs"); // those that do are in brackets
        const auto row = [](const QString &text, const QStringList &runs) {
            QTest::newRow(qPrintable(text)) << text << runs;
        };
        row(u"plain 123 😀"_s, {u"plain 123 "_s, u"[😀]"_s});
        row(u"🌕⭐ ☆"_s, {u"[🌕⭐]"_s, u" ☆"_s});
        row(u"😀\ufe0e"_s, {u"😀\ufe0e"_s});
        row(u"🧙🏿‍♂️ ok"_s, {u"[🧙🏿\u200d♂]"_s, u" ok"_s});
        row(u"☝🏽a🇵🇹🏴\U000e0067\U000e007f"_s,
            {u"[☝🏽]"_s, u"a"_s, u"[🇵🇹🏴\U000e0067\U000e007f]"_s});
        row(u"a ⚠️ b"_s, {u"a "_s, u"[⚠️]"_s, u" b"_s});
        row(u"⚠️❤️"_s, {u"[⚠️❤️]"_s});
        row(u"⚠ ❤"_s, {u"⚠ ❤"_s});
        row(u"1️⃣ 2️⃣ #️⃣"_s, {u"1 2 #"_s});
        row(u"1⃣"_s, {u"1"_s});
        row(u"a⃣"_s, {u"a⃣"_s});
        row(u"1️ x"_s, {u"1️ x"_s});
        row(u"🏳️‍🌈!"_s, {u"[🏳\u200d🌈]"_s, u"!"_s});
        row(u"x👩‍❤️‍👨"_s, {u"x"_s, u"[👩\u200d❤\u200d👨]"_s});
        row(u"\ufe0f"_s, {u"\ufe0f"_s});
        row(u"\u200d\ufe0f\u200d"_s, {u"[\u200d]"_s, u"\u200d"_s});
    }

    void findsEmojiThatNeedTheirFont()
    {
        QFETCH(QString, text);
        QStringList runs;
        for (const EmojiRun &run : emojiRuns(text))
            runs.append(run.needsEmojiFont ? u'[' + run.text + u']' : run.text);
        QTEST(runs, "runs");
    }
};

QTEST_GUILESS_MAIN(InlineObjectsTest)
#include "tst_inlineobjects.moc"
