// How soon does "stop all" take effect, with a hundred members streaming, waiting for a retry, or
// waiting for their turn?
//
// In one process, over real sockets, against a server that is a process of its own.

#include "core/base/systemclock.h"
#include "core/net/networktransport.h"
#include "core/run/livesession.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/serverprocess.h"
#include "tests/support/runfixture.h"
#include "tests/support/testcouncil.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <algorithm>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

/// What all members do when they are stopped.
struct State
{
    QString name;
    QString model;
    int parallelLimit = 0;
    std::function<bool(const Answer &)> isReached;
    int exceptions = 0; ///< So many need not be there: those who hold the slots.
};

QList<State> states()
{
    return {
        {.name = u"streaming"_s,
         .model = u"endless-rate50"_s,
         .isReached = [](const Answer &answer) { return !answer.text.isEmpty(); }},
        {.name = u"retry pause"_s,
         .model = u"err429-retry100"_s,
         .isReached = [](const Answer &answer) { return answer.status == AnswerStatus::Retrying; }},
        {.name = u"in the queue"_s,
         .model = u"endless-rate50"_s,
         .parallelLimit = 1,
         .isReached = [](const Answer &answer) { return answer.status == AnswerStatus::Waiting; },
         .exceptions = 1}};
}

bool isReached(const State &state, const Turn &turn)
{
    const auto reached = std::ranges::count_if(turn.answers, state.isReached);
    const auto text = std::ranges::count_if(
        turn.answers, [](const Answer &answer) { return !answer.text.isEmpty(); });
    return reached >= turn.answers.size() - state.exceptions && text >= state.exceptions;
}

double sinceInMs(steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(steady_clock::now() - start).count();
}

QJsonObject stop(const ServerProcess &server, const State &state, int members)
{
    Council council = councilOf(server.url(), QStringList(members, state.model));
    for (Member &member : council.members)
        member.endpoint.parallelLimit = state.parallelLimit;
    const SystemClock clock;
    NetworkTransport transport(clock);
    const RunFixture fixture(transport, clock);
    LiveSession session(fixture.environment());
    QEventLoop loop;
    QJsonObject run{{u"state"_s, state.name}, {u"members"_s, members}};
    steady_clock::time_point stopped;
    bool isStopped = false;
    const auto stopNow = [&] {
        stopped = steady_clock::now();
        session.stopAll();
        run[u"stop_ms"_s] = sinceInMs(stopped);
    };
    QObject::connect(&session, &LiveSession::happened, &loop, [&](TurnId turn, const Event &event) {
        if (std::holds_alternative<TurnEnded>(event.what))
            return loop.quit();
        if (!isStopped && isReached(state, session.run(turn)->turn())) {
            isStopped = true;
            QMetaObject::invokeMethod(&session, stopNow, Qt::QueuedConnection);
        }
    });
    session.ask(
        {.text = u"What is a good question?"_s}, council, {.combine = CouncilRun::Combine::Never});
    loop.exec();
    run[u"ended_ms"_s] = sinceInMs(stopped);
    while (server.stats()["open_connections"_L1].toInt() > 1) // the one that asks
        continue;
    run[u"closed_ms"_s] = sinceInMs(stopped);
    return run;
}

/// Of all runs of one state; `share` 0.5 is the median.
double percentile(const QList<QJsonObject> &runs, const QString &key, double share)
{
    QList<double> values;
    for (const QJsonObject &run : runs)
        values.append(run[key].toDouble());
    std::ranges::sort(values);
    return values[qsizetype(double(values.size() - 1) * share + 0.5)];
}

QJsonObject summary(const QList<QJsonObject> &runs)
{
    QJsonObject row{{u"state"_s, runs.constFirst()["state"_L1]},
                    {u"members"_s, runs.constFirst()["members"_L1]}};
    for (const QString &key : {u"stop_ms"_s, u"ended_ms"_s, u"closed_ms"_s}) {
        row[key] = percentile(runs, key, 0.5);
        row[key + u"_p99"_s] = percentile(runs, key, 0.99);
    }
    return row;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const BenchOptions options = BenchOptions::parse({100}, {8});
    const ServerProcess server(QStringLiteral(CONCLAVE_FAKE_SERVER));
    const int rounds = options.quick ? 2 : 20;
    stop(server, states().constFirst(), 1); // what Qt loads for the first request

    BenchReport report(u"bench_cancel"_s,
                       {{u"state"_s, u"members are"_s, 0, true},
                        {u"members"_s, u"members"_s, 0, true},
                        {u"stop_ms"_s, u"stopAll() ms, p50"_s, 2},
                        {u"stop_ms_p99"_s, u"p99"_s, 2},
                        {u"ended_ms"_s, u"turn ended ms, p50"_s, 2},
                        {u"ended_ms_p99"_s, u"p99"_s, 2},
                        {u"closed_ms"_s, u"server sees nobody ms, p50"_s, 2},
                        {u"closed_ms_p99"_s, u"p99"_s, 2}});
    for (const int members : options.members) {
        for (const State &state : states()) {
            QList<QJsonObject> runs;
            for (int round = 0; round < rounds; ++round)
                runs.append(stop(server, state, members));
            report.add(summary(runs));
            report.target(u"stopAll() at %1, %2, p99, ms"_s.arg(members).arg(state.name),
                          percentile(runs, u"stop_ms"_s, 0.99),
                          50);
        }
    }
    return report.finish(options.json);
}
