#include "tests/core/faults/fault.h"
#include "tests/core/faults/serverprogram.h"
#include "tests/support/testcouncil.h"

#include <QHostInfo>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using enum AnswerStatus;
using Kind = Error::Kind;
using Await = Fault::Await;
using Bytes = Fault::Bytes;

Fault ended(const char *name,
            const QString &words,
            Notice notice = Notice::None,
            const QString &text = wordsOfServer(8))
{
    return {.name = name, .words = words, .status = Complete, .text = text, .notice = notice};
}

Fault failed(const char *name, const QString &words, Kind kind, Notice notice = Notice::None)
{
    return {.name = name, .words = words, .status = Failed, .notice = notice, .error = kind};
}

Fault cutAfterThree(const char *name, const QString &words, Kind kind)
{
    return {.name = name,
            .words = words,
            .status = Partial,
            .text = wordsOfServer(3),
            .notice = Notice::Interrupted,
            .error = kind};
}

/// The connection lives, a minute passes, the connection still lives … ten times.
QList<Fault::Pause> tenMinutesAfter(const Fault::Pause &first)
{
    QList<Fault::Pause> pauses{first};
    for (int i = 1; i < 10; ++i)
        pauses.append({Await::Chatter, 60s});
    return pauses;
}

QList<Fault> ends()
{
    Fault overloaded = failed("73 overloaded, in the stream", u"overloaded0"_s, Kind::Overloaded);
    overloaded.arrivals = 3;
    overloaded.pauses = backoffs();
    Fault again = ended("73 overloaded once", u"overloaded0-times1"_s);
    again.arrivals = 2;
    again.pauses = backoffs(2);
    return {ended("69 [DONE] twice", u"doubledone"_s),
            ended("70 text after [DONE]", u"afterdone"_s),
            failed("71 no text", u"tokens0"_s, Kind::EmptyAnswer),
            failed("71 nothing but [DONE]",
                   u"tokens0-nofinish-nousage"_s,
                   Kind::EmptyAnswer,
                   Notice::Unmarked),
            cutAfterThree("72 an error in the stream", u"inerr3"_s, Kind::Server),
            failed("72 an error instead of text", u"inerr0"_s, Kind::Server),
            overloaded,
            again,
            cutAfterThree("73 overloaded after text", u"overloaded3"_s, Kind::Overloaded),
            ended("74 out of tokens", u"length"_s, Notice::Length),
            ended("74 filtered", u"filter"_s, Notice::Filtered),
            ended("74 refused", u"refusal"_s, Notice::Refused),
            failed("74 a tool call", u"toolcall"_s, Kind::ToolCall, Notice::ToolCall)};
}

QList<Fault> oddities()
{
    Fault thinks = ended("81 reasoning and text in turn",
                         u"think3-interleave-tokens6"_s,
                         Notice::None,
                         wordsOfServer(6));
    return {ended("75 unknown events and fields", u"unknown"_s),
            ended("75 null content", u"nullcontent"_s),
            ended("75 content as a list", u"arraycontent"_s),
            ended("75 numbers as strings", u"stringnumbers"_s),
            ended("75 no choices", u"nochoices"_s),
            ended("81 another choice", u"otherchoice"_s),
            ended("81 tools nobody offered", u"strangetools"_s),
            failed("82 JSON nested too deep", u"deep3000"_s, Kind::Protocol),
            failed("82 JSON nested too deep, no stream", u"json-deep3000"_s, Kind::Protocol),
            ended("83 a key twice", u"duplicatekeys"_s),
            ended("84 another model", u"wrongmodel"_s)};
}

