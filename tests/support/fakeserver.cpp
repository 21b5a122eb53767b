#include "tests/support/fakeserver.h"

#include "tests/support/errorbodies.h"
#include "tests/support/fakeconnection.h"
#include "tests/support/fakereply.h"
#include "tests/support/fakevoices.h"
#include "tests/support/frames.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSslConfiguration>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Room for every client of a council to connect at the same moment.
constexpr int Backlog = 1024;

double milliseconds(std::chrono::microseconds time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

bool isProbe(const Arrival &arrival)
{
    return arrival.method == "GET" && arrival.path.endsWith("/models");
}

} // namespace

FakeServer::FakeServer(QObject *parent)
    : QObject(parent)
    , m_models{u"fast"_s,
               u"slow-ttft2000-rate20-tokens200"_s,
               u"thinker-think40-rate40-tokens120"_s,
               u"broken-rate40-cut20"_s}
    , m_cpuStart(std::clock())
{
}

FakeServer::~FakeServer()
{
    for (FakeConnection *connection : std::as_const(m_connections))
        connection->disconnect(this);
    qDeleteAll(m_connections); // they use the pacer
}

bool FakeServer::listen(quint16 port)
{
    m_isSecure = false;
    return listen(std::make_unique<QTcpServer>(), port);
}

bool FakeServer::listenSecurely(const QSslConfiguration &tls, quint16 port)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    m_isSecure = true;
    return listen(std::move(server), port);
}

bool FakeServer::listen(std::unique_ptr<QTcpServer> server, quint16 port)
{
    m_server = std::move(server);
    m_server->setListenBacklogSize(Backlog);
    m_server->setMaxPendingConnections(Backlog);
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &FakeServer::accept);
    return m_server->listen(QHostAddress::LocalHost, port);
}

QUrl FakeServer::url() const
{
    const QString scheme = m_isSecure ? u"https"_s : u"http"_s;
    return QUrl(u"%1://127.0.0.1:%2/v1"_s.arg(scheme).arg(m_server->serverPort()));
}

void FakeServer::setScenarios(const QString &model, const QList<Scenario> &scenarios)
{
    Q_ASSERT(!scenarios.isEmpty());
    m_scenarios[model] = scenarios;
}

void FakeServer::hold(int requests)
{
    m_holdUntil = requests;
}

void FakeServer::release()
{
    m_holdUntil.reset();
    const QList<Held> held = std::exchange(m_held, {});
    for (const Held &request : held)
        request.connection->answer(replyTo(request.arrival));
}

int FakeServer::concurrentRequests() const
{
    return int(std::ranges::count_if(m_connections, &FakeConnection::isBusy));
}

void FakeServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        auto *connection = new FakeConnection(socket, m_intake, m_pacer, this);
        ++m_accepted;
        m_connections.append(connection);
        connect(connection, &FakeConnection::arrived, this, [this, connection](const Arrival &a) {
            handle(connection, a);
        });
        connect(connection, &FakeConnection::closed, this, [this, connection] {
            connection->disconnect(this); // what it still has in its buffer is nobody's request
            m_connections.removeOne(connection);
            m_held.removeIf([connection](const Held &h) { return h.connection == connection; });
            connection->deleteLater();
        });
    }
}

void FakeServer::handle(FakeConnection *connection, const Arrival &arrival)
{
    if (arrival.path == "/stats" || arrival.path == "/stats/reset") {
        if (arrival.path == "/stats/reset")
            resetStats();
        connection->answer(FakeReply(200, stats(), arrival));
        return;
    }
    const bool isOfKind = m_kind && arrival.method == "GET";
    if (isOfKind || isProbe(arrival)) {
        m_probes.append(arrival);
        emit probed(arrival);
        connection->answer(isOfKind ? FakeReply(m_kind->reply(arrival)) : replyTo(arrival));
        return;
    }
    log(arrival);
    if (!m_holdUntil) {
        connection->answer(replyTo(arrival));
        return;
    }
    m_held.append({connection, arrival});
    if (m_held.size() >= *m_holdUntil)
        release();
}

void FakeServer::log(const Arrival &arrival)
{
    const int concurrent = concurrentRequests();
    if (concurrent == 1)
        m_burst.first = arrival.at;
    m_burst.last = arrival.at;
    m_maxConcurrent = std::max(m_maxConcurrent, concurrent);
    m_arrivals.append(arrival);
    emit arrived(arrival);
}

FakeReply FakeServer::replyTo(const Arrival &arrival)
{
    if (arrival.isCut)
        return {413, errorBody(413, {}, {}), arrival};
    if (arrival.method == "CONNECT")
        return {m_default, arrival};
    if (isQuestion(arrival))
        return {scenarioFor(arrival.model), arrival};
    if (isProbe(arrival)) {
        if (m_default.opening != Scenario::Opening::Stream)
            return {m_default, arrival};
        return {200, modelList(m_models), arrival};
    }
    return {404, R"({"error":{"message":"Invalid URL","type":"invalid_request_error"}})", arrival};
}

Scenario FakeServer::scenarioFor(const QString &model)
{
    const auto found = m_scenarios.find(model);
    if (found != m_scenarios.end())
        return found->size() > 1 ? found->takeFirst() : found->first();

    const Scenario scenario = Scenario::fromModel(model, m_default);
    return ++m_requests[model] > scenario.times ? scenario.mended() : scenario;
}

QByteArray FakeServer::stats() const
{
    const Pacer::Lateness &late = m_pacer.lateness();
    const double cpu = double(std::clock() - m_cpuStart) / CLOCKS_PER_SEC;
    const QJsonObject json{
        {u"arrivals"_s, m_arrivals.size()},
        {u"probes"_s, m_probes.size()},
        {u"first_arrival_us"_s, double(m_arrivals.value(0).at.count())},
        {u"last_arrival_us"_s, double(m_arrivals.value(m_arrivals.size() - 1).at.count())},
        {u"open_connections"_s, openConnections()},
        {u"max_concurrent"_s, m_maxConcurrent},
        {u"burst_spread_ms"_s, milliseconds(m_burst.last - m_burst.first)},
        {u"late_max_ms"_s, milliseconds(late.max)},
        {u"late_mean_ms"_s, late.calls == 0 ? 0 : milliseconds(late.sum) / late.calls},
        {u"cpu_seconds"_s, cpu},
    };
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

void FakeServer::resetStats()
{
    m_arrivals.clear();
    m_probes.clear();
    m_maxConcurrent = 0;
    m_burst = {};
    m_pacer.resetLateness();
    m_cpuStart = std::clock();
}

} // namespace Conclave
