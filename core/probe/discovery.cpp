#include "core/probe/discovery.h"

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Fetch::Limits Limits{.connect = 500ms, .whole = 1500ms, .bytes = qsizetype(1024) * 1024};

} // namespace

Discovery::Discovery(Transport &transport, const Clock &clock, const QList<quint16> &ports)
    : m_transport(transport)
    , m_clock(clock)
    , m_order(ports)
{
}

Discovery::~Discovery() = default;

QList<quint16> Discovery::usualPorts()
{
    return {11434, // Ollama
            1234,  // LM Studio
            8080,  // llama.cpp, LocalAI
            9931,  // llama.cpp from August 2026 on
            8000,  // vLLM
            30000, // SGLang
            1337,  // Jan
            6767,  // Jan without its window
            5001,  // KoboldCpp
            5000,  // text-generation-webui
            4891}; // GPT4All
}

void Discovery::start()
{
    m_alarm = m_clock.alarm(LongestTime, [this] { stop(); });
    for (const quint16 port : m_order)
        ask(port, {firstPath()});
    if (m_order.isEmpty())
        end();
}

void Discovery::stop()
{
    if (m_isEnding)
        return;
    m_waiting.clear();
    for (const quint16 port : m_order)
        conclude(port);
}

void Discovery::ask(quint16 port, const QStringList &paths)
{
    m_ports[port].awaited += paths.size();
    for (const QString &path : paths)
        m_waiting.enqueue({port, path});
    sendNext();
}

void Discovery::sendNext()
{
    while (!m_waiting.isEmpty() && m_running.size() < MostAtOnce)
        send(m_waiting.dequeue());
}

void Discovery::send(const Request &request)
{
    const QUrl url(u"http://127.0.0.1:%1%2"_s.arg(request.port).arg(request.path));
    auto fetch = std::make_unique<Fetch>(
        m_transport,
        m_clock,
        HttpRequest{.method = HttpRequest::Method::Get,
                    .url = url,
                    .headers = {{"Accept", "application/json, text/plain"}}},
        Limits);
    connect(fetch.get(),
            &Fetch::finished,
            this,
            [this, request, self = fetch.get()](const Result<FetchedReply> &result) {
                std::erase_if(m_running, [self](const auto &other) { return other.get() == self; });
                take(request, result);
            });
    m_running.push_back(std::move(fetch));
}

void Discovery::take(const Request &request, const Result<FetchedReply> &result)
{
    if (m_isEnding)
        return;
    Port &port = m_ports[request.port];
    if (result)
        port.replies[request.path] = *result;
    const bool isFirst = request.path == firstPath();
    if (isFirst && result && mayBeAnApi(*result))
        ask(request.port, otherPaths());
    if (--port.awaited == 0)
        conclude(request.port);
    sendNext();
}

void Discovery::conclude(quint16 number)
{
    Port &port = m_ports[number];
    if (std::exchange(port.isKnown, true))
        return;
    port.server = fingerprint(number, port.replies);
    if (port.server)
        emit found(*port.server);
    if (std::ranges::all_of(m_ports, [](const auto &entry) { return entry.second.isKnown; }))
        end();
}

void Discovery::end()
{
    m_isEnding = true;
    m_alarm.reset();
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_running.clear();
            QList<FoundServer> servers;
            for (const quint16 number : m_order) {
                if (const auto &server = m_ports[number].server)
                    servers.append(*server);
            }
            emit finished(servers);
        },
        Qt::QueuedConnection);
}

} // namespace Conclave