QList<Fault> slow()
{
    Fault comments =
        cutAfterThree("76 only comments after text", u"onlycomments3-pause20"_s, Kind::IdleTimeout);
    comments.pauses = tenMinutesAfter({Await::Text, 60s, 3});
    Fault pings = comments;
    pings.name = "76 only pings after text";
    pings.words = u"onlypings3-pause20"_s;
    Fault drip = ended("77 a word in five seconds", u"pace50-tokens20"_s);
    drip.text = wordsOfServer(20);
    for (int i = 1; i < 20; ++i)
        drip.pauses.append({Await::Text, 5s, i});
    Fault silent = cutAfterThree("4 silence after text", u"stall3"_s, Kind::IdleTimeout);
    silent.pauses = {{Await::Text, 90s, 3}};
    QList<Fault> faults{comments, pings, drip, silent};
    for (Fault &fault : faults)
        fault.bytes = Bytes::AsTheyAre; // it is about time
    return faults;
}

/// Another name of 127.0.0.1 than those that Conclave knows; empty if there is none.
QString otherNameOfThisMachine()
{
    for (const QString &name : {QHostInfo::localHostName(), u"localhost."_s}) {
        const auto addresses = QHostInfo::fromName(name).addresses();
        if (!addresses.isEmpty() && addresses.first().isLoopback())
            return name;
    }
    return {};
}

} // namespace

