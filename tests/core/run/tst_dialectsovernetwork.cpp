#include "core/base/systemclock.h"
#include "core/net/networktransport.h"
#include "core/run/councilrun.h"
#include "tests/support/fakeserver.h"
#include "tests/support/runfixture.h"
#include "tests/support/testcouncil.h"

#include <QHash>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Fate
{
    QString model;
    AnswerStatus status = AnswerStatus::Complete;
    QString text;
    Notice notice = Notice::None;
    std::optional<Error::Kind> error;
};

using Fates = QList<Fate>;

constexpr auto Key = "sk-canary-0123456789-abcdefghij";

} // namespace

/// A council at the servers of each dialect, through real sockets.
class DialectsOverNetworkTest : public QObject
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
        m_fixture->key = Secret(Key);
    }

    void cleanup() { m_run.reset(); }

    void everyMemberHasItsOwnFate_data()
    {
        using enum AnswerStatus;
        using Kind = Error::Kind;
        QTest::addColumn<QByteArray>("path");   // of every request; %1: the model
        QTest::addColumn<QByteArray>("header"); // that carries the key
        QTest::addColumn<Fates>("fates");

        const QString three = u"alpha bravo charlie "_s;
        const Fates all{
            {u"tokens3"_s, Complete, three},
            {u"utf8-bytewise-tokens3"_s, Complete, u"Grüße 世界 👩‍🔬 "_s},
            {u"splitemoji-tokens4-crlf"_s, Complete, u"👩‍🔬\uFE0F"_s},
            {u"think4-tokens2-comment-tagx"_s, Complete, u"x4 x5 "_s},
            {u"bom-nochoices-unknown-duplicatekeys-stringnumbers-deep50-tokens3"_s,
             Complete,
             three},
            {u"nullcontent-otherchoice-slices7-tokens3"_s, Complete, three},
            {u"json-tokens3"_s, Complete, three},
            {u"length-tokens3"_s, Complete, three, Notice::Length},
            {u"err403"_s, Failed, {}, {}, Kind::Forbidden},
            {u"err404"_s, Failed, {}, {}, Kind::NotFound},
            {u"jsonerror"_s, Failed, {}, {}, Kind::Server},
            {u"html"_s, Failed, {}, {}, Kind::NotAnApi},
            {u"empty200"_s, Failed, {}, {}, Kind::EmptyAnswer},
            {u"cut3"_s, Partial, three, Notice::Interrupted, Kind::Interrupted},
            {u"rst3-rate50"_s, Partial, three, Notice::Interrupted, Kind::Interrupted},
            {u"halfevent3"_s, Partial, three, Notice::Interrupted, Kind::Interrupted},
            {u"nodone3"_s, Partial, three, Notice::Interrupted, Kind::Interrupted},
            {u"bad3"_s, Partial, three, Notice::Interrupted, Kind::Protocol},
            {u"inerr3"_s, Partial, three, Notice::Interrupted, Kind::Server},
        };
        const Fates gemini{
            {u"filter-tokens3"_s, Complete, three, Notice::Filtered},
            {u"nofinish-tokens3"_s, Partial, three, Notice::Interrupted, Kind::Interrupted},
            {u"err400"_s, Failed, {}, {}, Kind::Unauthorized},
        };
        const Fates ollama{
            {u"openend-tokens3"_s, Complete, three},
            {u"afterdone-tokens3"_s, Complete, three},
            {u"nofinish-tokens3"_s, Complete, three},
            {u"err400"_s, Failed, {}, {}, Kind::TooLong},
            {u"err401"_s, Failed, {}, {}, Kind::Unauthorized},
        };
        QTest::newRow("gemini") << "/v1beta/models/%1:streamGenerateContent?alt=sse"_ba
                                << "x-goog-api-key"_ba << Fates(all + gemini);
        QTest::newRow("ollama") << "/api/chat"_ba
                                << "Authorization"_ba << Fates(all + ollama);
    }

    void everyMemberHasItsOwnFate()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, header);
        QFETCH(Fates, fates);

        QStringList models;
        for (const Fate &fate : fates)
            models.append(fate.model);
        QUrl url = m_server->url();
        url.setPath({});
        Council council = councilOf(url, models);
        for (Member &member : council.members)
            member.endpoint.dialect = QString::fromLatin1(QTest::currentDataTag());
        start(council);
        QTRY_VERIFY_WITH_TIMEOUT(m_run->turn().ended, 15'000);

        for (qsizetype i = 0; i < fates.size(); ++i)
            compare(*m_run->turn().latest(council.members[i].id), fates[i]);
        for (const Arrival &arrival : m_server->arrivals()) {
            QCOMPARE(arrival.path, QByteArray(path).replace("%1", arrival.model.toUtf8()));
            QVERIFY(arrival.header(header).endsWith(Key));
            QVERIFY(!arrival.body.contains("canary"));
        }
    }

private:
    void compare(const Answer &answer, const Fate &fate)
    {
        const QString said = answer.error ? answer.error->message : answer.text;
        const QByteArray report = QString(fate.model + u": "_s + said).toUtf8();
        QVERIFY2(answer.status == fate.status, report.constData());
        QVERIFY2(answer.text == fate.text, report.constData());
        QVERIFY2(answer.notice == fate.notice, report.constData());
        QVERIFY2(answer.error.has_value() == fate.error.has_value(), report.constData());
        if (fate.error)
            QVERIFY2(answer.error->kind == *fate.error, report.constData());
        QVERIFY2(!report.contains("canary") && !report.contains("abcdefghij"), report.constData());
        QVERIFY2(fate.status != AnswerStatus::Complete || answer.usage.output, report.constData());
        QCOMPARE(answer.reasoning.isEmpty(), !fate.model.startsWith("think"_L1));
        QCOMPARE(m_endings.value(answer.member), 1);
    }

    void start(const Council &council)
    {
        Turn turn;
        turn.id = TurnId::create();
        turn.question.text = u"Why?"_s;
        turn.council = council;
        m_run = std::make_unique<CouncilRun>(
            m_fixture->environment(),
            turn,
            [] { return QList<Turn>(); },
            CouncilRun::Options{.combine = CouncilRun::Combine::Never});
        connect(m_run.get(), &CouncilRun::happened, this, [this](const Event &event) {
            if (std::holds_alternative<AnswerEnded>(event.what))
                ++m_endings[event.stream.member];
        });
        m_run->start();
    }

    SystemClock m_clock;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<NetworkTransport> m_transport;
    std::unique_ptr<RunFixture> m_fixture;
    std::unique_ptr<CouncilRun> m_run;
    QHash<MemberId, int> m_endings;
};

QTEST_GUILESS_MAIN(DialectsOverNetworkTest)
#include "tst_dialectsovernetwork.moc"
