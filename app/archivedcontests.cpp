#include "app/archivedcontests.h"

#include "app/delivery.h"

#include <QPromise>

namespace Conclave {

namespace {

/// One count over the whole archive, which lives until it is done.
class Count final : public std::enable_shared_from_this<Count>
{
public:
    Count(Archive &archive, const LiveSession &open)
        : m_archive(archive)
        , m_open(open.id())
        , m_contests(contestsOf(open.snapshot().turns))
    {
        m_promise.start();
    }

    QFuture<QList<Contest>> start()
    {
        deliver(m_archive.judgedSessions(),
                &m_archive,
                [self = shared_from_this()](const Result<QList<SessionId>> &sessions) {
                    if (sessions)
                        self->m_left = *sessions;
                    self->goOn();
                });
        return m_promise.future();
    }

private:
    void goOn()
    {
        if (!m_left.isEmpty() && m_left.constLast() == m_open)
            m_left.removeLast();
        if (m_left.isEmpty() || m_promise.isCanceled()) {
            m_promise.addResult(m_contests);
            m_promise.finish();
            return;
        }
        deliver(m_archive.load(m_left.takeLast()),
                &m_archive,
                [self = shared_from_this()](const Result<LoadedSession> &loaded) {
                    if (loaded)
                        self->m_contests += contestsOf(loaded->session.turns);
                    self->goOn();
                });
    }

    Archive &m_archive;
    const SessionId m_open;
    QList<SessionId> m_left;
    QList<Contest> m_contests;
    QPromise<QList<Contest>> m_promise;
};

} // namespace

ContestSource archivedContests(Archive &archive, const LiveSession &open)
{
    return [&archive, &open] { return std::make_shared<Count>(archive, open)->start(); };
}

} // namespace Conclave
