// How soon the window is there, and what it costs while nobody uses it.
//
// The program itself says when it has painted (conclave.ui); without a display unless
// QT_QPA_PLATFORM names one, so that neither the window system nor its drivers are measured.

#include "tests/bench/benchoptions.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/childprocess.h"
#include "tests/bench/processstatus.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <thread>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// One start with settings and data of its own.
QJsonObject start(std::chrono::milliseconds idle)
{
    const QTemporaryDir home;
    for (const char *place : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
        qputenv(place, home.path().toLocal8Bit());
    ChildProcess program(QStringLiteral(CONCLAVE_PROGRAM),
                         {u"--profile"_s, home.filePath(u"profile"_s)},
                         ChildProcess::Read::Errors);
    std::optional<QByteArray> line;
    do {
        line = program.readLine(20s);
    } while (line && !line->contains("first paint"));
    if (!line)
        qFatal("conclave painted nothing");
    const std::chrono::duration<double, std::milli> painted =
        std::chrono::steady_clock::now() - program.startedAt();
    std::this_thread::sleep_for(idle);
    const ProcessStatus status = ProcessStatus::of(program.pid());
    program.terminate();
    return {{u"way"_s, u"fresh profile"_s},
            {u"first_paint_ms"_s, painted.count()},
            {u"idle_rss_mib"_s, status.residentMiB},
            {u"idle_own_mib"_s, status.ownMiB},
            {u"threads"_s, status.threads},
            {u"cpu_ms"_s, program.wait().cpu / 1ms}};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const BenchOptions options = BenchOptions::parse({}, {});
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_LOGGING_RULES", "conclave.ui.debug=true");
    qputenv("QT_FORCE_STDERR_LOGGING", "1");

    BenchReport report(u"bench_start"_s,
                       {{u"way"_s, u"start"_s, 0, true},
                        {u"first_paint_ms"_s, u"first paint ms"_s, 0},
                        {u"idle_rss_mib"_s, u"idle RSS MiB"_s, 1},
                        {u"idle_own_mib"_s, u"of it own MiB"_s, 1},
                        {u"threads"_s, u"threads"_s},
                        {u"cpu_ms"_s, u"CPU ms"_s}});
    start(0ms); // reads the program and the fonts from the disk
    const int starts = options.quick ? 1 : std::max(7, options.repeats);
    for (int repeat = 0; repeat < starts; ++repeat)
        report.add(start(options.quick ? 100ms : 2000ms));
    report.target(u"first paint, ms"_s, report.median({}, u"first_paint_ms"_s), 300);
    report.target(u"idle RSS, MiB"_s, report.median({}, u"idle_rss_mib"_s), 80);
    return report.finish(options.json);
}
