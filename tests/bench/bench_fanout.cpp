// One question to N members on one host: does the slowest member alone decide how long it takes?
//
// In one process, over real sockets, against a server that is a process of its own. "one manager"
// is what a plain QNetworkAccessManager makes of the same requests: six at a time.

#include "core/base/systemclock.h"
#include "core/net/networktransport.h"
#include "core/run/livesession.h"
#include "core/session/runtimes.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/processstatus.h"
#include "tests/bench/serverprocess.h"
#include "tests/support/runfixture.h"
#include "tests/support/testcouncil.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkReply>

#include <algorithm>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using std::chrono::steady_clock;

namespace {

double milliseconds(std::chrono::duration<double, std::milli> time)
{
    return time.count();
}

/// Between the first request and the last one, as the server saw them.
double spread(const QJsonObject &stats)
{
    return (stats["last_arrival_us"_L1].toDouble() - stats["first_arrival_us"_L1].toDouble()) /
           1000;
}

/// What one run used of the machine, from its construction on.
class Meter final
{
public:
    /// While the run is at its height.
    void sample() { m_height = ProcessStatus::ofThis(); }

    QJsonObject read(int pieces, const BenchLoad &load) const
    {
        const std::chrono::duration<double> wall = steady_clock::now() - m_start;
        const double cpu = (cpuTime() - m_cpuAtStart).count();
        return {{u"wall_s"_s, wall.count()},
                {u"wall_by_ideal"_s, wall / load.ideal()},
                {u"cpu_s"_s, cpu},
                {u"cpu_us_per_piece"_s, cpu * 1e6 / pieces},
                {u"threads"_s, m_height.threads},
                {u"rss_mib"_s, m_height.residentMiB}};
    }

private:
    const steady_clock::time_point m_start = steady_clock::now();
    const std::chrono::duration<double> m_cpuAtStart = cpuTime();
    ProcessStatus m_height;
};

void add(QJsonObject &run, const QJsonObject &more)
{
    for (auto value = more.begin(); value != more.end(); ++value)
        run[value.key()] = value.value();
}

bool isGood(const Turn &turn, const BenchLoad &load)
{
    return std::ranges::all_of(turn.answers, [&load](const Answer &answer) {
        return answer.status == AnswerStatus::Complete && answer.pieces == load.tokens;
    });
}

/// A run as the program makes it.
QJsonObject askCouncil(ServerProcess &server, int members, const BenchLoad &load, bool combine)
{
    server.resetStats();
    Council council = councilOf(server.url(), QStringList(members, load.model()));
    council.chair = seatFor(u"Chair"_s, server.url(), u"chair-tokens3"_s);
    const SystemClock clock;
    NetworkTransport transport(clock);
    const RunFixture fixture(transport, clock);
    LiveSession session(fixture.environment());

    QEventLoop loop;
    int ended = 0;
    Meter meter;
    QJsonObject run;
    steady_clock::time_point lastEnded;
    steady_clock::time_point chairSent;
    QObject::connect(&session, &LiveSession::happened, &loop, [&](TurnId, const Event &event) {
        if (std::holds_alternative<TurnEnded>(event.what))
            return loop.quit();
        if (std::holds_alternative<AnswerSent>(event.what) && event.stream.isSynthesis())
            chairSent = steady_clock::now();
        if (!std::holds_alternative<AnswerEnded>(event.what) || event.stream.isSynthesis())
            return;
        if (++ended == 1)
            meter.sample();
        if (ended == members)
            lastEnded = steady_clock::now();
    });
    session.ask(
        {.text = u"What is a good question?"_s},
        council,
        {.combine = combine ? CouncilRun::Combine::Automatically : CouncilRun::Combine::Never});
    loop.exec();
    run = meter.read(members * load.tokens, load);

    const Turn turn = session.snapshot().turns.constLast();
    if (!isGood(turn, load))
        qFatal("an answer was cut or failed");
    const QJsonObject stats = server.stats();
    run[u"overhead_ms"_s] = milliseconds(*runTimes(turn).overhead);
    run[u"at_once"_s] = stats["max_concurrent"_L1];
    run[u"server_late_ms"_s] = stats["late_max_ms"_L1];
    if (combine) {
        run[u"chair_sent_ms"_s] = milliseconds(chairSent - lastEnded);
        // Both processes read the machine's one monotonic clock.
        const std::chrono::duration<double, std::micro> asked(
            stats["last_arrival_us"_L1].toDouble());
        run[u"chair_asked_ms"_s] = milliseconds(asked - lastEnded.time_since_epoch());
    } else {
        run[u"spread_ms"_s] = spread(stats);
    }
    return run;
}

/// The same requests by the straightforward way to use Qt. Nothing reads the answers.
QJsonObject askPlainly(ServerProcess &server, int members, const BenchLoad &load)
{
    server.resetStats();
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(server.url().toString() + "/chat/completions"_L1));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const QByteArray body =
        QJsonDocument(QJsonObject{{u"model"_s, load.model()}, {u"stream"_s, true}}).toJson();

