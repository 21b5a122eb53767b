#include "tests/support/blackhole.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Conclave {

namespace {

/// One fits into a queue of length 0; the others make sure of it.
constexpr int Fillers = 4;

} // namespace

BlackHole::BlackHole()
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *plain = reinterpret_cast<sockaddr *>(&address);

    const int listener = open();
    if (::bind(listener, plain, size) != 0 || ::listen(listener, 0) != 0 ||
        ::getsockname(listener, plain, &size) != 0)
        return;
    for (int i = 0; i < Fillers; ++i)
        ::connect(open(), plain, size); // does not wait
    m_port = ntohs(address.sin_port);
}

BlackHole::~BlackHole()
{
    for (const int socket : m_sockets)
        ::close(socket);
}

QUrl BlackHole::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1/v1").arg(m_port));
}

int BlackHole::open()
{
    m_sockets.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    return m_sockets.back();
}

} // namespace Conclave