/// Cases 69 to 85, 93 to 95: what the events of a stream say, how fast, and how much.
class StreamFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void isReadRight_data() { addFaults(ends() + oddities() + slow()); }

    void isReadRight()
    {
        QFETCH(Fault, fault);
        QFETCH(Cutting, cutting);
        FaultPlay play;
        end(play, playFault(play, fault, cutting));
    }

    void onlySignsOfLife_data() // 76, from the first byte on
    {
        QTest::addColumn<QString>("model");
        QTest::newRow("76 only comments") << u"onlycomments-pause20"_s;
        QTest::newRow("76 only pings") << u"onlypings-pause20"_s;
    }

    void onlySignsOfLife()
    {
        QFETCH(QString, model);
        FaultPlay play;
        play.ask(councilOf(play.server().url(), {model}));
        QVERIFY(play.until([&] { return play.answer(0).status == Thinking; }));
        play.advance(5s);
        const auto lives = [&play] {
            return !play.answer(0).stalls.isEmpty() && !isStalled(play.answer(0));
        };
        for (int i = 0; i < 9; ++i) {
            QVERIFY(
                play.until(lives)); // so a byte of the body came, 5 s after asking at the latest
            play.advance(60s);
        }
        QVERIFY(play.until(lives));
        play.advance(54s);
        play.settle();
        QVERIFY(!play.turn().ended);
        play.advance(6s);
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.answer(0).status, Failed);
        QCOMPARE(play.answer(0).error->kind, Kind::IdleTimeout);
        end(play, {});
    }

    void countsNoTokensThatCannotBe_data() // 85
    {
        QTest::addColumn<QString>("model");
        for (const char *model : {"nousage", "nullusage", "absurdusage", "json-absurdusage"})
            QTest::addRow("85 %s", model) << QString::fromLatin1(model);
    }

    void countsNoTokensThatCannotBe()
    {
        QFETCH(QString, model);
        FaultPlay play;
        play.ask(councilOf(play.server().url(), {model}));
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.answer(0).status, Complete);
        QVERIFY(!play.answer(0).usage.output);
        QVERIFY(!play.answer(0).usage.input);
        end(play, {});
    }

    void tooMuchIsCut_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<AnswerStatus>("status");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("78 a text without end")
            << u"endless-tag%1"_s.arg(QString(8000, u'x')) << Partial << Kind::TooLarge;
        QTest::newRow("79 a line of 24 MB") << u"hugeline24576"_s << Failed << Kind::TooLarge;
        QTest::newRow("67 a gzip bomb") << u"gzipbomb"_s << Failed << Kind::Interrupted;
    }

    void tooMuchIsCut()
    {
        QFETCH(QString, model);
        QFETCH(AnswerStatus, status);
        QFETCH(Error::Kind, kind);
        constexpr qsizetype MostText = 4 * 1024 * 1024;
        const ServerProgram program;
        FaultPlay play;
        play.ask(councilOf(program.url(), {model}));
        QVERIFY(play.until([&] { return play.turn().ended; }, 60s));
        const Answer &answer = play.answer(0);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.error.value_or(Error()).kind, kind);
        QCOMPARE(answer.text.isEmpty(), status == Failed);
        QVERIFY(answer.text.size() < MostText + 20'000);
        end(play, {});
    }

    void aFloodOfTinyEventsIsReadWhole() // 80
    {
        const ServerProgram program;
        FaultPlay play;
        play.ask(councilOf(program.url(), {u"flood100000"_s}));
        QVERIFY(play.until([&] { return play.turn().ended; }, 60s));
        QCOMPARE(play.answer(0).status, Complete);
        QCOMPARE(play.answer(0).text, wordsOfServer(100'000));
        end(play, {});
    }

    void aFrozenServerIsToldAndWaitedFor() // 93
    {
        const ServerProgram program;
        FaultPlay play;
        play.ask(councilOf(program.url(), {u"pace30-tokens30"_s}));
        QVERIFY(play.until([&] { return play.answer(0).pieces >= 3; }));
        program.freeze();
        int pieces = 0;
        const auto isQuiet = [&] { return std::exchange(pieces, play.answer(0).pieces) == pieces; };
        do {
            play.until([] { return false; }, 100ms); // what is under way still comes
        } while (!isQuiet());
        play.advance(5s);
        QVERIFY(isStalled(play.answer(0)));
        play.advance(55s);
        play.settle();
        QCOMPARE(play.answer(0).status, Writing);
        program.thaw();
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.answer(0).status, Complete);
        QCOMPARE(play.answer(0).text, wordsOfServer(30));
        QCOMPARE(play.answer(0).stalls.size(), 1);
        QVERIFY(play.answer(0).stalls[0].to);
        end(play, {});
    }

    void sleepEndsStreamsFromElsewhere() // 94
    {
        const QString name = otherNameOfThisMachine();
        if (name.isEmpty())
            QSKIP("this machine has no other name for itself");
        FaultPlay::startHelpersOfQt();
        FaultPlay play;
        QUrl far = play.server().url();
        far.setHost(name);
        const QString stall = u"stall3"_s;
        Council council = councilOf(far, {stall, u"silent"_s, u"stall3-here"_s});
        council.members[2].endpoint.url = play.server().url();
        play.ask(council);
        QVERIFY(play.until([&] {
            return play.answer(0).pieces == 3 && play.answer(2).pieces == 3 &&
                   play.answer(1).times.sent && play.server().arrivals().size() == 3;
        }));
        play.clock().suspend(8h);
        play.advance(2s);
        QVERIFY(play.until([&] { return isFinal(play.answer(1).status); }));
        QCOMPARE(play.answer(0).status, Partial);
        QCOMPARE(play.answer(0).error->kind, Kind::Interrupted);
        QCOMPARE(play.answer(1).status, Failed);
        QCOMPARE(play.answer(1).error->kind, Kind::Interrupted);
        QCOMPARE(play.answer(2).status, Writing); // its server slept, too
        play.run().stopAll();
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.server().arrivals().size(), 3); // nothing is asked again by itself
        end(play, {});
    }

    void theWallClockMovesNothing() // 95
    {
        FaultPlay play;
        play.ask(councilOf(play.server().url(), {u"stall3"_s}));
        QVERIFY(play.until([&] { return play.answer(0).pieces == 3; }));
        const Microseconds year = 365 * 24h;
        for (const Microseconds by : {year, -2 * year}) {
            play.clock().setWallClock(by);
            play.advance(44s);
            play.settle();
            QCOMPARE(play.answer(0).status, Writing);
        }
        play.advance(2s);
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.answer(0).error->kind, Kind::IdleTimeout);
        QCOMPARE(*play.answer(0).times.ended, Microseconds(90s));
        end(play, {});
    }

private:
    static void end(FaultPlay &play, const QString &problem)
    {
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const QString broken = play.close();
        QVERIFY2(broken.isEmpty(), qPrintable(broken));
    }
};

QTEST_GUILESS_MAIN(StreamFaultsTest)
#include "tst_streamfaults.moc"
