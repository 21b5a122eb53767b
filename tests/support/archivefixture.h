#pragma once

#include "core/archive/archive.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testcouncil.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace Conclave {

/// What a future gives, with the event loop running meanwhile; a default value when it does not
/// come.
template<typename Value>
Value resultOf(QFuture<Value> future)
{
    constexpr int Patience = 20'000;
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, Patience) ||
        future.resultCount() == 0)
        return Value();
    return future.result();
}

/// An archive in a directory of its own, with time that stands still unless moved.
class ArchiveFixture final
{
public:
    ArchiveFixture() { m_opening = reopen(); }
    ~ArchiveFixture() { m_archive.reset(); }

    Archive &archive() { return *m_archive; }
    Journal &journal() { return m_archive->journal(); }
    FakeClock &clock() { return m_clock; }
    QString path() const { return m_directory.path() + QStringLiteral("/profile"); }
    QString file() const { return path() + QStringLiteral("/archive.db"); }
    const ArchiveOpening &opening() const { return m_opening; }

    bool close()
    {
        const bool isClosed = !m_archive || m_archive->close(std::chrono::seconds(20));
        m_archive.reset();
        return isClosed;
    }
    /// Closes the archive, if it is open, and opens it.
    const ArchiveOpening &reopen()
    {
        close();
        m_archive = std::make_unique<Archive>(path(), m_clock);
        bool isOpen = false;
        QObject::connect(
            m_archive.get(), &Archive::opened, m_archive.get(), [&](const ArchiveOpening &opening) {
                m_opening = opening;
                isOpen = true;
            });
        m_archive->open();
        constexpr int Patience = 20'000;
        (void)QTest::qWaitFor([&] { return isOpen; }, Patience);
        return m_opening;
    }

    /// Everything that was appended is on the disk.
    void settle()
    {
        journal().flush();
        resultOf(m_archive->setPinned(SessionId(), false)).value(); // in order after all else
    }

    /// A turn of two members, of which nothing has come.
    Turn newTurn(const QString &question)
    {
        Turn turn;
        turn.id = TurnId::create();
        turn.asked = m_clock.wallTime();
        turn.question.text = question;
        turn.council = councilOf(QUrl(QStringLiteral("http://127.0.0.1:9/v1")),
                                 {QStringLiteral("small"), QStringLiteral("large")});
        return turn;
    }
    Session newSession(const QString &title)
    {
        return {.id = SessionId::create(), .title = title, .created = m_clock.wallTime()};
    }

    /// The events of one member's answer, complete.
    static QList<Event> answering(const Member &member, const QString &text, int attempt = 1)
    {
        using namespace std::chrono_literals;
        const StreamId stream{member.id, attempt};
        return {{1ms, stream, AnswerQueued{}},
                {2ms, stream, AnswerConnecting{}},
                {3ms, stream, AnswerSent{}},
                {4ms, stream, HeadersArrived{}},
                {5ms, stream, TextAdded{text}},
                {6ms, stream, AnswerEnded{AnswerStatus::Complete, Notice::None, {}}}};
    }

    void append(const Session &session, const Turn &turn, const QList<Event> &events)
    {
        for (const Event &event : events)
            journal().append(session.id, turn.id, event);
    }

    /// Asks, answers and ends a turn; it is stored when this returns.
    Turn play(const Session &session, const QString &question, const QStringList &answers)
    {
        using namespace std::chrono_literals;
        const Turn turn = newTurn(question);
        journal().begin(session, turn);
        for (qsizetype i = 0; i < answers.size(); ++i)
            append(session, turn, answering(turn.council.members.at(i), answers.at(i)));
        append(session, turn, {{7ms, {}, TurnEnded{}}});
        settle();
        return turn;
    }

    LoadedSession load(SessionId session)
    {
        const Result<LoadedSession> loaded = resultOf(m_archive->load(session));
        return loaded ? *loaded : LoadedSession();
    }
    QList<SessionListing> page(const SessionPage &page = {})
    {
        const auto listings = resultOf(m_archive->page(page));
        return listings ? *listings : QList<SessionListing>();
    }
    QList<SearchHit> find(const QString &words)
    {
        const auto hits = resultOf(m_archive->search(parseSearch(words)));
        return hits ? hits->hits : QList<SearchHit>();
    }

private:
    QTemporaryDir m_directory;
    FakeClock m_clock;
    std::unique_ptr<Archive> m_archive;
    ArchiveOpening m_opening;
};

} // namespace Conclave
