#include "tests/core/faults/faultplay.h"

#include "core/export/markdown.h"
#include "core/session/sessionjson.h"

#include <QElapsedTimer>
#include <QHostInfo>
#include <QNetworkProxyFactory>

#include <algorithm>
#include <thread>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Everything that was logged since the program began.
QByteArray &logged()
{
    static QByteArray text;
    return text;
}

QtMessageHandler &nextHandler()
{
    static QtMessageHandler handler = nullptr;
    return handler;
}

void writeDown(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    logged() += message.toUtf8() + '\n';
    if (nextHandler())
        nextHandler()(type, context, message);
}

/// The whole key, or a part of it that is long enough to be of use.
bool showsKey(const QByteArray &text)
{
    const QByteArray key = FaultPlay::Canary;
    constexpr qsizetype Telling = 10;
    return text.contains(key.first(Telling)) || text.contains(key.last(Telling));
}

} // namespace

void FaultPlay::startHelpersOfQt()
{
    constexpr int Names = 40; // more than there are threads
    QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(QUrl(u"http://other.invalid"_s)));
    QObject context;
    int found = 0;
    for (int i = 0; i < Names; ++i)
        QHostInfo::lookupHost(
            u"other%1.invalid"_s.arg(i), &context, [&found](const QHostInfo &) { ++found; });
    LoopWatchdog loop;
    while (found < Names)
        loop.turn();
}

FaultPlay::FaultPlay()
{
    nextHandler() = qInstallMessageHandler(writeDown);
    m_server->listen();
    m_elsewhere->listen();
    m_fixture->key = Secret(Canary);
}

FaultPlay::~FaultPlay()
{
    qInstallMessageHandler(nextHandler());
}

void FaultPlay::ask(const Council &council, CouncilRun::Options options, const QString &question)
{
    Turn asked;
    // The first events come from inside ask(), before the turn's id is known.
    m_ledgers.push_back(std::make_unique<EventLedger>(asked));
    EventLedger &ledger = *m_ledgers.back();
    QList<Event> early;
    const auto connection = QObject::connect(m_session.get(),
                                             &LiveSession::happened,
                                             m_session.get(),
                                             [&early](TurnId, const Event &e) { early.append(e); });
    const TurnId id = m_session->ask({.text = question}, council, options);
    QObject::disconnect(connection);
    asked.id = id;
    asked.asked = m_session->run(id)->turn().asked;
    asked.question.text = question;
    asked.council = council;
    ledger = EventLedger(asked);
    for (const Event &event : std::as_const(early))
        ledger.note(event);
    m_turns.push_back(id);
    QObject::connect(m_session.get(),
                     &LiveSession::happened,
                     m_session.get(),
                     [id, &ledger](TurnId turn, const Event &event) {
                         if (turn == id)
                             ledger.note(event);
                     });
}

qsizetype FaultPlay::arrivals(const QString &model) const
{
    return std::ranges::count(m_server->arrivals(), model, &Arrival::model) +
           std::ranges::count(m_elsewhere->arrivals(), model, &Arrival::model);
}

bool FaultPlay::until(const std::function<bool()> &condition, std::chrono::milliseconds longest)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.hasExpired(longest.count()))
            return false;
        if (!m_watchdog.turn()) // the other side has its own pace
            std::this_thread::sleep_for(200us);
    }
    return true;
}

void FaultPlay::settle()
{
    constexpr int Turns = 5; // a queued call may queue another one
    for (int i = 0; i < Turns; ++i)
        m_watchdog.turn();
}

void FaultPlay::advance(Microseconds span)
{
    m_watchdog.measure([this, span] { m_clock.advance(span); });
}

QString FaultPlay::close()
{
    QString problem = problemOfTurns();
    if (problem.isEmpty())
        problem = problemOfFiles();
    const QString left = takeDown();
    if (problem.isEmpty())
        problem = left;
    if (problem.isEmpty() && m_watchdog.longest() > LoopWatchdog::Limit)
        problem = u"the event loop stood for %1 µs"_s.arg(m_watchdog.longest().count());
    return problem;
}

QString FaultPlay::problemOfTurns() const
{
    for (std::size_t i = 0; i < m_turns.size(); ++i) {
        const EventLedger &ledger = *m_ledgers[i];
        const QString problem = ledger.problem(m_session->run(m_turns[i])->turn());
        if (!problem.isEmpty())
            return problem;
        if (std::ranges::any_of(ledger.events(),
                                [](const Event &event) { return showsKey(wordsOf(event)); }))
            return u"an event shows the key"_s;
    }
    return showsKey(logged()) ? u"the log shows the key"_s : QString();
}

QString FaultPlay::problemOfFiles() const
{
    const Session session = m_session->snapshot();
    const QByteArray file = sessionFile(session);
    const Result<Session> read = sessionFromFile(file);
    if (!read)
        return u"the session cannot be read back: "_s + read.error().message;
    if (sessionFile(*read) != file)
        return u"the session is not the same when read back"_s;
    if (showsKey(file) || showsKey(markdown(session)))
        return u"an export shows the key"_s;
    return {};
}

QString FaultPlay::takeDown()
{
    m_session.reset();
    m_fixture.reset();
    settle();
    if (m_transport->alive() != 0)
        return u"%1 streams are still alive"_s.arg(m_transport->alive());
    advance(61s); // idle connections are dropped, and nobody listens to the clock any more
    settle();
    if (m_network->pool().size() > 1)
        return u"%1 idle connection managers are left"_s.arg(m_network->pool().size());
    m_transport.reset();
    m_network.reset();
    if (m_clock.pendingAlarms() != 0)
        return u"%1 alarms are left"_s.arg(m_clock.pendingAlarms());
    m_server.reset();
    m_elsewhere.reset();
    // Qt's thread behind a flood of headers ends when the kernel notices that nobody is there.
    if (!until([this] { return ResourceCount::now().isWithin(m_before); }, 20s))
        return u"%1 are left of %2"_s.arg(ResourceCount::now().text(), m_before.text());
    return {};
}

} // namespace Conclave
