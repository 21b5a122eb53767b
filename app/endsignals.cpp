#include "app/endsignals.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace Conclave {

namespace {

// A handler can reach nothing else, and may do hardly more than write.
volatile std::sig_atomic_t pipeToWrite = -1;

void pass(int)
{
    const int error = errno;
    const char byte = 0;
    [[maybe_unused]] const auto written = write(pipeToWrite, &byte, 1);
    errno = error;
}

} // namespace

EndSignals::EndSignals() : m_pipe(openPipe()), m_notifier(m_pipe[0], QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (read(m_pipe[0], &byte, 1) > 0)
            emit received();
    });
    pipeToWrite = m_pipe[1];
    struct sigaction action = {};
    action.sa_handler = pass;
    action.sa_flags = SA_RESTART | int(SA_RESETHAND);
    for (std::size_t i = 0; i < Awaited.size(); ++i) {
        sigaction(Awaited[i], nullptr, &m_before[i]);
        // Whoever started us with a signal ignored (nohup) wants it to stay so.
        if (m_before[i].sa_handler != SIG_IGN)
            sigaction(Awaited[i], &action, nullptr);
    }
}

EndSignals::~EndSignals()
{
    for (std::size_t i = 0; i < Awaited.size(); ++i)
        sigaction(Awaited[i], &m_before[i], nullptr);
    for (const int end : m_pipe)
        close(end);
}

std::array<int, 2> EndSignals::openPipe()
{
    std::array<int, 2> pipe{};
    if (pipe2(pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("No pipe could be opened");
    return pipe;
}

} // namespace Conclave
