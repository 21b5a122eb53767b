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

    void listsWhereMembersDisagree()
    {
        const QString text = extractiveSynthesis(
            {{u"Strategist"_s, u"Customers may return items within 30 days of purchase."_s},
             {u"Researcher"_s, u"Items can be returned within 14 days of delivery."_s},
             {u"Critic"_s,
              u"Customers may return items within 30 days. Keep the receipt of the shop."_s}});
        QCOMPARE(text,
                 u"**The members disagree**\n\n"
                 "- 30 days [Strategist][Critic] · 14 days [Researcher]: "
                 "“Customers may return items within 30 days.”\n\n"
                 "**Said by one member only**\n\n"
                 "- Keep the receipt of the shop. [Critic]\n\n"_s);
    }

    void quotesBothWhenOneDenies()
    {
        const QString text =
            extractiveSynthesis({{u"Ada"_s, u"SQLite supports concurrent writers."_s},
                                 {u"Bob"_s, u"SQLite does not support concurrent writers."_s}});
        QCOMPARE(
            text,
            u"**The members disagree**\n\n"
            "- supports [Ada] · does not support [Bob]: “SQLite supports concurrent writers.” · "
            "“SQLite does not support concurrent writers.”\n\n"_s);
    }

    void otherNumbersAreNoSupport()
    {
        const QString text = extractiveSynthesis(
            {{u"Ada"_s, u"The museum in Lyon opens with 12 rooms and 3 floors."_s},
             {u"Bob"_s, u"The museum in Lyon opens with 15 rooms and 4 floors and 2 cafés."_s}});
        QVERIFY2(!text.contains("more than one member"_L1), qPrintable(text));
    }

    void marksWhatWasCut()
    {
        const QString text = extractiveSynthesis(
            {{u"Ada"_s,
              u"Postgres handles many writers well. Backups need planning and then"_s,
              true},
             {u"Bob"_s, u"Postgres handles many writers well."_s}});
        QVERIFY2(text.contains("writers well. [Ada, cut][Bob]\n"_L1), qPrintable(text));
        QVERIFY2(text.contains(u"- Backups need planning and then… [Ada, cut]\n"_s),
                 qPrintable(text));
    }

    void staysInsideItsBullet_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("bullet");
        QTest::newRow("heading") << u"- # Postgres handles many writers"_s
                                 << u"- \\# Postgres handles many writers [Ada Eve]"_s;
        QTest::newRow("quote") << u"* > Postgres handles many writers"_s
                               << u"- \\> Postgres handles many writers [Ada Eve]"_s;
        QTest::newRow("list") << u"- - Postgres handles many writers"_s
                              << u"- \\- Postgres handles many writers [Ada Eve]"_s;
        QTest::newRow("number") << u"- 7. postgres handles many writers"_s
                                << u"- 7\\. postgres handles many writers [Ada Eve]"_s;
        QTest::newRow("fence") << u"- ``` Postgres handles many writers"_s
                               << u"- \\``` Postgres handles many writers [Ada Eve]"_s;
        QTest::newRow("HTML") << u"<div> Postgres handles many writers"_s
                              << u"- \\<div> Postgres handles many writers [Ada Eve]"_s;
        QTest::newRow("link target") << u"[x]: Postgres handles many writers"_s
                                     << u"- \\[x]: Postgres handles many writers [Ada Eve]"_s;
        QTest::newRow("emphasis") << u"*Postgres* handles many writers"_s
                                  << u"- *Postgres* handles many writers [Ada Eve]"_s;
        QTest::newRow("strong at the beginning")
            << u"**Postgres** handles many writers"_s
            << u"- **Postgres** handles many writers [Ada Eve]"_s;
        QTest::newRow("half of something strong") << u"**Postgres handles many writers"_s
                                                  << u"- Postgres handles many writers [Ada Eve]"_s;
        QTest::newRow("list in a list") << u"* * * Postgres handles many writers"_s
                                        << u"- \\* * Postgres handles many writers [Ada Eve]"_s;
        QTest::newRow("code") << u"`Postgres` handles many writers"_s
                              << u"- `Postgres` handles many writers [Ada Eve]"_s;
    }

    void staysInsideItsBullet()
    {
        QFETCH(QString, sentence);
        QFETCH(QString, bullet);
        const QString text = extractiveSynthesis({{u"Ada\nEve"_s, sentence}});
        QCOMPARE(text, u"**Said by one member only**\n\n"_s + bullet + u"\n\n"_s);
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
