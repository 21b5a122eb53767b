#include "core/session/apply.h"
#include "core/session/eventjson.h"
#include "tests/support/randomevents.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class EventJsonTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void readsBackEveryKind()
    {
        RandomEvents random(1);
        const QList<Event> events = random.oneOfEach();
        QCOMPARE(events.size(), qsizetype(std::variant_size_v<decltype(Event::what)>));
        QCOMPARE(eventsFromBytes(eventBytes(events)), events);
    }

    void foldsToTheSameTurn()
    {
        for (quint32 seed = 1; seed <= 300; ++seed) {
            const QList<Event> events = RandomEvents(seed).run();
            const QList<Event> read = eventsFromBytes(eventBytes(events));
            const QByteArray name = "seed " + QByteArray::number(seed);
            QVERIFY2(read == events, name.constData());
            QVERIFY2(fold(read) == fold(events), name.constData());
        }
    }

    void keepsHostileText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("byte order mark") << u"\uFEFFa\uFEFF"_s;
        QTest::newRow("NUL") << u"a"_s + QChar(0) + u"b"_s;
        QTest::newRow("direction") << u"a\u202Eb\u2069"_s;
        QTest::newRow("controls") << u"\x1b[2J\x07\r\n\t\x7f\u0085\u2028"_s;
        QTest::newRow("no characters") << u"\uFFFE\uFFFF"_s;
        QTest::newRow("half a character") << u"a"_s + QChar(0xD83E) + u"b"_s + QChar(0xDD14);
        QTest::newRow("JSON") << u"\"}]}\\u0041"_s;
        QTest::newRow("long") << QString(2'000'000, u'ü');
        QTest::newRow("empty") << QString();
    }
    void keepsHostileText()
    {
        QFETCH(QString, text);
        const QList<Event> events{
            {1us, {}, TextAdded{text}},
            {2us, {}, ReasoningAdded{text}},
            {2us, {}, AnswerConnecting{{{u"x"_s + text, text}}}},
            {2us, {}, AnswerEnded{AnswerStatus::Failed, Notice::None, Error{.message = text}}}};
        const QList<Event> read = eventsFromBytes(eventBytes(events));
        QVERIFY(read == events);
        const QByteArray again = eventBytes(read);
        QVERIFY(again == eventBytes(events));
    }

    void keepsMomentsThatGoBack()
    {
        const QList<Event> events{{9us, {}, TurnEnded{}}, {3us, {}, TurnResumed{}}};
        QCOMPARE(eventsFromBytes(eventBytes(events)), events);
    }

    void passesOverWhatItDoesNotKnow()
    {
        const QByteArray bytes =
            R"({"streams":[[null,1]],"later":1,"events":[[5,0,"vote",{"a":1}],[2,0,"t","x"],7,)"
            R"([1,3,"t","of no stream"],[1,0,"ended",{"status":"failed","later":2,)"
            R"("error":{"kind":"later"}}]]})";
        const QList<Event> read = eventsFromBytes(bytes);
        QCOMPARE(read.size(), 2);
        QCOMPARE(read[0], (Event{7us, StreamId::synthesis(), TextAdded{u"x"_s}}));
        QVERIFY(std::holds_alternative<AnswerEnded>(read[1].what));
    }

    void readsNothingOutOfNothing()
    {
        QVERIFY(eventsFromBytes({}).isEmpty());
        QVERIFY(eventsFromBytes("[1]").isEmpty());
        QVERIFY(eventsFromBytes("{\"events\":[[1,0,\"t\",\"x\"]]}").isEmpty());
    }

private:
    static Turn fold(const QList<Event> &events)
    {
        Turn turn;
        for (const Event &event : events)
            apply(turn, event);
        return turn;
    }
};

QTEST_GUILESS_MAIN(EventJsonTest)
#include "tst_eventjson.moc"
