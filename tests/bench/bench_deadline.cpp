// One member of five never finishes: how long does the reader wait for a synthesis?
//
// In one process, over real sockets, against a server that is a process of its own; the last row
// is the program on the terminal, from its start to its end. Ideal is what the limits allow plus
// what the chair itself takes.

#include "core/base/systemclock.h"
#include "core/council/counciljson.h"
#include "core/net/networktransport.h"
#include "core/run/livesession.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/serverprocess.h"
#include "tests/support/blackhole.h"
#include "tests/support/runfixture.h"
#include "tests/support/testcouncil.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

using Seconds = std::chrono::duration<double>;

/// How fast everybody is, and how long they are waited for.
struct Pace
{
    BenchLoad member;
    BenchLoad chair;
    milliseconds deadline;
    milliseconds grace;
    milliseconds now; ///< When the user wants a synthesis.

    static Pace usual() { return {{}, {300ms, 50, 10}, 3s, 500ms, 1s}; }
    static Pace quick() { return {BenchLoad::tiny(), {20ms, 200, 4}, 300ms, 50ms, 100ms}; }
};

/// What the fifth member does, and why nobody waits for it.
struct Case
{
    QString name;
    Council council;
    std::optional<milliseconds> synthesiseAt;
    Seconds start; ///< Of the synthesis, ideally; since asking.
};

Case caseOf(const QString &name, const Pace &pace, const QUrl &url, const Member &fifth)
{
    Case made{.name = name,
              .council = councilOf(url, QStringList(4, pace.member.model())),
              .start = pace.deadline};
    made.council.members.append(fifth);
    made.council.chair = seatFor(u"Chair"_s, url, pace.chair.model());
    made.council.limits.deadline = pace.deadline;
    return made;
}

QList<Case> casesOf(const Pace &pace, const QUrl &url, const QUrl &blackHole)
{
    const Member healthy = seatFor(u"Fifth"_s, url, pace.member.model());
    const Member stalled = seatFor(u"Fifth"_s, url, pace.member.model() + u"-stall5"_s);
    Case all = caseOf(u"nobody stalls"_s, pace, url, healthy);
    all.start = pace.member.ideal();
    Case quorum = caseOf(u"stalls; quorum of 3 and grace"_s, pace, url, stalled);
    quorum.council.limits = {.quorum = 3, .grace = pace.grace};
    quorum.start = pace.member.ideal() + pace.grace;
    Case now = caseOf(
        u"stalls; synthesise now, at %1 s"_s.arg(Seconds(pace.now).count()), pace, url, stalled);
    now.council.limits = {};
    now.synthesiseAt = pace.now;
    now.start = pace.now;
    return {
        all,
        caseOf(u"stalls; deadline"_s, pace, url, stalled),
        caseOf(u"never says a word; deadline"_s, pace, url, seatFor(u"Fifth"_s, url, u"silent"_s)),
        caseOf(u"cannot be reached; deadline"_s,
               pace,
               url,
               seatFor(u"Fifth"_s, blackHole, u"nobody"_s)),
        quorum,
        now};
}

QJsonObject figures(const Case &asked, const Pace &pace, std::optional<Seconds> text, Seconds end)
{
    const Seconds idealEnd = asked.start + pace.chair.ideal();
    QJsonObject run{{u"case"_s, asked.name},
                    {u"ideal_s"_s, idealEnd.count()},
                    {u"end_s"_s, end.count()},
                    {u"end_by_ideal"_s, end / idealEnd},
                    {u"end_late_ms"_s, (end - idealEnd) / 1ms}};
    if (text) {
        const Seconds idealText = asked.start + pace.chair.firstText;
        run[u"text_s"_s] = text->count();
        run[u"text_by_ideal"_s] = *text / idealText;
        run[u"text_late_ms"_s] = (*text - idealText) / 1ms;
    }
    return run;
}

