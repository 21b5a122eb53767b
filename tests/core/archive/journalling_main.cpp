// A process that journals turns as a council streams them, until somebody kills it:
//
//   journalling DIRECTORY MEMBERS RATE
//
// MEMBERS answers grow at the same time by RATE pieces a second each. What would be on the screen
// is told on standard output, one line each: "turn SESSION TURN" when a turn was begun, "ended
// TURN" when it has ended, and "MEMBER LENGTH MILLISECONDS", the length of a text at a moment of
// the monotonic clock.

#include "core/archive/archive.h"
#include "core/base/systemclock.h"
#include "tests/support/testcouncil.h"

#include <QCoreApplication>
#include <QTimer>

#include <array>
#include <cstdio>
#include <ctime>
#include <unistd.h>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

void say(const QByteArray &line)
{
    // Not buffered: what was said before the kill must arrive.
    const QByteArray whole = line + '\n';
    if (::write(STDOUT_FILENO, whole.constData(), std::size_t(whole.size())) < 0)
        std::abort();
}

qint64 now()
{
    timespec time = {};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

class Play final
{
public:
    Play(Archive &archive, const Clock &clock, int members)
        : m_archive(archive)
        , m_clock(clock)
        , m_members(members)
    {
        m_session = {.id = SessionId::create(), .title = u"Killed"_s, .created = clock.wallTime()};
    }

    void step()
    {
        constexpr int PiecesPerTurn = 60;
        if (m_pieces == 0)
            begin();
        for (qsizetype i = 0; i < m_turn.council.members.size(); ++i)
            add(i);
        if (++m_pieces == PiecesPerTurn)
            end();
    }

private:
    StreamId stream(qsizetype member) const { return {m_turn.council.members.at(member).id, 1}; }
    void append(const StreamId &of, decltype(Event::what) what)
    {
        m_archive.journal().append(
            m_session.id, m_turn.id, {m_clock.now() - m_asked, of, std::move(what)});
    }
    void begin()
    {
        QStringList models;
        for (int i = 0; i < m_members; ++i)
            models.append(u"m%1"_s.arg(i));
        m_turn = {.id = TurnId::create(),
                  .asked = m_clock.wallTime(),
                  .question = {.text = u"Why?"_s},
                  .council = councilOf(QUrl(u"http://127.0.0.1:9/v1"_s), models)};
        m_asked = m_clock.now();
        m_lengths = QList<qsizetype>(m_members);
        m_archive.journal().begin(m_session, m_turn);
        say("turn " + m_session.id.toString().toLatin1() + ' ' + m_turn.id.toString().toLatin1());
        for (int i = 0; i < m_members; ++i)
            append(stream(i), AnswerQueued{});
    }
    void add(qsizetype member)
    {
        const QString piece = u"token%1 "_s.arg(m_pieces);
        append(stream(member), TextAdded{piece});
        m_lengths[member] += piece.size();
        say(m_turn.council.members.at(member).id.toString().toLatin1() + ' ' +
            QByteArray::number(m_lengths[member]) + ' ' + QByteArray::number(now()));
    }
    void end()
    {
        for (int i = 0; i < m_members; ++i)
            append(stream(i), AnswerEnded{AnswerStatus::Complete, Notice::None, {}});
        append({}, TurnEnded{});
        say("ended " + m_turn.id.toString().toLatin1());
        m_pieces = 0;
    }

    Archive &m_archive;
    const Clock &m_clock;
    const int m_members;
    Session m_session;
    Turn m_turn;
    Microseconds m_asked{0};
    QList<qsizetype> m_lengths;
    int m_pieces = 0;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 4)
        return 1;
    const SystemClock clock;
    Archive archive(words[1], clock);
    Play play(archive, clock, words[2].toInt());
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    timer.setInterval(1000 / words[3].toInt());
    QObject::connect(&timer, &QTimer::timeout, &timer, [&play] { play.step(); });
    QObject::connect(&archive, &Archive::opened, &timer, [&timer](const ArchiveOpening &opening) {
        say(opening.problem ? "problem" : "open");
        timer.start();
    });
    archive.open();
    return QCoreApplication::exec();
}
