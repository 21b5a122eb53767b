#include "core/base/systemclock.h"
#include "core/dialects/dialects.h"
#include "core/export/markdown.h"
#include "core/net/networktransport.h"
#include "core/run/livesession.h"
#include "core/session/sessionjson.h"
#include "tests/core/faults/dialectfates.h"
#include "tests/core/faults/eventledger.h"
#include "tests/support/fakeserver.h"
#include "tests/support/runfixture.h"
#include "tests/support/testcouncil.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = Error::Kind;

const QByteArray Canary = "sk-canary-0123456789-abcdefghij";

} // namespace

/// Every dialect asks through a real session, real sockets and the fake server's voice of it.
class DialectsOverSocketsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_server = std::make_unique<FakeServer>();
        QVERIFY(m_server->listen());
        m_transport = std::make_unique<NetworkTransport>(m_clock);
        m_fixture = std::make_unique<RunFixture>(*m_transport, m_clock);
        m_fixture->key = Secret(Canary);
        m_fixture->jitter = 0;
        m_ledger.reset();
        m_session = std::make_unique<LiveSession>(m_fixture->environment());
    }

    void cleanup() { m_session.reset(); }

    void everyMemberHasItsOwnFate_data() { addDialects(); }
    void everyMemberHasItsOwnFate()
    {
        QFETCH(QString, dialect);
        QStringList models;
        const QList<std::pair<QString, Fate>> all = fatesIn(dialect);
        for (const auto &fate : all)
            models.append(fate.first);
        const Council council = councilIn(dialect, models);
        const CouncilRun &run = ask(council);
        const MemberId stalling = council.members.constLast().id;
        const auto isLast = [&run, &stalling] {
            return std::ranges::all_of(run.turn().latestAnswers(), [&](const Answer *answer) {
                return isFinal(answer->status) ||
                       (answer->member == stalling && answer->pieces == 3);
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isLast(), 20'000);
        m_session->run(m_session->turnAt(0))->stop(stalling);
        QTRY_VERIFY(run.turn().ended);

        for (qsizetype i = 0; i < all.size(); ++i)
            compare(*run.turn().latest(council.members[i].id), all[i].first, all[i].second);
        QCOMPARE(m_ledger->problem(run.turn()), QString());
        QTRY_COMPARE(m_server->openConnections(), 0);
        keepsTheKey();
    }

    void countsWhatItCost_data() { addDialects(); }
    void countsWhatItCost()
    {
        QFETCH(QString, dialect);
        const CouncilRun &run = ask(councilIn(
            dialect, {u"think2-tokens3"_s, u"json-think2-tokens3"_s, u"think2-nousage-tokens3"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(run.turn().ended, 10'000);
        for (int i = 0; i < 2; ++i) {
            const Answer &answer = run.turn().answers[i];
            QVERIFY(answer.usage.input == 9);
            QVERIFY(answer.usage.output == 5);
        }
        QVERIFY(run.turn().answers[2].usage.output.value_or(0) < 5); // at most what began it
    }

    /// Anthropic names a parameter in its sentence only.
    void asksOnceMoreWithoutWhatAModelDoesNotTake()
    {
        Scenario refusing;
        refusing.opening = Scenario::Opening::Error;
        refusing.status = 400;
        refusing.text = u"temperature: Only the default (1) value is supported."_s;
        m_server->setScenarios(u"m"_s, {refusing, Scenario()});
        Council council = councilIn(u"anthropic"_s, {u"m"_s});
        council.members[0].parameters.temperature = 0.3;

        const CouncilRun &run = ask(council);

        QTRY_VERIFY_WITH_TIMEOUT(run.turn().ended, 10'000);
        QCOMPARE(run.turn().answers[0].status, AnswerStatus::Complete);
        QCOMPARE(run.turn().answers[0].notice, Notice::Corrected);
        QCOMPARE(m_server->arrivals().size(), 2);
        QVERIFY(m_server->arrivals()[0].body.contains("temperature"));
        QVERIFY(!m_server->arrivals()[1].body.contains("temperature"));
    }

    void takesNoRedirect_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<int>("status");
        for (const auto &dialect : dialects())
            for (const int status : {301, 302, 303, 307, 308})
                QTest::addRow("%s %d", qPrintable(dialect), status) << dialect << status;
    }

    void takesNoRedirect()
    {
        QFETCH(QString, dialect);
        QFETCH(int, status);
        FakeServer target;
        QVERIFY(target.listen());
        const QString model = u"redirect%1-status%2"_s.arg(target.url().port()).arg(status);

        const CouncilRun &run = ask(councilIn(dialect, {model, u"redirectsame"_s}));

        QTRY_VERIFY_WITH_TIMEOUT(run.turn().ended, 10'000);
        for (const Answer &answer : run.turn().answers) {
            QCOMPARE(answer.status, AnswerStatus::Failed);
            QCOMPARE(answer.error->kind, Kind::Redirected);
        }
        QCOMPARE(m_server->arrivals().size(), 2);
        QCOMPARE(target.accepted(), 0);
        QVERIFY(target.arrivals().isEmpty());
        keepsTheKey();
    }

    void leavingInTheMiddleIsQuiet_data() { addDialects(); }
    void leavingInTheMiddleIsQuiet()
    {
        QFETCH(QString, dialect);
        const CouncilRun &run =
            ask(councilIn(dialect, {u"endless-rate100"_s, u"silent"_s, u"early-ttft60000"_s}));
        QTRY_VERIFY(run.turn().answers[0].pieces > 0);
        QTRY_COMPARE(m_server->arrivals().size(), 3);
        m_session.reset();
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

private:
    static QStringList dialects() { return dialectNames(); }

    static void addDialects()
    {
        QTest::addColumn<QString>("dialect");
        for (const QString &dialect : dialects())
            QTest::newRow(qPrintable(dialect)) << dialect;
    }

    Council councilIn(const QString &dialect, const QStringList &models) const
    {
        Council council = councilOf(m_server->url(), models);
        for (Member &member : council.members)
            member.endpoint.dialect = dialect;
        return council;
    }

    const CouncilRun &ask(const Council &council)
    {
        connect(
            m_session.get(), &LiveSession::happened, this, [this](TurnId turn, const Event &event) {
                if (!m_ledger)
                    m_ledger = std::make_unique<EventLedger>(asked(turn));
                m_ledger->note(event);
            });
        const TurnId turn =
            m_session->ask({u"Why?"_s}, council, {.combine = CouncilRun::Combine::Never});
        return *m_session->run(turn);
    }

    /// The turn before its first event, which is the one that has just happened.
    Turn asked(TurnId id) const
    {
        Turn turn = m_session->run(id)->turn();
        turn.answers.clear();
        return turn;
    }

    void compare(const Answer &answer, const QString &model, const Fate &fate) const
    {
        const QString said = answer.error ? answer.error->message : answer.text;
        const QByteArray report = QString(model + u": "_s + said).toUtf8();
        QVERIFY2(answer.status == fate.status, report.constData());
        QVERIFY2(answer.text == fate.text, report.constData());
        QVERIFY2(answer.notice == fate.notice, report.constData());
        QVERIFY2(answer.reasoning == fate.reasoning, report.constData());
        QVERIFY2(answer.error.has_value() == fate.error.has_value(), report.constData());
        if (fate.error)
            QVERIFY2(answer.error->kind == *fate.error, report.constData());
        const auto arrivals = std::ranges::count(m_server->arrivals(), model, &Arrival::model);
        QVERIFY2(arrivals == fate.arrivals, report.constData());
    }

    /// It reached the server in a header, and nothing else knows it.
    void keepsTheKey() const
    {
        for (const Arrival &arrival : m_server->arrivals()) {
            QCOMPARE(arrival.key().toUtf8(), Canary);
            QVERIFY(!arrival.body.contains("canary") && !arrival.path.contains("canary"));
        }
        for (const Event &event : m_ledger->events())
            QVERIFY2(!wordsOf(event).contains("canary"), wordsOf(event).constData());
        const Session session = m_session->snapshot();
        QVERIFY(!sessionFile(session).contains("canary"));
        QVERIFY(!markdown(session).contains("canary"));
    }

    SystemClock m_clock;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<NetworkTransport> m_transport;
    std::unique_ptr<RunFixture> m_fixture;
    std::unique_ptr<LiveSession> m_session;
    std::unique_ptr<EventLedger> m_ledger;
};

QTEST_GUILESS_MAIN(DialectsOverSocketsTest)
#include "tst_dialectsoversockets.moc"
