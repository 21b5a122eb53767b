#include "app/commandline.h"

#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class CommandLineTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void withoutWordsTheWindowOpens()
    {
        const auto line = parse({});
        QVERIFY(line);
        QCOMPARE(line->mode, CommandLine::Mode::Window);
        QVERIFY(line->file.isEmpty());
        QVERIFY(!line->guide);
    }

    void aFileIsOpenedInTheWindow()
    {
        const auto line = parse({u"--guide"_s, u"--profile"_s, u"/p"_s, u"old.json"_s});
        QVERIFY(line);
        QCOMPARE(line->mode, CommandLine::Mode::Window);
        QCOMPARE(line->file, u"old.json"_s);
        QCOMPARE(line->profile, u"/p"_s);
        QVERIFY(line->guide);
    }

    void helpNamesEveryOption()
    {
        const auto line = parse({u"--help"_s});
        QCOMPARE(line->mode, CommandLine::Mode::PrintText);
        for (const char *option : {"--guide",
                                   "--profile",
                                   "--council",
                                   "--endpoint",
                                   "--dialect",
                                   "--key-env",
                                   "--member",
                                   "--no-synthesis",
                                   "--deadline",
                                   "--quorum",
                                   "--grace",
                                   "--export",
                                   "--json",
                                   "--version"})
            QVERIFY2(line->text.contains(QLatin1StringView(option)), option);
    }

    void versionIsPrinted() { QVERIFY(parse({u"--version"_s})->text.startsWith(u"conclave "_s)); }

    void everyOptionOfAskIsUnderstood()
    {
        const auto line = parse({u"ask"_s,        u"--endpoint"_s, u"http://127.0.0.1:1/v1"_s,
                                 u"--dialect"_s,  u"openai"_s,     u"--key-env"_s,
                                 u"MY_KEY"_s,     u"--member"_s,   u"llama3:8b"_s,
                                 u"--member"_s,   u"qwen:3"_s,     u"--no-synthesis"_s,
                                 u"--deadline"_s, u"1.5"_s,        u"--quorum"_s,
                                 u"2"_s,          u"--grace"_s,    u"0.5"_s,
                                 u"--export"_s,   u"a.md"_s,       u"--export"_s,
                                 u"b.json"_s,     u"--json"_s,     u"Why?"_s});
        QVERIFY2(line, line ? "" : qPrintable(line.error().message));
        QCOMPARE(line->mode, CommandLine::Mode::Ask);
        const AskOptions &ask = line->ask;
        QCOMPARE(ask.question, u"Why?"_s);
        QCOMPARE(ask.endpoint->url, QUrl(u"http://127.0.0.1:1/v1"_s));
        QCOMPARE(ask.keyVariable, u"MY_KEY"_s);
        // A name's own colon is kept; only a trailing number counts seats.
        QCOMPARE(ask.members, (QList<AskOptions::Seats>{{u"llama3:8b"_s, 1}, {u"qwen"_s, 3}}));
        QVERIFY(!ask.combine);
        QCOMPARE(ask.deadline, 1500ms);
        QCOMPARE(ask.quorum, 2);
        QCOMPARE(ask.grace, 500ms);
        QCOMPARE(ask.exports, (QStringList{u"a.md"_s, u"b.json"_s}));
        QVERIFY(ask.json);
    }

    void aCouncilIsNamed()
    {
        const auto line = parse({u"ask"_s, u"--council"_s, u"Night Shift"_s, u"-"_s});
        QCOMPARE(line->ask.council, u"Night Shift"_s);
        QCOMPARE(line->ask.question, u"-"_s);
    }

    void misuseIsOneLine_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("names");

        const QStringList endpoint{
            u"ask"_s, u"Why?"_s, u"--endpoint"_s, u"http://127.0.0.1:1/v1"_s};
        QTest::newRow("unknown option") << QStringList{u"--colour"_s} << u"colour"_s;
        QTest::newRow("unknown command") << QStringList{u"query"_s, u"Why?"_s} << u"query"_s;
        QTest::newRow("no question") << QStringList{u"ask"_s} << u"no question"_s;
        QTest::newRow("blank question") << QStringList{u"ask"_s, u"  "_s} << u"no question"_s;
        QTest::newRow("two questions") << QStringList{u"ask"_s, u"Why"_s, u"me?"_s} << u"quotes"_s;
        QTest::newRow("members without endpoint")
            << QStringList{u"ask"_s, u"Why?"_s, u"--member"_s, u"m"_s} << u"--endpoint"_s;
        QTest::newRow("key without endpoint")
            << QStringList{u"ask"_s, u"Why?"_s, u"--key-env"_s, u"K"_s} << u"--endpoint"_s;
        QTest::newRow("endpoint without members") << endpoint << u"--member"_s;
        QTest::newRow("no URL") << QStringList{u"ask"_s, u"Why?"_s, u"--endpoint"_s, u"localhost"_s}
                                << u"--endpoint must"_s;
        QTest::newRow("URL with a key")
            << QStringList{u"ask"_s, u"Why?"_s, u"--endpoint"_s, u"https://k:x@a.example/v1"_s}
            << u"--endpoint must"_s;
        QTest::newRow("no seats") << endpoint + QStringList{u"--member"_s, u"m:0"_s} << u"m:0"_s;
        QTest::newRow("too many seats")
            << endpoint + QStringList{u"--member"_s, u"m:1001"_s} << u"1000"_s;
        QTest::newRow("nameless member")
            << endpoint + QStringList{u"--member"_s, QString()} << u"--member"_s;
        QTest::newRow("council and endpoint")
            << endpoint + QStringList{u"--member"_s, u"m"_s, u"--council"_s, u"C"_s}
            << u"exclude"_s;
        QTest::newRow("no deadline")
            << QStringList{u"ask"_s, u"Why?"_s, u"--deadline"_s, u"soon"_s} << u"--deadline soon"_s;
        QTest::newRow("deadline of never")
            << QStringList{u"ask"_s, u"Why?"_s, u"--deadline"_s, u"inf"_s} << u"--deadline"_s;
        QTest::newRow("deadline of nan")
            << QStringList{u"ask"_s, u"Why?"_s, u"--deadline"_s, u"nan"_s} << u"--deadline"_s;
        QTest::newRow("negative deadline")
            << QStringList{u"ask"_s, u"Why?"_s, u"--deadline=-1"_s} << u"--deadline"_s;
        QTest::newRow("quorum of nobody")
            << QStringList{u"ask"_s, u"Why?"_s, u"--quorum"_s, u"0"_s} << u"--quorum"_s;
        QTest::newRow("half a quorum")
            << QStringList{u"ask"_s, u"Why?"_s, u"--quorum"_s, u"1.5"_s} << u"--quorum"_s;
        QTest::newRow("unknown export")
            << QStringList{u"ask"_s, u"Why?"_s, u"--export"_s, u"a.doc"_s} << u"a.doc"_s;
        QTest::newRow("value missing")
            << QStringList{u"ask"_s, u"Why?"_s, u"--export"_s} << u"export"_s;
        QTest::newRow("ask's option without ask")
            << QStringList{u"--quorum"_s, u"2"_s} << u"--quorum"_s;
    }
    void misuseIsOneLine()
    {
        QFETCH(const QStringList, words);
        QFETCH(const QString, names);
        const auto line = parse(words);
        QVERIFY(!line);
        QCOMPARE(line.error().kind, Error::Kind::Configuration);
        QVERIFY2(line.error().message.contains(names), qPrintable(line.error().message));
        QVERIFY(!line.error().message.contains(u'\n'));
    }

private:
    static Result<CommandLine> parse(const QStringList &words)
    {
        return parseCommandLine(QStringList{u"conclave"_s} + words);
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
