#include "tests/bench/childprocess.h"

#include <array>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace Conclave {

namespace {

using Pipe = std::array<int, 2>;

Pipe openPipe()
{
    Pipe ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        qFatal("no pipe");
    return ends;
}

std::chrono::duration<double> secondsOf(const timeval &time)
{
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

} // namespace

ChildProcess::ChildProcess(const QString &program, const QStringList &arguments, Read read)
{
    QList<QByteArray> words{program.toLocal8Bit()};
    for (const QString &argument : arguments)
        words.append(argument.toLocal8Bit());
    std::vector<char *> argv;
    for (QByteArray &word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);

    const Pipe input = openPipe();
    const Pipe output = openPipe();
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawn_file_actions_adddup2(&files, input[0], STDIN_FILENO);
    for (const auto &[stream, wanted] :
         {std::pair(STDOUT_FILENO, Read::Output), std::pair(STDERR_FILENO, Read::Errors)}) {
        if (read == wanted)
            ::posix_spawn_file_actions_adddup2(&files, output[1], stream);
        else
            ::posix_spawn_file_actions_addopen(&files, stream, "/dev/null", O_WRONLY, 0);
    }
    m_startedAt = std::chrono::steady_clock::now();
    if (::posix_spawn(&m_pid, argv[0], &files, nullptr, argv.data(), environ) != 0)
        m_pid = -1;
    ::posix_spawn_file_actions_destroy(&files);
    ::close(input[0]);
    ::close(output[1]);
    m_input = input[1];
    m_output = output[0];
}

ChildProcess::~ChildProcess()
{
    if (m_pid > 0) {
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    ::close(m_input);
    ::close(m_output);
}

std::optional<QByteArray> ChildProcess::readLine(std::chrono::milliseconds patience)
{
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
        if (const qsizetype end = m_unread.indexOf('\n'); end >= 0) {
            const QByteArray line = m_unread.first(end);
            m_unread.remove(0, end + 1);
            return line;
        }
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        pollfd ready{.fd = m_output, .events = POLLIN, .revents = 0};
        if (left.count() <= 0 || ::poll(&ready, 1, int(left.count())) <= 0)
            return {};
        std::array<char, 4096> bytes{};
        const ssize_t size = ::read(m_output, bytes.data(), bytes.size());
        if (size <= 0)
            return {};
        m_unread.append(bytes.data(), size);
    }
}

void ChildProcess::send(int signal)
{
    if (m_pid > 0)
        ::kill(m_pid, signal);
}

ChildProcess::Cost ChildProcess::wait()
{
    int status = -1;
    rusage usage{};
    if (m_pid <= 0 || ::wait4(std::exchange(m_pid, -1), &status, 0, &usage) <= 0)
        return {};
    return {.exitStatus = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
            .wall = std::chrono::steady_clock::now() - m_startedAt,
            .cpu = secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime),
            .peakMiB = double(usage.ru_maxrss) / 1024};
}

} // namespace Conclave
