#include "core/dialects/thinksplitter.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using Parts = ThinkSplitter::Parts;

namespace {

Parts split(const QStringList &pieces)
{
    ThinkSplitter splitter;
    Parts all;
    const auto add = [&all](const Parts &parts) {
        all.text += parts.text;
        all.reasoning += parts.reasoning;
    };
    for (const QString &piece : pieces)
        add(splitter.feed(piece));
    add(splitter.finish());
    return all;
}

} // namespace

class ThinkSplitterTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void separatesReasoning_data();
    void separatesReasoning();
    void holdsBackOnlyWhatCouldBeATag();
    void stopsWaitingForATagAfterMuchWhiteSpace();
};

void ThinkSplitterTest::separatesReasoning_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("reasoning");
    QTest::addColumn<QString>("text");

    QTest::newRow("nothing") << u""_s << u""_s << u""_s;
    QTest::newRow("plain") << u"Hello"_s << u""_s << u"Hello"_s;
    QTest::newRow("thought") << u"<think>Hm.</think>Hello"_s << u"Hm."_s << u"Hello"_s;
    QTest::newRow("white space around")
        << u"\n<think>\nHm.\n</think>\n\nHello \n"_s << u"\nHm.\n"_s << u"Hello \n"_s;
    QTest::newRow("empty thought") << u"<think>\n\n</think>\n\nHi"_s << u"\n\n"_s << u"Hi"_s;
    QTest::newRow("only its end") << u"</think>\n\nHi"_s << u""_s << u"Hi"_s;
    QTest::newRow("never closed") << u"<think>Hm"_s << u"Hm"_s << u""_s;
    QTest::newRow("cut in the end tag") << u"<think>Hm</thi"_s << u"Hm</thi"_s << u""_s;
    QTest::newRow("only a thought") << u"<think>Hm</think>\n"_s << u"Hm"_s << u""_s;
    QTest::newRow("cut in the first tag") << u" <thi"_s << u""_s << u" <thi"_s;
    QTest::newRow("another tag") << u"<thanks>you"_s << u""_s << u"<thanks>you"_s;
    QTest::newRow("mentioned later")
        << u"Use <think>x</think> tags"_s << u""_s << u"Use <think>x</think> tags"_s;
    QTest::newRow("mentioned after the thought")
        << u"<think>a</think>b <think>c</think>"_s << u"a"_s << u"b <think>c</think>"_s;
    QTest::newRow("tags within a thought") << u"<think>a <b>bold</b> </ think> <</think>c"_s
                                           << u"a <b>bold</b> </ think> <"_s << u"c"_s;
    QTest::newRow("begins with a space") << u"  indented"_s << u""_s << u"  indented"_s;
    QTest::newRow("only white space") << u" \n"_s << u""_s << u" \n"_s;
    QTest::newRow("as much white space as may be")
        << QString(64, u' ') + u"<think>Hm</think>Hi"_s << u"Hm"_s << u"Hi"_s;
    QTest::newRow("too much white space")
        << QString(65, u' ') + u"<think>Hm"_s << u""_s << QString(65, u' ') + u"<think>Hm"_s;
    QTest::newRow("surrogate pairs") << u"<think>🧭</think>📌"_s << u"🧭"_s << u"📌"_s;
}

void ThinkSplitterTest::separatesReasoning()
{
    QFETCH(QString, answer);
    QFETCH(QString, reasoning);
    QFETCH(QString, text);
    const Parts expected{.text = text, .reasoning = reasoning};

    QCOMPARE(split({answer}), expected);
    QCOMPARE(split(answer.split(u""_s)), expected);
    for (qsizetype at = 0; at <= answer.size(); ++at)
        QCOMPARE(split({answer.first(at), answer.sliced(at)}), expected);
}

void ThinkSplitterTest::holdsBackOnlyWhatCouldBeATag()
{
    ThinkSplitter splitter;
    QCOMPARE(splitter.feed(u"<thi"_s), Parts{});
    QCOMPARE(splitter.feed(u"nk>One <"_s), Parts{.reasoning = u"One "_s});
    QCOMPARE(splitter.feed(u"b> two"_s), Parts{.reasoning = u"<b> two"_s});
    QCOMPARE(splitter.feed(u"</think> Three"_s), Parts{.text = u"Three"_s});
    QCOMPARE(splitter.feed(u" <"_s), Parts{.text = u" <"_s});
    QCOMPARE(splitter.finish(), Parts{});
}

void ThinkSplitterTest::stopsWaitingForATagAfterMuchWhiteSpace()
{
    ThinkSplitter splitter;
    QString text;
    for (int i = 0; i < 100; ++i)
        text += splitter.feed(u"\n"_s).text;
    QCOMPARE(text, QString(100, u'\n'));
}

QTEST_GUILESS_MAIN(ThinkSplitterTest)
#include "tst_thinksplitter.moc"
