// Is the window smooth while long answers stream in, and what does that cost?
//
// The real window, 1920 by 1080, without a display unless QT_QPA_PLATFORM names one. The answers
// are Markdown as models write it, four characters a piece.

#include "core/base/systemclock.h"
#include "core/net/networktransport.h"
#include "core/run/livesession.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/loopgaps.h"
#include "tests/bench/processstatus.h"
#include "tests/bench/serverprocess.h"
#include "tests/bench/textdelays.h"
#include "tests/support/runfixture.h"
#include "tests/support/testcouncil.h"
#include "ui/answer/answerpanel.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/themecontrol.h"

#include <QApplication>
#include <QEventLoop>

#include <optional>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

/// So many answers of so many thousand characters, at so many pieces a second.
struct Load
{
    int members = 8;
    int rate = 100;
    int kilobytes = 16;

    QJsonObject kind() const
    {
        return {{u"members"_s, members}, {u"rate"_s, rate}, {u"kb"_s, kilobytes}};
    }
    QString words() const { return u"%1 × %2/s × %3 kB"_s.arg(members).arg(rate).arg(kilobytes); }
};

void waitFor(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

/// The longest time in which the loop stood still while the window took ever other sizes.
double resizeStep(QWidget &window)
{
    constexpr int Steps = 24;
    const QSize size = window.size();
    const LoopGaps gaps;
    for (int step = 1; step <= Steps; ++step) {
        window.resize(size.width() - 24 * step, size.height() - 8 * step);
        waitFor(60ms);
    }
    const double longest = gaps.longest();
    window.resize(size);
    waitFor(60ms);
    return longest;
}

enum class Watch { Nothing, GapsAndDelays };

QJsonObject stream(ServerProcess &server, ThemeControl &theme, const Load &load, Watch watch)
{
    const QString model = u"ttft200-rate%1-document%2"_s.arg(load.rate).arg(load.kilobytes);
    const Council council = councilOf(server.url(), QStringList(load.members, model));
    const SystemClock clock;
    NetworkTransport transport(clock);
    const RunFixture fixture(transport, clock);
    LiveSession session(fixture.environment());
    MainWindow window(session, theme);
    window.resize(1920, 1080);
    window.show();
    std::optional<TextDelays> delays;
    if (watch == Watch::GapsAndDelays)
        delays.emplace(session);

    QEventLoop loop;
    QObject::connect(&session, &LiveSession::happened, &loop, [&](TurnId, const Event &event) {
        if (std::holds_alternative<TurnEnded>(event.what))
            loop.quit();
    });
    session.ask(
        {.text = u"What is a good question?"_s}, council, {.combine = CouncilRun::Combine::Never});
    waitFor(100ms); // what is built and connected first is bench_window's
    std::optional<LoopGaps> gaps;
    if (watch == Watch::GapsAndDelays) {
        for (const AnswerPanel *panel : window.findChildren<AnswerPanel *>())
            delays->watch(*panel);
        gaps.emplace();
    }
    const auto start = steady_clock::now();
    const auto cpuBefore = cpuTime();
    loop.exec();
    const std::chrono::duration<double> wall = steady_clock::now() - start;
    const double cpu = (cpuTime() - cpuBefore).count();
    if (!delays) {
        qsizetype pieces = 0;
        for (const Answer *answer : session.run(session.turnAt(0))->turn().latestAnswers())
            pieces += answer->pieces;
        return {{u"cores"_s, cpu / wall.count()},
                {u"cpu_us_per_piece"_s, cpu * 1e6 / double(pieces)}};
    }
    return {{u"gap_p999_ms"_s, gaps->percentile(99.9)},
            {u"gap_max_ms"_s, gaps->longest()},
            {u"delay_p50_ms"_s, delays->percentile(50)},
            {u"delay_p99_ms"_s, delays->percentile(99)},
            {u"paints_per_s"_s, double(delays->frames()) / wall.count()},
            {u"rss_mib"_s, ProcessStatus::ofThis().residentMiB},
            {u"resize_ms"_s, resizeStep(window)}};
}

/// The same answers twice: what they cost, and then, with clocks that cost something themselves,
/// how smoothly they come.
QJsonObject measure(ServerProcess &server, ThemeControl &theme, const Load &load)
{
    QJsonObject run = load.kind();
    for (const Watch watch : {Watch::Nothing, Watch::GapsAndDelays}) {
        const QJsonObject figures = stream(server, theme, load, watch);
        for (auto figure = figures.begin(); figure != figures.end(); ++figure)
            run.insert(figure.key(), figure.value());
    }
    return run;
}

void addTargets(BenchReport &report)
{
    const auto target =
        [&report](const Load &load, const QString &what, const QString &key, double limit) {
            report.target(load.words() + u": " + what, report.median(load.kind(), key), limit);
        };
    constexpr Load Usual{8, 100, 16};
    constexpr Load Fast{8, 200, 16};
    constexpr Load Many{16, 100, 64};
    constexpr Load Long{8, 200, 64};
    target(Usual, u"cores"_s, u"cores"_s, 0.15);
    target(Fast, u"cores"_s, u"cores"_s, 0.25);
    for (const Load &load : {Usual, Fast}) {
        target(load, u"gap p99.9, ms"_s, u"gap_p999_ms"_s, 33);
        target(load, u"longest gap, ms"_s, u"gap_max_ms"_s, 50);
        target(load, u"text on screen p99, ms"_s, u"delay_p99_ms"_s, 50);
    }
    target(Many, u"longest gap, ms"_s, u"gap_max_ms"_s, 50);
    const auto perPiece = [&report](int kilobytes) {
        return report.median(Load{16, 100, kilobytes}.kind(), u"cpu_us_per_piece"_s);
    };
    if (perPiece(8) && perPiece(64))
        report.target(u"cost per piece, 64 kB ÷ 8 kB"_s, *perPiece(64) / *perPiece(8), 1.3);
    target(Long, u"RSS, MiB"_s, u"rss_mib"_s, 150);
    target(Long, u"longest gap while resizing, ms"_s, u"resize_ms"_s, 50);
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const BenchOptions options = BenchOptions::parse({8, 16}, {2});
    ThemeControl theme(application);
    ServerProcess server(QStringLiteral(CONCLAVE_FAKE_SERVER));
    stream(
        server, theme, {2, 1000, 1}, Watch::Nothing); // fonts, icons, and what Qt loads to connect

    BenchReport report(u"bench_stream"_s,
                       {{u"members"_s, u"members"_s, 0, true},
                        {u"rate"_s, u"pieces/s each"_s, 0, true},
                        {u"kb"_s, u"kB each"_s, 0, true},
                        {u"cores"_s, u"cores used"_s, 3},
                        {u"cpu_us_per_piece"_s, u"CPU µs/piece"_s, 1},
                        {u"gap_p999_ms"_s, u"gap p99.9 ms"_s, 1},
                        {u"gap_max_ms"_s, u"max"_s, 1},
                        {u"delay_p50_ms"_s, u"on screen p50 ms"_s, 1},
                        {u"delay_p99_ms"_s, u"p99"_s, 1},
                        {u"paints_per_s"_s, u"paints/s"_s, 0},
                        {u"rss_mib"_s, u"RSS MiB"_s, 1},
                        {u"resize_ms"_s, u"resize step ms"_s, 1}});
    const QList<Load> loads =
        options.quick
            ? QList<Load>{{2, 1000, 1}}
            : QList<Load>{{8, 100, 16}, {8, 200, 16}, {8, 200, 64}, {16, 100, 8}, {16, 100, 64}};
    for (int repeat = 0; repeat < options.repeats; ++repeat) {
        for (const Load &load : loads) {
            if (options.members.contains(load.members))
                report.add(measure(server, theme, load));
        }
    }
    addTargets(report);
    return report.finish(options.json);
}
