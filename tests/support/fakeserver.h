#pragma once

#include "tests/support/arrival.h"
#include "tests/support/pacer.h"
#include "tests/support/scenario.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <chrono>
#include <ctime>
#include <optional>

namespace Conclave {

class FakeConnection;
class FakeReply;

/// An OpenAI-compatible server on 127.0.0.1 whose models misbehave as their names say (Scenario).
///
/// POST …/chat/completions answers as the model's scenario says, GET …/models lists models,
/// GET /stats reports on the server (JSON, moments of its steady clock), POST /stats/reset begins
/// to count anew; anything else is a 404. Speaks through real sockets, in the event loop of its
/// thread.
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
    QUrl url() const;              ///< The API base, "http://127.0.0.1:PORT/v1".

    /// How requests for `model` are answered from now on, instead of what its name spells. With
    /// several scenarios each request takes the next one; the last one stays.
    void setScenarios(const QString &model, const QList<Scenario> &scenarios);
    void setScenario(const QString &model, const Scenario &s) { setScenarios(model, {s}); }
    /// What a model name's words are added to. GET …/models obeys it too unless it is a stream.
    void setDefaultScenario(const Scenario &scenario) { m_default = scenario; }
    void setModels(const QStringList &models) { m_models = models; }

    /// Keeps every reply back until `requests` of them wait at the same moment, or release().
    void hold(int requests);
    void release(); ///< Answers everything held, and holds no longer.

    const QList<Arrival> &arrivals() const { return m_arrivals; } ///< In order, without /stats.
    int openConnections() const { return int(m_connections.size()); }
    int concurrentRequests() const; ///< Received whole and not answered whole.
    int maxConcurrent() const { return m_maxConcurrent; }
    const Burst &burst() const { return m_burst; }
    const Pacer::Lateness &lateness() const { return m_pacer.lateness(); }

signals:
    /// A request was received whole; before its reply begins.
    void arrived(const Conclave::Arrival &arrival);

private:
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

    QTcpServer m_server;
    Pacer m_pacer;
    QList<FakeConnection *> m_connections; ///< Children.
    QList<Arrival> m_arrivals;
    QHash<QString, QList<Scenario>> m_scenarios;
    QHash<QString, int> m_requests; ///< Answered as the model's name says.
    Scenario m_default;
    QStringList m_models;
    std::optional<int> m_holdUntil;
    QList<Held> m_held;
    int m_maxConcurrent = 0;
    Burst m_burst;
    std::clock_t m_cpuStart;
};

} // namespace Conclave
