#pragma once

#include "tests/support/arrival.h"
#include "tests/support/pacer.h"
#include "tests/support/requestintake.h"
#include "tests/support/scenario.h"
#include "tests/support/serverkind.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <ctime>
#include <memory>
#include <optional>

class QSslConfiguration;
class QTcpServer;

namespace Conclave {

class FakeConnection;
class FakeReply;

/// A server of models on 127.0.0.1 that misbehave as their names say (Scenario).
///
/// POST …/chat/completions, or a question of another protocol that fakevoices.cpp has, answers as
/// the model's scenario says, GET …/models lists models, GET /stats reports on the server (JSON,
/// moments of its steady clock), POST /stats/reset begins to count anew; anything else is a 404. As
/// a proxy it answers CONNECT as the default scenario says. Speaks through real sockets, in the
/// event loop of its thread.
class FakeServer final : public QObject
{
    Q_OBJECT

public:
    /// The requests that came while another one was still being answered, up to now.
    struct Burst
    {
        std::chrono::microseconds first{0};
        std::chrono::microseconds last{0};
    };

    explicit FakeServer(QObject *parent = nullptr);
    ~FakeServer() override;

    bool listen(quint16 port = 0); ///< False if the port is taken; 0 = any free one.
    /// The same over TLS with a certificate and key of TestCertificates.
    bool listenSecurely(const QSslConfiguration &tls, quint16 port = 0);
    QUrl url() const; ///< The API base, "http://127.0.0.1:PORT/v1"; https with TLS.

    /// How requests for `model` are answered from now on, instead of what its name spells. With
    /// several scenarios each request takes the next one; the last one stays.
    void setScenarios(const QString &model, const QList<Scenario> &scenarios);
    void setScenario(const QString &model, const Scenario &s) { setScenarios(model, {s}); }
    /// What a model name's words are added to. GET …/models obeys it too unless it is a stream.
    void setDefaultScenario(const Scenario &scenario) { m_default = scenario; }
    void setModels(const QStringList &models) { m_models = models; }
    /// GETs are replied to as this kind of server does, and count as probes.
    void setKind(const ServerKind &kind) { m_kind = kind; }
    void setIntake(const RequestIntake &intake) { m_intake = intake; } ///< Of connections to come.

    /// Keeps every reply back until `requests` of them wait at the same moment, or release().
    void hold(int requests);
    void release(); ///< Answers everything held, and holds no longer.

    /// In order, without /stats and without probes.
    const QList<Arrival> &arrivals() const { return m_arrivals; }
    /// GET …/models, with a kind every GET; in order.
    const QList<Arrival> &probes() const { return m_probes; }
    /// Connections that were made, with TLS those whose handshake went well.
    int accepted() const { return m_accepted; }
    int openConnections() const { return int(m_connections.size()); }
    int concurrentRequests() const; ///< Received whole and not answered whole.
    int maxConcurrent() const { return m_maxConcurrent; }
    const Burst &burst() const { return m_burst; }
    const Pacer::Lateness &lateness() const { return m_pacer.lateness(); }

signals:
    /// A request was received whole, or its head if it is cut; before its reply begins.
    void arrived(const Conclave::Arrival &arrival);
    void probed(const Conclave::Arrival &arrival); ///< The same for GET …/models.

private:
    bool listen(std::unique_ptr<QTcpServer> server, quint16 port);
    void accept();
    void handle(FakeConnection *connection, const Arrival &arrival);
    void log(const Arrival &arrival);
    FakeReply replyTo(const Arrival &arrival);
    Scenario scenarioFor(const QString &model);
    QByteArray stats() const;
    void resetStats();

    struct Held
    {
        FakeConnection *connection = nullptr;
        Arrival arrival;
    };

    Pacer m_pacer;
    std::unique_ptr<QTcpServer> m_server;
    bool m_isSecure = false;
    RequestIntake m_intake;
    QList<FakeConnection *> m_connections; ///< Children.
    QList<Arrival> m_arrivals;
    QList<Arrival> m_probes;
    int m_accepted = 0;
    QHash<QString, QList<Scenario>> m_scenarios;
    QHash<QString, int> m_requests; ///< Answered as the model's name says.
    Scenario m_default;
    QStringList m_models;
    std::optional<ServerKind> m_kind;
    std::optional<int> m_holdUntil;
    QList<Held> m_held;
    int m_maxConcurrent = 0;
    Burst m_burst;
    std::clock_t m_cpuStart;
};

} // namespace Conclave
