// What the window adds to a run: does it keep up with the answers, and with the user?
//
// The real window, without a display unless QT_QPA_PLATFORM names one.

#include "core/base/systemclock.h"
#include "core/net/networktransport.h"
#include "core/run/livesession.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/loopgaps.h"
#include "tests/bench/processstatus.h"
#include "tests/bench/serverprocess.h"
#include "tests/support/runfixture.h"
#include "tests/support/testcouncil.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/themecontrol.h"

#include <QApplication>
#include <QEventLoop>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

QJsonObject ask(ServerProcess &server, ThemeControl &theme, int members, const BenchLoad &load)
{
    const Council council = councilOf(server.url(), QStringList(members, load.model()));
    const SystemClock clock;
    NetworkTransport transport(clock);
    const RunFixture fixture(transport, clock);
    LiveSession session(fixture.environment());
    MainWindow window(session, theme);
    window.show();

    QEventLoop loop;
    QObject::connect(&session, &LiveSession::happened, &loop, [&](TurnId, const Event &event) {
        if (std::holds_alternative<TurnEnded>(event.what))
            loop.quit();
    });
    const auto cpuBefore = cpuTime();
    const auto start = steady_clock::now();
    session.ask(
        {.text = u"What is a good question?"_s}, council, {.combine = CouncilRun::Combine::Never});
    const std::chrono::duration<double, std::milli> asking = steady_clock::now() - start;
    const LoopGaps gaps; // building the panels is told apart
    loop.exec();
    const std::chrono::duration<double> wall = steady_clock::now() - start;
    const double cpu = (cpuTime() - cpuBefore).count();
    return {{u"members"_s, members},
            {u"tokens"_s, load.tokens},
            {u"wall_by_ideal"_s, wall / load.ideal()},
            {u"ask_ms"_s, asking.count()},
            {u"stall_ms"_s, gaps.longest()},
            {u"cpu_s"_s, cpu},
            {u"cpu_us_per_piece"_s, cpu * 1e6 / (double(members) * load.tokens)},
            {u"rss_mib"_s, ProcessStatus::ofThis().residentMiB}};
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const BenchOptions options = BenchOptions::parse({1, 8, 32, 100}, {1, 8});
    const BenchLoad load = options.quick ? BenchLoad::tiny() : BenchLoad();
    const BenchLoad longLoad{200ms, 400, options.quick ? 40 : 1600};
    ThemeControl theme(application);
    ServerProcess server(QStringLiteral(CONCLAVE_FAKE_SERVER));
    ask(server, theme, 1, BenchLoad::tiny()); // fonts, icons, and what Qt loads to connect

    BenchReport report(u"bench_window"_s,
                       {{u"members"_s, u"members"_s, 0, true},
                        {u"tokens"_s, u"tokens each"_s, 0, true},
                        {u"wall_by_ideal"_s, u"wall ÷ ideal"_s, 3},
                        {u"ask_ms"_s, u"asking ms"_s, 1},
                        {u"stall_ms"_s, u"longest stall ms"_s, 1},
                        {u"cpu_s"_s, u"CPU s"_s, 3},
                        {u"cpu_us_per_piece"_s, u"CPU µs/piece"_s, 1},
                        {u"rss_mib"_s, u"RSS MiB"_s, 1}});
    for (int repeat = 0; repeat < options.repeats; ++repeat) {
        for (const int members : options.members)
            report.add(ask(server, theme, members, load));
        report.add(ask(server, theme, 8, longLoad));
    }
    for (const int members : options.members) {
        const QJsonObject kind{{u"members"_s, members}, {u"tokens"_s, load.tokens}};
        report.target(
            u"wall ÷ ideal at %1"_s.arg(members), report.median(kind, u"wall_by_ideal"_s), 1.1);
        report.target(
            u"longest stall at %1, ms"_s.arg(members), report.median(kind, u"stall_ms"_s), 100);
    }
    return report.finish(options.json);
}
