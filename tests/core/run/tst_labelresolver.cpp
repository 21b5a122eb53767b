#include "core/run/labelresolver.h"

#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class LabelResolverTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void resolves_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("resolved");
        const auto row = [](const char *name, const QString &text, const QString &resolved) {
            QTest::newRow(name) << text << resolved;
        };
        row("none", u"Nothing here."_s, u"Nothing here."_s);
        row("one", u"So says [A]."_s, u"So says [Strategist]."_s);
        row("two", u"[A][B]"_s, u"[Strategist][Sceptic]"_s);
        row("two letters", u"[AB]!"_s, u"[Twenty-eighth]!"_s);
        row("unknown", u"[C] [ZZ]"_s, u"[C] [ZZ]"_s);
        row("no label", u"[a] [ABC] [1] [] [[A]]"_s, u"[a] [ABC] [1] [] [[Strategist]]"_s);
        row("link",
            u"[B](https://x.example/[A])"_s,
            u"[Sceptic](https://x.example/[Strategist])"_s);
        row("open at the end", u"Look: [A"_s, u"Look: [A"_s);
        row("bracket at the end", u"x["_s, u"x["_s);
        row("open before another", u"[A[B]"_s, u"[A[Sceptic]"_s);
        row("task list", u"- [ ] do\n- [x] done"_s, u"- [ ] do\n- [x] done"_s);
        row("empty", {}, {});
    }

    void resolves()
    {
        QFETCH(QString, text);
        QFETCH(QString, resolved);
        for (qsizetype size = 1; size <= text.size() + 1; ++size) { // every chunking of one size
            LabelResolver labels(
                {{u"A"_s, u"Strategist"_s}, {u"B"_s, u"Sceptic"_s}, {u"AB"_s, u"Twenty-eighth"_s}});
            QString output;
            for (qsizetype from = 0; from < text.size(); from += size)
                output += labels.feed(text.mid(from, size));
            output += labels.finish();
            QCOMPARE(output, resolved);
            QCOMPARE(labels.finish(), QString());
        }
    }

    void holdsBackNoMoreThanItMust()
    {
        LabelResolver labels({{u"A"_s, u"Strategist"_s}});
        QCOMPARE(labels.feed(u"says [A"_s), u"says "_s);
        QCOMPARE(labels.feed(u"nd so on"_s), u"[And so on"_s);
        QCOMPARE(labels.feed(u"[A]"_s), u"[Strategist]"_s);
    }

    void namesAreNotResolvedAgain()
    {
        LabelResolver labels({{u"A"_s, u"[B]"_s}, {u"B"_s, u"no"_s}});
        QCOMPARE(labels.feed(u"[A]."_s), u"[[B]]."_s);
    }
};

QTEST_GUILESS_MAIN(LabelResolverTest)
#include "tst_labelresolver.moc"
