#include "tests/core/faults/fault.h"
#include "tests/support/testcouncil.h"

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

/// Three words came, then the transport went wrong in a way that Qt may well call success.
Fault cutAfterThree(const char *name, const QString &words)
{
    return {.name = name,
            .words = words,
            .status = Partial,
            .text = wordsOfServer(3),
            .notice = Notice::Interrupted,
            .error = Kind::Interrupted};
}

/// A reset also throws away what came and was not read yet.
Fault resetAfterThree(const char *name, const QString &words)
{
    Fault fault = cutAfterThree(name, words + u"-rate50"_s);
    fault.losesEnd = true;
    return fault;
}

/// The same, but the connection stays open: only our own clock ends it.
Fault hangsAfterThree(const char *name, const QString &words)
{
    Fault fault = cutAfterThree(name, words);
    fault.error = Kind::IdleTimeout;
    fault.pauses = {{Await::Text, 90s, 3}};
    return fault;
}

Fault whole(const char *name, const QString &words, const QString &text = wordsOfServer(8))
{
    return {.name = name, .words = words, .status = Complete, .text = text};
}

Fault nothingButError(const char *name, const QString &words, Kind kind)
{
    return {.name = name, .words = words, .status = Failed, .error = kind};
}

QList<Fault> oddButWhole()
{
    const QString invalid = QString::fromUtf8("bad \xFF\xC3(\xED\xA0\x80\xF4\x90\x80\x80 ");
    const QString nul = u"nul "_s + QChar(u'\0') + u' ';
    return {
        whole("50 one-byte chunks", u"tinychunks-tokens3"_s, wordsOfServer(3)),
        whole("51 split in halves", u"split"_s),
        whole("52 split code points",
              u"utf8-tokens6"_s,
              u"Grüße 世界 👩‍🔬 مرحبا ∑∫√ é̂ "_s),
        whole("52 an emoji over four tokens", u"splitemoji-tokens4"_s, u"👩\u200D🔬\uFE0F"_s),
        whole("53 invalid UTF-8", u"badutf8-tokens2"_s, invalid + invalid),
        whole("54 bytes 0", u"nul-tokens2"_s, nul + nul),
        whole("55 byte order mark", u"bom"_s),
        whole("56 mixed line ends", u"mixedlines"_s),
        whole("56 CR LF", u"crlf"_s),
    };
}

QList<Fault> broken()
{
    Fault unmarked = whole("59 [DONE] without a reason", u"nofinish"_s);
    unmarked.notice = Notice::Unmarked;
    return {
        resetAfterThree("57 half a line, RST", u"halfline3"_s),
        resetAfterThree("57 half a line, RST, no length", u"halfline3-untilclose"_s),
        cutAfterThree("58 half an event, FIN", u"halfevent3"_s),
        cutAfterThree("58 half an event, FIN, no length", u"halfevent3-untilclose"_s),
        cutAfterThree("59 FIN between events", u"cut3"_s),
        cutAfterThree("59 FIN between events, no length", u"cut3-untilclose"_s),
        cutAfterThree("59 a whole body without an end mark", u"nodone3"_s),
        unmarked,
        cutAfterThree("60 bad chunk size", u"badchunk3"_s),
        cutAfterThree("60 bad chunk size, kept open", u"badchunk3-keptopen"_s),
        hangsAfterThree("61 negative chunk size, kept open", u"negativechunk3-keptopen"_s),
        cutAfterThree("62 huge chunk size", u"hugechunk3"_s),
        cutAfterThree("62 huge chunk size, kept open", u"hugechunk3-keptopen"_s),
    };
}

QList<Fault> lengths()
{
    Fault longFin =
        cutAfterThree("63 short Content-Length, over 128 KB, FIN", u"shortlength3-hugeline200"_s);
    longFin.text = QString(200 * 1024, u'x') + u"bravo charlie "_s;
    longFin.bytes = Bytes::AsTheyAre; // a megabyte of single bytes proves nothing more
    Fault longReset = longFin;
    longReset.name = "63 short Content-Length, over 128 KB, RST";
    longReset.words += u"-byreset-rate5"_s; // what is not read by then is lost
    longReset.losesEnd = true;
    return {
        cutAfterThree("63 short Content-Length, FIN", u"shortlength3"_s),
        resetAfterThree("63 short Content-Length, RST", u"shortlength3-byreset"_s),
        longFin,
        longReset,
        nothingButError("63 half a JSON, FIN", u"json-shortlength"_s, Kind::Interrupted),
        nothingButError("63 half a JSON, RST", u"json-shortlength-byreset"_s, Kind::Interrupted),
        whole("64 more than Content-Length", u"longbody"_s),
        whole("64 more than Content-Length, then FIN", u"longbody-hangup"_s),
        whole("64 more JSON than Content-Length", u"json-longbody"_s),
        whole("65 HTTP/1.0", u"http10"_s),
        cutAfterThree("65 HTTP/1.0 without an end mark", u"http10-nodone3"_s),
        cutAfterThree("65 HTTP/1.0, FIN", u"http10-cut3"_s),
        resetAfterThree("66 RST, no length", u"untilclose-rst3"_s),
        resetAfterThree("66 RST, HTTP/1.0", u"http10-rst3"_s),
        whole("66 RST after the end mark", u"untilreset-rate50"_s),
        nothingButError("67 gzip, unasked", u"gzip"_s, Kind::Interrupted),
        nothingButError("67 gzip of a JSON", u"json-gzip"_s, Kind::Interrupted),
        nothingButError("68 cut gzip", u"gzipcut"_s, Kind::Interrupted),
    };
}

} // namespace

/// Cases 50 to 68: what goes wrong between the bytes of the network and the events of a stream.
class FramingFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void isNotFooled_data() { addFaults(oddButWhole() + broken() + lengths()); }

    void isNotFooled()
    {
        QFETCH(Fault, fault);
        QFETCH(Cutting, cutting);
        FaultPlay play;
        const QString problem = playFault(play, fault, cutting);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const QString broken = play.close();
        QVERIFY2(broken.isEmpty(), qPrintable(broken));
    }

    void aNegativeChunkSizeThenFin() // 61: it depends on the packets whether Qt misses the FIN
    {
        FaultPlay play;
        play.ask(councilOf(play.server().url(), {u"negativechunk3"_s}));
        QVERIFY(play.until([&] { return play.answer(0).pieces == 3; }));
        if (!play.until([&] { return play.turn().ended; }, 200ms))
            play.advance(90s);
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.answer(0).status, Partial);
        QCOMPARE(play.answer(0).text, wordsOfServer(3));
        QCOMPARE(play.server().arrivals().size(), 1);
        const QString broken = play.close();
        QVERIFY2(broken.isEmpty(), qPrintable(broken));
    }
};

QTEST_GUILESS_MAIN(FramingFaultsTest)
#include "tst_framingfaults.moc"
