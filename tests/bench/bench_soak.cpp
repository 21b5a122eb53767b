// Hundreds of turns in which everything goes wrong at random: is anything lost, does everything
// end, does memory stay flat? A broken promise makes the exit status.

#include "tests/bench/benchoptions.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/serverprocess.h"
#include "tests/bench/soak.h"

#include <QCoreApplication>
#include <QTextStream>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <malloc.h>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using std::chrono::steady_clock;

namespace {

/// Threads of Qt may warn, too.
std::atomic_int warnings = 0;

void countWarning(QtMsgType, const QMessageLogContext &, const QString &text)
{
    // Qt 6.4 itself tells a reply of some broken connections two errors, and complains about it.
    if (text.contains("must only be called once"_L1))
        return;
    ++warnings;
    QTextStream(stderr) << text << Qt::endl;
}

/// glibc keeps a pool of freed memory for every thread, and takes blocks of several hundred KiB
/// from there once some were freed; both grow long after anybody keeps more. Without them the
/// resident size tells what is kept.
void makeMemoryTell()
{
    constexpr int LargeBlock = 128 * 1024;
    ::mallopt(M_ARENA_MAX, 1);
    ::mallopt(M_MMAP_THRESHOLD, LargeBlock);
}

double median(QList<double> values)
{
    std::ranges::sort(values);
    return values.isEmpty() ? 0 : values[values.size() / 2];
}

/// The table: one figure a line.
class Figures final
{
public:
    void add(const QString &figure, double value)
    {
        m_report.add({{u"figure"_s, figure}, {u"value"_s, value}});
    }
    /// One that must be at most `limit`.
    void add(const QString &figure, double value, double limit)
    {
        add(figure, value);
        m_report.target(figure, value, limit);
        m_isKept = m_isKept && value <= limit;
    }
    int finish(const QString &json) const
    {
        const int status = m_report.finish(json);
        return m_isKept ? status : EXIT_FAILURE;
    }

private:
    BenchReport m_report{u"bench_soak"_s,
                         {{u"figure"_s, u"figure"_s, 0, true}, {u"value"_s, u"value"_s, 2}}};
    bool m_isKept = true;
};

void addMemory(Figures &figures, const QString &what, const QList<double> &mebibytes)
{
    // Of several measurements each: a single one says more about the moment.
    const qsizetype few = std::min<qsizetype>(5, mebibytes.size() / 2);
    if (few == 0)
        return;
    const double first = median(mebibytes.first(few));
    const double last = median(mebibytes.last(few));
    figures.add(what + u" MiB, first"_s, first);
    figures.add(what + u" MiB, median"_s, median(mebibytes));
    figures.add(what + u" MiB, last"_s, last);
    figures.add(what + u" growth, %"_s, (last / first - 1) * 100, 5);
}

void addRequests(Figures &figures, const Soak &soak, const QJsonObject &stats)
{
    const int arrived = stats["arrivals"_L1].toInt();
    figures.add(u"requests sent"_s, soak.requests());
    figures.add(u"requests arrived"_s, arrived);
    figures.add(u"stopped before a byte came back"_s, soak.ledger().cutShort());
    figures.add(u"requests that arrived twice"_s, std::max(0, arrived - soak.requests()), 0);
    const int missing = soak.requests() - arrived - soak.ledger().cutShort();
    figures.add(u"requests that got lost"_s, std::max(0, missing), 0);
}

} // namespace

int main(int argc, char **argv)
{
    makeMemoryTell();
    const QCoreApplication application(argc, argv);
    qInstallMessageHandler(countWarning);
    const BenchOptions options = BenchOptions::parse({}, {});
    const ServerProcess server(QStringLiteral(CONCLAVE_FAKE_SERVER));
    Soak soak(server.url());

    const auto start = steady_clock::now();
    soak.run(options.quick ? 12 : 500);
    const std::chrono::duration<double> wall = steady_clock::now() - start;

    Figures figures;
    const QMap<QString, int> &counts = soak.ledger().counts();
    for (auto count = counts.begin(); count != counts.end(); ++count)
        figures.add(count.key(), count.value());
    figures.add(u"turns at once, most"_s, soak.mostAtOnce());
    addRequests(figures, soak, server.stats());
    figures.add(u"wall s"_s, wall.count());
    figures.add(u"CPU s"_s, cpuTime().count());
    addMemory(figures, u"RSS"_s, soak.resident());
    figures.add(u"descriptors before"_s, soak.before().descriptors);
    figures.add(u"descriptors after"_s, soak.after().descriptors, soak.before().descriptors);
    figures.add(u"threads before"_s, soak.before().threads);
    figures.add(u"threads after"_s, soak.after().threads, soak.before().threads);
    figures.add(u"turns heard of after they were gone"_s, double(soak.ledger().openTurns()), 0);
    figures.add(u"warnings"_s, warnings, 0);
    figures.add(u"broken promises"_s, double(soak.ledger().broken().size()), 0);

    const QStringList broken =
        soak.ledger().broken().first(std::min<qsizetype>(20, soak.ledger().broken().size()));
    for (const QString &sentence : broken)
        QTextStream(stderr) << "broken: " << sentence << Qt::endl;
    return figures.finish(options.json);
}
