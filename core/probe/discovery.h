#pragma once

#include "core/probe/fingerprint.h"

#include <QQueue>

#include <map>
#include <vector>

namespace Conclave {

/// Looks for servers on this machine at the ports where they usually are. Sends no key, changes
/// nothing, and only looks when told to. Destroying it stops it silently.
class Discovery final : public QObject
{
    Q_OBJECT

public:
    static constexpr Microseconds LongestTime = std::chrono::seconds(2);
    static constexpr int MostAtOnce = 12; ///< Exchanges; each costs a few descriptors.

    /// Transport and clock outlive the object.
    Discovery(Transport &transport, const Clock &clock, const QList<quint16> &ports = usualPorts());
    ~Discovery() override;

    static QList<quint16> usualPorts();

    void start(); ///< Once.
    void stop();  ///< Ends it with what was found so far.

signals:
    /// One, as soon as it is known; not to be answered by destroying the object.
    void found(const Conclave::FoundServer &server);
    /// Exactly once, within LongestTime and never from inside start() or stop(); in the order of
    /// the ports. The object may be destroyed in answer.
    void finished(const QList<Conclave::FoundServer> &servers);

private:
    struct Port
    {
        PathReplies replies;
        qsizetype awaited = 0; ///< Paths asked, or waiting for it.
        bool isKnown = false;  ///< Nothing more is to be found out.
        std::optional<FoundServer> server;
    };
    struct Request
    {
        quint16 port = 0;
        QString path;
    };

    void ask(quint16 port, const QStringList &paths);
    void sendNext();
    void send(const Request &request);
    void take(const Request &request, const Result<FetchedReply> &result);
    void conclude(quint16 number);
    void end();

    Transport &m_transport;
    const Clock &m_clock;
    const QList<quint16> m_order;
    std::map<quint16, Port> m_ports;
    QQueue<Request> m_waiting;
    std::vector<std::unique_ptr<Fetch>> m_running;
    std::unique_ptr<Alarm> m_alarm;
    bool m_isEnding = false;
};

} // namespace Conclave
