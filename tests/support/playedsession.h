#pragma once

#include "core/run/livesession.h"
#include "tests/support/chatstream.h"
#include "tests/support/fakeclock.h"
#include "tests/support/faketransport.h"
#include "tests/support/runfixture.h"
#include "tests/support/testcouncil.h"

namespace Conclave {

/// A session whose members and chair are played by the test; time stands still unless moved.
class PlayedSession final
{
public:
    /// `members` of one server and a chair, none with a colour of its own.
    static Council council(int members)
    {
        QStringList models;
        for (int seat = 1; seat <= members; ++seat)
            models.append(QStringLiteral("model-%1").arg(seat));
        const QUrl url(QStringLiteral("http://127.0.0.1:4711/v1"));
        Council council = councilOf(url, models);
        council.name = QStringLiteral("Night Shift");
        council.chair = seatFor(QStringLiteral("Chair"), url, QStringLiteral("chair-model"));
        return council;
    }

    LiveSession &session() { return m_session; }
    RunFixture &fixture() { return m_fixture; }
    FakeClock &clock() { return m_clock; }
    const FakeTransport &transport() const { return m_transport; }

    /// The newest turn's run.
    CouncilRun &run() { return *m_session.run(m_session.turnAt(m_session.turnCount() - 1)); }

    CouncilRun &ask(const Council &council, const QString &question = QStringLiteral("Why?"))
    {
        m_session.ask({.text = question}, council);
        return run();
    }

    /// The request at `place`, counted over the whole session, begins to be answered.
    void begin(qsizetype place, const QString &text)
    {
        m_transport.wire(place).send();
        m_transport.wire(place).answer();
        m_transport.wire(place).receive(sseText(text));
    }
    void complete(qsizetype place, const QString &text)
    {
        begin(place, text);
        m_transport.wire(place).receive(sseFinish() + sseDone());
    }
    void fail(qsizetype place, const Error &error)
    {
        m_transport.wire(place).send();
        m_transport.wire(place).close(error);
    }

private:
    FakeClock m_clock;
    FakeTransport m_transport;
    RunFixture m_fixture{m_transport, m_clock};
    LiveSession m_session{m_fixture.environment()};
};

} // namespace Conclave