/// Asks, and when the synthesis has ended stops who still answers.
QJsonObject ask(const Case &asked, const Pace &pace)
{
    const SystemClock clock;
    NetworkTransport transport(clock);
    const RunFixture fixture(transport, clock);
    LiveSession session(fixture.environment());
    QEventLoop loop;
    QObject::connect(&session, &LiveSession::happened, &loop, [&](TurnId, const Event &event) {
        if (std::holds_alternative<TurnEnded>(event.what))
            loop.quit();
        else if (std::holds_alternative<AnswerEnded>(event.what) && event.stream.isSynthesis())
            QTimer::singleShot(0, &session, [&session] { session.stopAll(); });
    });
    const TurnId id = session.ask({.text = u"What is a good question?"_s}, asked.council);
    if (asked.synthesiseAt)
        QTimer::singleShot(*asked.synthesiseAt, Qt::PreciseTimer, &session, [&] {
            session.run(id)->synthesise();
        });
    loop.exec();

    const std::optional<Synthesis> synthesis = session.run(id)->turn().synthesis;
    if (!synthesis || synthesis->by != SynthesisAuthor::Chair ||
        synthesis->answer.status != AnswerStatus::Complete)
        qFatal("the chair gave no synthesis");
    const AnswerTimes &times = synthesis->answer.times;
    QJsonObject run = figures(asked, pace, *times.firstText, *times.ended);
    run[u"from"_s] = synthesis->from.size();
    run[u"partial"_s] = synthesis->partial.size();
    return run;
}

QJsonObject askByProgram(const Case &asked, const Pace &pace)
{
    const QTemporaryDir home;
    QFile file(home.filePath(u"council.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(councilFile(asked.council)) < 0)
        qFatal("no council file");
    file.close();
    ChildProcess program(QStringLiteral(CONCLAVE_PROGRAM),
                         {u"ask"_s,
                          u"--profile"_s,
                          home.filePath(u"profile"_s),
                          u"--council"_s,
                          file.fileName(),
                          u"What is a good question?"_s});
    const ChildProcess::Cost cost = program.wait();
    constexpr int SomethingMissing = 3; // of AskCommand
    if (cost.exitStatus != SomethingMissing)
        qFatal("conclave ask ended with status %d", cost.exitStatus);
    Case named = asked;
    named.name = u"conclave ask: "_s + asked.name;
    return figures(named, pace, {}, cost.wall);
}

BenchReport createReport()
{
    return {u"bench_deadline"_s,
            {{u"case"_s, u"the fifth member"_s, 0, true},
             {u"ideal_s"_s, u"ideal s"_s, 2},
             {u"text_s"_s, u"first text of the synthesis s"_s, 3},
             {u"text_by_ideal"_s, u"÷ ideal"_s, 3},
             {u"text_late_ms"_s, u"late ms"_s, 1},
             {u"end_s"_s, u"whole synthesis s"_s, 3},
             {u"end_by_ideal"_s, u"÷ ideal"_s, 3},
             {u"end_late_ms"_s, u"late ms"_s, 1},
             {u"from"_s, u"from answers"_s},
             {u"partial"_s, u"of them cut"_s}}};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const BenchOptions options = BenchOptions::parse({}, {});
    const Pace pace = options.quick ? Pace::quick() : Pace::usual();
    const ServerProcess server(QStringLiteral(CONCLAVE_FAKE_SERVER));
    const BlackHole blackHole;
    const QList<Case> cases = casesOf(pace, server.url(), blackHole.url());
    ask(casesOf(Pace::quick(), server.url(), {}).constFirst(), Pace::quick()); // what Qt loads

    BenchReport report = createReport();
    for (int repeat = 0; repeat < options.repeats; ++repeat) {
        for (const Case &asked : cases)
            report.add(ask(asked, pace));
        report.add(askByProgram(cases[1], pace));
    }
    constexpr double SmallOverhead = 50; // ms
    for (const Case &asked : cases) {
        const QJsonObject kind{{u"case"_s, asked.name}};
        report.target(u"late, %1: first text, ms"_s.arg(asked.name),
                      report.median(kind, u"text_late_ms"_s),
                      SmallOverhead);
        report.target(u"late, %1: end, ms"_s.arg(asked.name),
                      report.median(kind, u"end_late_ms"_s),
                      SmallOverhead);
    }
    return report.finish(options.json);
}
