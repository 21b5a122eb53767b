// What the program costs on the terminal: `conclave ask` as a user starts it, from its start to
// its end, one process for each run.

#include "tests/bench/benchoptions.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/serverprocess.h"

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject ask(ServerProcess &server, const QString &profile, int members, const BenchLoad &load)
{
    server.resetStats();
    ChildProcess program(QStringLiteral(CONCLAVE_PROGRAM),
                         {u"ask"_s,
                          u"--profile"_s,
                          profile,
                          u"--json"_s,
                          u"--no-synthesis"_s,
                          u"--endpoint"_s,
                          server.url().toString(),
                          u"--member"_s,
                          u"%1:%2"_s.arg(load.model()).arg(members),
                          u"What is a good question?"_s});
    const ChildProcess::Cost cost = program.wait();
    if (cost.exitStatus != 0)
        qFatal("conclave ask ended with status %d", cost.exitStatus);
    const double pieces = double(members) * load.tokens;
    return {{u"members"_s, members},
            {u"wall_s"_s, cost.wall.count()},
            {u"wall_by_ideal"_s, cost.wall / load.ideal()},
            {u"at_once"_s, server.stats()["max_concurrent"_L1]},
            {u"cpu_s"_s, cost.cpu.count()},
            {u"cpu_us_per_piece"_s, cost.cpu.count() * 1e6 / pieces},
            {u"peak_mib"_s, cost.peakMiB}};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const BenchOptions options = BenchOptions::parse({1, 8, 32, 100}, {1, 8});
    const BenchLoad load = options.quick ? BenchLoad::tiny() : BenchLoad();
    const QTemporaryDir profile;
    ServerProcess server(QStringLiteral(CONCLAVE_FAKE_SERVER));
    ask(server, profile.path(), 1, BenchLoad::tiny()); // reads the program from the disk

    BenchReport report(u"bench_ask"_s,
                       {{u"members"_s, u"members"_s, 0, true},
                        {u"wall_s"_s, u"wall s"_s, 2},
                        {u"wall_by_ideal"_s, u"wall ÷ ideal"_s, 3},
                        {u"at_once"_s, u"at once"_s},
                        {u"cpu_s"_s, u"CPU s"_s, 3},
                        {u"cpu_us_per_piece"_s, u"CPU µs/piece"_s, 1},
                        {u"peak_mib"_s, u"peak RSS MiB"_s, 1}});
    for (int repeat = 0; repeat < options.repeats; ++repeat) {
        for (const int members : options.members)
            report.add(ask(server, profile.path(), members, load));
    }
    for (const int members : options.members) {
        const QJsonObject kind{{u"members"_s, members}};
        report.target(
            u"wall ÷ ideal at %1"_s.arg(members), report.median(kind, u"wall_by_ideal"_s), 1.1);
    }
    report.target(u"CPU at 100, s"_s, report.median({{u"members"_s, 100}}, u"cpu_s"_s), 0.7);
    return report.finish(options.json);
}
