#include "core/base/systemclock.h"
#include "core/council/presets.h"
#include "core/guide/guideserver.h"
#include "core/net/networktransport.h"
#include "core/run/councilrun.h"
#include "tests/support/fakeserver.h"
#include "tests/support/runfixture.h"
#include "tests/support/testcouncil.h"

#include <QHash>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Expected
{
    AnswerStatus status = AnswerStatus::Complete;
    QString text;
    Notice notice = Notice::None;
    std::optional<Error::Kind> error;
    qsizetype arrivals = 1;
};

} // namespace

/// Whole councils, through real sockets.
class CouncilOverNetworkTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_endings.clear();
        m_server = std::make_unique<FakeServer>();
        QVERIFY(m_server->listen());
        m_transport = std::make_unique<NetworkTransport>(m_clock);
        m_fixture = std::make_unique<RunFixture>(*m_transport, m_clock);
        m_fixture->key = Secret("sk-canary-0123456789-abcdefghij");
    }

    void cleanup() { m_run.reset(); }

    void everyMemberHasItsOwnFate()
    {
        using enum AnswerStatus;
        using Kind = Error::Kind;
        const QString text = u"alpha bravo charlie "_s;
        const QList<std::pair<QString, Expected>> fates{
            {u"ok"_s, {Complete, u"alpha bravo charlie delta echo foxtrot alpha bravo "_s}},
            {u"utf8-bytewise-tokens3"_s, {Complete, u"Grüße 世界 👩‍🔬 "_s}},
            {u"think4-tokens2-crlf-comment-tagx"_s, {Complete, u"x4 x5 "_s}},
            {u"err401"_s, {Failed, {}, {}, Kind::Unauthorized}},
            {u"err404"_s, {Failed, {}, {}, Kind::NotFound}},
            {u"err429-retry200"_s, {Failed, {}, {}, Kind::RateLimited}},
            {u"err500"_s, {Failed, {}, {}, Kind::Server, 3}},
            {u"html"_s, {Failed, {}, {}, Kind::NotAnApi}},
            {u"cut3"_s, {Partial, text, Notice::Interrupted, Kind::Interrupted}},
            {u"rst3-rate50"_s, {Partial, text, Notice::Interrupted, Kind::Interrupted}},
            {u"shortlength3"_s, {Partial, text, Notice::Interrupted, Kind::Interrupted}},
            {u"badchunk3"_s, {Partial, text, Notice::Interrupted, Kind::Interrupted}},
            {u"nodone3"_s, {Partial, text, Notice::Interrupted, Kind::Interrupted}},
            {u"inerr3"_s, {Partial, text, Notice::Interrupted, Kind::Server}},
            {u"json-tokens3"_s, {Complete, text}},
            {u"jsonerror"_s, {Failed, {}, {}, Kind::Server}},
            {u"empty200"_s, {Failed, {}, {}, Kind::EmptyAnswer}},
            {u"early103-tokens3"_s, {Failed, {}, {}, Kind::Protocol}},
            {u"closeafter"_s, {Failed, {}, {}, Kind::NoReply}},
            {u"redirectother"_s, {Failed, {}, {}, Kind::Redirected}},
            {u"length-tokens3"_s, {Complete, text, Notice::Length}},
            {u"refusal-tokens3"_s, {Complete, text, Notice::Refused}},
            {u"nofinish-tokens3"_s, {Complete, text, Notice::Unmarked}},
            {u"openend-tokens3"_s, {Complete, text}},
            {u"stall3"_s, {Partial, text, Notice::Stopped, {}}},
            {u"refused"_s, {Failed, {}, {}, Kind::Refused, 0}},
        };
        QStringList models;
        for (const auto &fate : fates)
            models.append(fate.first);
        Council council = councilOf(m_server->url(), models);
        council.members.last().endpoint.url = closedPort();
        council.chair = seatFor(u"Chair"_s, m_server->url(), u"tagsum-tokens2"_s);

        start(council);
        const Member &stalling = council.members[models.indexOf(u"stall3"_s)];
        const auto isLast = [this, &stalling] {
            const QList<const Answer *> answers = m_run->turn().latestAnswers();
            return std::ranges::all_of(answers, [&stalling](const Answer *answer) {
                return isFinal(answer->status) ||
                       (answer->member == stalling.id && answer->pieces == 3);
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isLast(), 15'000);
        m_run->stop(stalling.id);
        QTRY_VERIFY(m_run->turn().ended);

        for (qsizetype i = 0; i < fates.size(); ++i) {
            const Expected &expected = fates[i].second;
            const Answer &answer = *m_run->turn().latest(council.members[i].id);
            const QString said = answer.error ? answer.error->message : answer.text;
            const QByteArray report = QString(fates[i].first + u": "_s + said).toUtf8();
            QVERIFY2(answer.status == expected.status, report.constData());
            QVERIFY2(answer.text == expected.text, report.constData());
            QVERIFY2(answer.notice == expected.notice, report.constData());
            QVERIFY2(answer.error.has_value() == expected.error.has_value(), report.constData());
            if (expected.error)
                QVERIFY2(answer.error->kind == *expected.error, report.constData());
            QVERIFY2(!report.contains("canary") && !report.contains("abcdefghij"),
                     report.constData());
            QCOMPARE(m_endings.value(answer.member), 1);
            QCOMPARE(arrivals(fates[i].first), expected.arrivals);
        }
        QCOMPARE(m_run->turn().synthesis->answer.text, u"sum0 sum1 "_s);
        QCOMPARE(m_run->turn().synthesis->by, SynthesisAuthor::Chair);
        QVERIFY(m_run->turn().synthesis->degraded);
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void allOfAHundredAreAskedTogether()
    {
        QStringList models;
        for (int i = 0; i < 100; ++i)
            models.append(u"tag%1x-tokens4"_s.arg(i));
        m_server->hold(100);
        start(councilOf(m_server->url(), models), {.combine = CouncilRun::Combine::Never});
        QTRY_VERIFY_WITH_TIMEOUT(m_run->turn().ended, 20'000);
        QCOMPARE(m_server->maxConcurrent(), 100);
        QCOMPARE(m_server->arrivals().size(), 100);
        for (int i = 0; i < 100; ++i) {
            const Answer &answer = m_run->turn().answers[i];
            QCOMPARE(answer.status, AnswerStatus::Complete);
            QCOMPARE(answer.text, u"%1x0 %1x1 %1x2 %1x3 "_s.arg(i));
        }
    }

    void stoppingAHundredStreamsIsQuiet()
    {
        QStringList models;
        for (int i = 0; i < 100; ++i)
            models.append(u"endless-rate100-tag%1x"_s.arg(i));
        start(councilOf(m_server->url(), models));
        QTRY_VERIFY_WITH_TIMEOUT(
            std::ranges::all_of(m_run->turn().answers,
                                [](const Answer &answer) { return answer.pieces > 0; }),
            20'000);
        m_run->stopAll();
        const QList<Answer> stopped = m_run->turn().answers;
        QTRY_VERIFY(m_run->turn().ended);
        QTRY_COMPARE(m_server->openConnections(), 0);
        for (int i = 0; i < 100; ++i) {
            QCOMPARE(m_run->turn().answers[i].status, AnswerStatus::Partial);
            QCOMPARE(m_run->turn().answers[i].text, stopped[i].text); // nothing late
        }
        QVERIFY(!m_run->turn().synthesis);
    }

    void leavingInTheMiddleIsQuiet()
    {
        start(councilOf(m_server->url(),
                        {u"endless-rate100"_s, u"silent"_s, u"ok"_s, u"early-ttft60000"_s}));
        QTRY_VERIFY(m_run->turn().answers[0].pieces > 0);
        QTRY_COMPARE(m_server->arrivals().size(), 4);
        m_run.reset();
        m_transport.reset(); // nothing of the run may outlive its transport
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void theGuideAnswersAndCombines()
    {
        GuideServer guide;
        QVERIFY(guide.listen());
        m_fixture->access = [&guide](const Endpoint &endpoint) -> Result<EndpointAccess> {
            return EndpointAccess{isGuide(endpoint) ? guide.url() : endpoint.url, {}};
        };
        const Council council = guideCouncil();
        start(council, {}, u"How do I add a local model?"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_run->turn().ended, 40'000);
        QCOMPARE(m_run->turn().answers.size(), council.enabledMembers().size());
        for (const Answer &answer : m_run->turn().answers) {
            QCOMPARE(answer.status, AnswerStatus::Complete);
            QVERIFY(answer.text.size() > 20);
            QVERIFY(answer.usage.output);
        }
        const Synthesis &synthesis = *m_run->turn().synthesis;
        QCOMPARE(synthesis.by, SynthesisAuthor::Chair);
        QCOMPARE(synthesis.answer.status, AnswerStatus::Complete);
        QVERIFY(!synthesis.degraded);
        QVERIFY2(synthesis.answer.text.contains(u'[' + council.members[0].name + u']'),
                 qPrintable(synthesis.answer.text));
    }

private:
    void start(const Council &council,
               CouncilRun::Options options = {},
               const QString &question = u"Why?"_s)
    {
        Turn turn;
        turn.id = TurnId::create();
        turn.question.text = question;
        turn.council = council;
        m_run = std::make_unique<CouncilRun>(
            m_fixture->environment(), turn, [] { return QList<Turn>(); }, options);
        connect(m_run.get(), &CouncilRun::happened, this, [this](const Event &event) {
            if (std::holds_alternative<AnswerEnded>(event.what))
                ++m_endings[event.stream.member];
        });
        m_run->start();
    }
    static QUrl closedPort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return QUrl(u"http://127.0.0.1:%1/v1"_s.arg(server.serverPort()));
    }
    qsizetype arrivals(const QString &model) const
    {
        return std::ranges::count(m_server->arrivals(), model, &Arrival::model);
    }

    SystemClock m_clock;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<NetworkTransport> m_transport;
    std::unique_ptr<RunFixture> m_fixture;
    std::unique_ptr<CouncilRun> m_run;
    QHash<MemberId, int> m_endings;
};

QTEST_GUILESS_MAIN(CouncilOverNetworkTest)
#include "tst_councilovernetwork.moc"
