#include "core/insight/extract.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class ExtractTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void whatSeveralSayComesFirst()
    {
        const QString text = extractiveSynthesis(
            {{u"Ada"_s, u"Postgres handles many writers well. Backups need planning early."_s},
             {u"Bob"_s, u"Many writers are handled well by Postgres handles."_s},
             {u"Cyd"_s, u"Consider the licence costs carefully."_s}});
        const qsizetype shared = text.indexOf("more than one member"_L1);
        const qsizetype single = text.indexOf("one member only"_L1);
        QVERIFY2(shared >= 0 && shared < single, qPrintable(text));
        QVERIFY2(text.contains("- Postgres handles many writers well. [Ada][Bob]\n"_L1),
                 qPrintable(text));
        QVERIFY(text.indexOf("licence costs carefully. [Cyd]"_L1) > single);
        QVERIFY(text.indexOf("planning early. [Ada]"_L1) > single);
        QCOMPARE(text.count("Postgres"_L1), 1); // said once
    }

    void alwaysSaysSomething_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("one word") << u"Yes."_s;
        QTest::newRow("code") << u"```\nint x;\n```"_s;
        QTest::newRow("number") << u"42"_s;
        QTest::newRow("no spaces") << u"这是一个没有空格的句子。"_s;
        QTest::newRow("heading") << u"# Title"_s;
        QTest::newRow("emoji") << u"👍"_s;
    }

    void alwaysSaysSomething()
    {
        QFETCH(QString, text);
        const QString synthesis = extractiveSynthesis({{u"Ada"_s, text}, {u"Bob"_s, {}}});
        QVERIFY2(synthesis.contains("[Ada]"_L1), qPrintable(synthesis));
        QVERIFY(!synthesis.contains("[Bob]"_L1));
    }

    void isTheSameEveryTime()
    {
        const QList<SourceText> sources{
            {u"A"_s, u"First sentence has words. Other words follow."_s},
            {u"B"_s, u"Second sentence has words. Nothing follows."_s}};
        QCOMPARE(extractiveSynthesis(sources), extractiveSynthesis(sources));
    }

    void aHundredLongAnswersTakeNoTime()
    {
        QList<SourceText> sources;
        for (int i = 0; i < 100; ++i) {
            QString text;
            for (int j = 0; j < 200; ++j)
                text +=
                    u"Sentence number%1 speaks about topic%2 and matter%3. "_s.arg(i).arg(j).arg(
                        i * j % 7);
            sources.append({QString::number(i), text});
        }
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!extractiveSynthesis(sources).isEmpty());
        QVERIFY2(timer.elapsed() < 5000,
                 "it blocks the window"); // generous: sanitizers, slow hosts
    }
};

QTEST_GUILESS_MAIN(ExtractTest)
#include "tst_extract.moc"