    QEventLoop loop;
    int ended = 0;
    Meter meter;
    for (int i = 0; i < members; ++i) {
        QNetworkReply *reply = network.post(request, body);
        QObject::connect(reply, &QNetworkReply::readyRead, reply, [reply] { reply->readAll(); });
        QObject::connect(reply, &QNetworkReply::finished, &loop, [&] {
            if (++ended == 1)
                meter.sample();
            if (ended == members)
                loop.quit();
        });
    }
    loop.exec();
    QJsonObject run = meter.read(members * load.tokens, load);
    const QJsonObject stats = server.stats();
    run[u"at_once"_s] = stats["max_concurrent"_L1];
    run[u"spread_ms"_s] = spread(stats);
    run[u"server_late_ms"_s] = stats["late_max_ms"_L1];
    return run;
}

BenchReport createReport()
{
    return {u"bench_fanout"_s,
            {{u"members"_s, u"members"_s, 0, true},
             {u"way"_s, u"way"_s, 0, true},
             {u"wall_s"_s, u"wall s"_s, 2},
             {u"wall_by_ideal"_s, u"wall ÷ ideal"_s, 3},
             {u"overhead_ms"_s, u"overhead ms"_s, 1},
             {u"at_once"_s, u"at once"_s},
             {u"spread_ms"_s, u"spread ms"_s, 1},
             {u"chair_sent_ms"_s, u"chair sent ms"_s, 1},
             {u"chair_asked_ms"_s, u"chair asked ms"_s, 1},
             {u"cpu_s"_s, u"CPU s"_s, 3},
             {u"cpu_us_per_piece"_s, u"CPU µs/piece"_s, 1},
             {u"threads"_s, u"threads"_s},
             {u"rss_mib"_s, u"RSS MiB"_s, 1},
             {u"server_late_ms"_s, u"server late ms"_s, 1}}};
}

void setTargets(BenchReport &report, const QList<int> &members)
{
    for (const int size : members) {
        const QJsonObject plain{{u"members"_s, size}, {u"way"_s, u"council"_s}};
        const QJsonObject combined{{u"members"_s, size}, {u"way"_s, u"+ synthesis"_s}};
        report.target(
            u"wall ÷ ideal at %1"_s.arg(size), report.median(plain, u"wall_by_ideal"_s), 1.1);
        if (size <= 32)
            report.target(u"spread of requests at %1, ms"_s.arg(size),
                          report.median(plain, u"spread_ms"_s),
                          20);
        report.target(u"chair's request sent after the last answer of %1, ms"_s.arg(size),
                      report.median(combined, u"chair_sent_ms"_s),
                      20);
        // Of a request beyond some 16 kB the kernel may hold back the end until the server has
        // acknowledged the beginning (40 ms on loopback); QNetworkAccessManager cannot forbid it.
        report.target(u"chair asked after the last answer of %1, ms"_s.arg(size),
                      report.median(combined, u"chair_asked_ms"_s),
                      20);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const BenchOptions options = BenchOptions::parse({1, 6, 8, 32, 100}, {1, 8});
    const BenchLoad load = options.quick ? BenchLoad::tiny() : BenchLoad();
    ServerProcess server(QStringLiteral(CONCLAVE_FAKE_SERVER));
    askCouncil(server, 1, BenchLoad::tiny(), true); // what Qt loads for the first request

    BenchReport report = createReport();
    const auto record = [&report](int members, const QString &way, const QJsonObject &figures) {
        QJsonObject run{{u"members"_s, members}, {u"way"_s, way}};
        add(run, figures);
        report.add(run);
    };
    // Interleaved, so that a busy minute of the machine does not fall on one kind alone.
    for (int repeat = 0; repeat < options.repeats; ++repeat) {
        for (const int members : options.members) {
            record(members, u"council"_s, askCouncil(server, members, load, false));
            record(members, u"+ synthesis"_s, askCouncil(server, members, load, true));
            if (repeat == 0) // long, and no news the second time
                record(members, u"one manager"_s, askPlainly(server, members, load));
        }
    }
    setTargets(report, options.members);
    return report.finish(options.json);
}
