#include "core/export/markdown.h"
#include "core/session/sessionjson.h"
#include "tests/core/faults/fault.h"
#include "tests/support/testcouncil.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using enum AnswerStatus;

} // namespace

/// Cases 108 to 111: who combines, from whom, and in which language.
class ChairFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void aHostileMemberStaysBehindTheFence_data() // 108
    {
        QTest::addColumn<QString>("words");
        QTest::newRow("108 fence, order, JSON") << u"evilfence-evilorder-eviljson"_s;
        QTest::newRow("108 everything, in slices") << u"evil-slices7"_s;
    }

    void aHostileMemberStaysBehindTheFence()
    {
        QFETCH(QString, words);
        FaultPlay play;
        Council council = councilOf(play.server().url(), {words, u"well"_s});
        council.chair = seatFor(u"Chair"_s, play.server().url(), u"chair-tokens4"_s);
        play.ask(council, {});
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.turn().synthesis->answer.status, Complete);
        const QJsonObject body =
            QJsonDocument::fromJson(play.server().arrivals().last().body).object();
        const QJsonArray messages = body["messages"_L1].toArray();
        QCOMPARE(messages.size(), 2);
        const QString prompt = messages[1]["content"_L1].toString();
        static const QRegularExpression Fence(u"<<<ANSWERS ([0-9a-f]+)\n(.*)\nANSWERS \\1>>>\n"_s,
                                              QRegularExpression::DotMatchesEverythingOption);
        const QRegularExpressionMatch fence = Fence.match(prompt);
        QVERIFY(fence.hasMatch());
        QCOMPARE(prompt.count(u"<<<ANSWERS"_s), 1);
        QCOMPARE(prompt.count(u"ANSWERS "_s + fence.captured(1) + u">>>"_s), 1);
        QCOMPARE(prompt.count(u">>>"_s), 1 + fence.captured(2).count(u">>>"_s));
        QVERIFY(!fence.captured(2).contains(u"ANSWERS>>>"_s));
        const QJsonArray answers = QJsonDocument::fromJson(fence.captured(2).toUtf8()).array();
        QCOMPARE(answers.size(), 2); // it has made no third one
        for (const QJsonValue answer : answers)
            QVERIFY(!answer["text"_L1].toString().contains(u"<|im_start|>"_s));
        end(play);
    }

    void nobodyToCombine() // 109
    {
        FaultPlay play;
        Council council = councilOf(play.server().url(), {u"err401"_s, u"html"_s, u"empty200"_s});
        council.chair = seatFor(u"Chair"_s, play.server().url(), u"chair"_s);
        play.ask(council, {});
        QVERIFY(play.until([&] { return play.turn().ended; }));
        for (const Answer &answer : play.turn().answers)
            QCOMPARE(answer.status, Failed);
        QVERIFY(!play.turn().synthesis);
        QCOMPARE(play.arrivals(u"chair"_s), 0);
        end(play);
    }

    void theChairFailsAlone_data() // 110
    {
        QTest::addColumn<QString>("chair");
        QTest::addColumn<AnswerStatus>("status");
        QTest::addColumn<SynthesisAuthor>("by");
        QTest::newRow("110 chair rejected") << u"err403"_s << Complete << SynthesisAuthor::Extract;
        QTest::newRow("110 chair cut") << u"cut3"_s << Partial << SynthesisAuthor::Chair;
    }

    void theChairFailsAlone()
    {
        QFETCH(QString, chair);
        QFETCH(AnswerStatus, status);
        QFETCH(SynthesisAuthor, by);
        FaultPlay play;
        Council council = councilOf(play.server().url(), {u"well"_s, u"tokens3"_s});
        council.chair = seatFor(u"Chair"_s, play.server().url(), chair);
        play.ask(council, {});
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.turn().synthesis->by, by);
        QCOMPARE(play.turn().synthesis->answer.status, status);
        const QList<Answer> members = play.turn().answers;
        play.server().setScenario(chair, Scenario::fromModel(u"tagsum-tokens2"_s));
        play.run().synthesise();
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.turn().synthesis->by, SynthesisAuthor::Chair);
        QCOMPARE(play.turn().synthesis->answer.text, u"sum0 sum1 "_s);
        QCOMPARE(play.turn().answers, members); // nobody was asked again
        QCOMPARE(play.arrivals(u"well"_s), 1);
        end(play);
    }

    void aLocaleWithCommas() // 111
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        FaultPlay play;
        Council council = councilOf(play.server().url(), {u"err429-retryhalf-times1"_s});
        council.members[0].parameters.temperature = 0.5;
        play.ask(council);
        QVERIFY(play.until([&] { return play.answer(0).status == Retrying; }));
        play.advance(525ms); // half a second, not five
        QVERIFY(play.until([&] { return play.turn().ended; }));
        QCOMPARE(play.answer(0).status, Complete);
        QVERIFY(play.server().arrivals()[0].body.contains(R"("temperature":0.5)"));
        const QByteArray file = sessionFile(play.session().snapshot());
        QVERIFY(file.contains("\"failed_ms\""));
        static const QRegularExpression CommaNumber(u"[0-9],[0-9]"_s);
        QVERIFY(!QString::fromUtf8(file).contains(CommaNumber));
        QVERIFY(!QString::fromUtf8(markdown(play.session().snapshot())).contains(CommaNumber));
        end(play);
        QLocale::setDefault(QLocale::c());
    }

private:
    static void end(FaultPlay &play)
    {
        const QString broken = play.close();
        QVERIFY2(broken.isEmpty(), qPrintable(broken));
    }
};

QTEST_GUILESS_MAIN(ChairFaultsTest)
#include "tst_chairfaults.moc"
