#include "tests/bench/processstatus.h"

#include <QDir>
#include <QFile>

#include <ctime>
#include <unistd.h>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

ProcessStatus ProcessStatus::of(pid_t pid)
{
    ProcessStatus status;
    QFile file(u"/proc/%1/status"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return status;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QByteArray name = line.left(line.indexOf(':'));
        const double number = line.simplified().split(' ').value(1).toDouble();
        if (name == "Threads")
            status.threads = int(number);
        else if (name == "VmRSS")
            status.residentMiB = number / 1024;
        else if (name == "RssAnon")
            status.ownMiB = number / 1024;
    }
    const QDir open(u"/proc/%1/fd"_s.arg(pid));
    status.descriptors = int(open.entryList(QDir::Files | QDir::System).size());
    return status;
}

ProcessStatus ProcessStatus::ofThis()
{
    return of(::getpid());
}

std::chrono::duration<double> cpuTime()
{
    timespec used{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

} // namespace Conclave
