#pragma once

#include "core/session/event.h"
#include "core/session/session.h"
#include "tests/bench/soakvoice.h"

#include <QHash>
#include <QMap>
#include <QStringList>

namespace Conclave {

/// Keeps account of what was heard of turns, and finds where that differs from what they hold, or
/// from what the servers said.
class SoakLedger final
{
public:
    using Voices = QHash<MemberId, SoakVoice>;

    /// Events may have come before: asking tells some.
    void begin(TurnId turn, const Voices &voices);
    void read(TurnId turn, const Event &event);

    /// Compares the turn with its events and the voices, counts it, and closes its account.
    void close(const Turn &turn);
    /// The same for a turn that is dropped in the middle.
    void drop(const Turn &turn);

    qsizetype openTurns() const { return m_turns.size(); }
    const QMap<QString, int> &counts() const { return m_counts; } ///< Of closed turns, by what.
    /// Requests that may not have reached the server: stopped before a byte came back, or failed
    /// to connect.
    int cutShort() const { return m_cutShort; }
    const QStringList &broken() const { return m_broken; } ///< Broken promises, as sentences.
    void breakPromise(const QString &sentence) { m_broken.append(sentence); }

private:
    struct Stream
    {
        StreamId id;
        QString text;
        QString reasoning;
        int ends = 0;
        int afterEnd = 0;    ///< Events that came after the end.
        bool isOpen = false; ///< Something was sent and nothing has come back.
    };
    struct Account
    {
        Voices voices;
        QList<Stream> streams;
        bool isEnded = false;
    };

    static Stream &streamOf(Account &account, const StreamId &id);
    void readEnd(Stream &stream, const AnswerEnded &end);
    void count(const QString &what) { ++m_counts[what]; }
    void compare(const Answer &answer, const StreamId &id, Account &account);
    void compareAll(const Turn &turn, Account &account);
    void countTurn(const Turn &turn);

    QHash<TurnId, Account> m_turns;
    QMap<QString, int> m_counts;
    int m_cutShort = 0;
    QStringList m_broken;
};

} // namespace Conclave
