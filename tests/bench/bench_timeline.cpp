// What the timeline costs while a race is on: the turn read again and painted, some 12 times a
// second, in a window without a display unless QT_QPA_PLATFORM names one.

#include "tests/bench/benchoptions.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/processstatus.h"
#include "tests/support/scriptedturn.h"
#include "ui/theme/themecontrol.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Microseconds Tick = 80ms;
constexpr Microseconds Piece = 10ms;

/// All write at once, at speeds that change, for as long as the last one.
class Race final
{
public:
    explicit Race(int members) : m_members(members), m_script(members)
    {
        for (int seat = 0; seat < members; ++seat) {
            m_script.happens(0ms, m_script.member(seat), AnswerQueued{});
            m_script.happens(1ms, m_script.member(seat), AnswerConnecting{});
            m_script.happens(120ms, m_script.member(seat), HeadersArrived{});
        }
    }

    const Turn &turn() const { return m_script.turn; }
    void runUntil(Microseconds end)
    {
        for (; m_at < end; m_at += Piece) {
            for (int seat = 0; seat < m_members; ++seat) {
                const int length = 2 + static_cast<int>(m_at / 700ms + seat) % 5;
                m_script.happens(m_at, m_script.member(seat), TextAdded{QString(length, u'x')});
            }
        }
    }

private:
    int m_members;
    ScriptedTurn m_script;
    Microseconds m_at = 300ms;
};

QJsonObject watch(int members, Microseconds length)
{
    Race race(members);
    QWidget window;
    window.resize(1180, 500);
    TimelineView timeline(&window);
    timeline.showTurn(&race.turn());
    timeline.setGeometry(16, 16, 1148, timeline.sizeHint().height());
    window.show();
    QCoreApplication::processEvents();

    std::chrono::duration<double, std::micro> reading{0};
    std::chrono::duration<double, std::micro> painting{0};
    int ticks = 0;
    for (Microseconds now = 500ms; now < length; now += Tick, ++ticks) {
        race.runUntil(now);
        timeline.setNow(now);
        const auto before = cpuTime();
        timeline.refresh();
        const auto read = cpuTime();
        QCoreApplication::processEvents();
        reading += read - before;
        painting += cpuTime() - read;
    }
    const double all = (reading + painting).count() / ticks;
    return {{u"members"_s, members},
            {u"seconds"_s, std::chrono::duration<double>(length).count()},
            {u"read_us"_s, reading.count() / ticks},
            {u"paint_us"_s, painting.count() / ticks},
            {u"core"_s, all / double(Tick.count())}};
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const BenchOptions options = BenchOptions::parse({8, 24}, {1});
    const ThemeControl theme(application);
    BenchReport report(u"bench_timeline"_s,
                       {{u"members"_s, u"members"_s, 0, true},
                        {u"seconds"_s, u"race s"_s, 0, true},
                        {u"read_us"_s, u"reading µs/tick"_s, 0},
                        {u"paint_us"_s, u"painting µs/tick"_s, 0},
                        {u"core"_s, u"cores"_s, 4}});
    for (int repeat = 0; repeat < options.repeats; ++repeat) {
        for (const int members : options.members) {
            report.add(watch(members, options.quick ? 1s : 20s));
            if (!options.quick)
                report.add(watch(members, 160s));
        }
    }
    for (const int members : options.members)
        report.target(u"cores at %1"_s.arg(members),
                      report.median({{u"members"_s, members}}, u"core"_s),
                      0.02);
    return report.finish(options.json);
}
