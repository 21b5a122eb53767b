#include "core/insight/sentences.h"

#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class SentencesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void splits_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QStringList>("expected");
        const auto row =
            [](const char *name, const QString &markdown, const QStringList &expected) {
                QTest::newRow(name) << markdown << expected;
            };
        row("empty", {}, {});
        row("space", u" \n\t\n"_s, {});
        row("two", u"One is here. Two is there!"_s, {u"One is here."_s, u"Two is there!"_s});
        row("over lines",
            u"One is\nhere. Two\nis there."_s,
            {u"One is here."_s, u"Two is there."_s});
        row("paragraphs", u"No stop\n\nNew one"_s, {u"No stop"_s, u"New one"_s});
        row("heading", u"# Title\nText."_s, {u"Text."_s});
        row("list", u"- one\n- two\n  more\n3. three"_s, {u"one"_s, u"two more"_s, u"three"_s});
        row("quote", u"> It goes\n> on.\n> > Deep."_s, {u"It goes on."_s, u"Deep."_s});
        row("list in a quote", u"> - one\n> - two"_s, {u"one"_s, u"two"_s});
        row("code", u"A.\n```cpp\nint b;\n```\nC."_s, {u"A."_s, u"C."_s});
        row("tilde code", u"A.\n~~~\nB.\n~~~\nC."_s, {u"A."_s, u"C."_s});
        row("other fence inside", u"A.\n```\n~~~\n```\nC."_s, {u"A."_s, u"C."_s});
        row("open code", u"A.\n```\nB."_s, {u"A."_s});
        row("table", u"A.\n| x | y |\n|---|---|\nB."_s, {u"A."_s, u"B."_s});
        row("rule", u"A.\n---\nB."_s, {u"A."_s, u"B."_s});
        row("emphasis",
            u"**Bold** stays. *So* does this."_s,
            {u"**Bold** stays."_s, u"*So* does this."_s});
        row("German date",
            u"Es endet am 20. November 2026. Dann nicht."_s,
            {u"Es endet am 20. November 2026."_s, u"Dann nicht."_s});
        row("link",
            u"See [the docs](https://h.org/path?a=1! \"Why? So.\") here. Two."_s,
            {u"See [the docs](https://h.org/path?a=1! \"Why? So.\") here."_s, u"Two."_s});
        row("link with a question mark",
            u"A [link](https://h.org/path?) is it? Yes, (see https://h.org/b?Q=1). Two."_s,
            {u"A [link](https://h.org/path?) is it?"_s,
             u"Yes, (see https://h.org/b?Q=1)."_s,
             u"Two."_s});
        row("addresses",
            u"At <https://h.org/a?B> and https://h.org/c?D! Two at www.h.org/?E=F. Three."_s,
            {u"At <https://h.org/a?B> and https://h.org/c?D!"_s,
             u"Two at www.h.org/?E=F."_s,
             u"Three."_s});
        row("code in a line",
            u"Write `a? B! C` or ``d. ` E``. Not `f. Open."_s,
            {u"Write `a? B! C` or ``d. ` E``."_s, u"Not `f."_s, u"Open."_s});
        row("windows", u"One.\r\n\r\nTwo."_s, {u"One."_s, u"Two."_s});
        row("year", u"It was\n2024. Nobody knew."_s, {u"It was 2024."_s, u"Nobody knew."_s});
    }

    void splits()
    {
        QFETCH(QString, markdown);
        QFETCH(QStringList, expected);
        QStringList texts;
        for (const Passage &sentence : sentences(markdown)) {
            texts.append(sentence.text);
            const QString there = markdown.mid(sentence.range.position, sentence.range.length);
            QCOMPARE(QString(there).remove(u'>').simplified(), QString(sentence.text).remove(u'>'));
        }
        QCOMPARE(texts, expected);
    }

    void leavesOnlyMarksBetweenPassages()
    {
        const QString markdown = u"# Title\n\n1. One is\r\n   here.  Two.\n> - Deep\n> ends.\n"
                                 "```cpp\nint b;\n\n```\n| x | y |\n---\nLast"_s;
        static const QRegularExpression marks(uR"(^[\s>]*(?:[-*+]|\d+[.)])?\s*$)"_s);
        QStringList kinds;
        qsizetype end = 0;
        for (const Passage &passage : passages(markdown)) {
            QVERIFY(marks.match(markdown.mid(end, passage.range.position - end)).hasMatch());
            QVERIFY(!markdown[passage.range.position].isSpace());
            end = passage.range.end();
            kinds.append(QString::number(int(passage.kind)));
        }
        QCOMPARE(end, markdown.size());
        QCOMPARE(kinds.join(QString()), u"1000444230"_s);
    }
};

QTEST_GUILESS_MAIN(SentencesTest)
#include "tst_sentences.moc"
