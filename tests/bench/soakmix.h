#pragma once

#include "core/run/councilrun.h"
#include "tests/bench/soakvoice.h"

#include <QHash>
#include <QRandomGenerator>
#include <QUrl>

#include <chrono>

namespace Conclave {

/// What a user does to a turn, and when.
struct SoakAction
{
    enum class Kind {
        StopOne,
        StopAll,
        RetryOne,
        RetryAllFailed,
        HurryAll,
        GiveUpAll,
        SetLimits,
        Synthesise,
        StopSynthesis,
        HurrySynthesis,
        GiveUpSynthesis,
    };

    Kind kind = Kind::StopAll;
    std::chrono::milliseconds after{0}; ///< Asking; real time.
    MemberId member;
    Limits limits;
};

/// A turn with everything that will go wrong in it.
struct SoakTurn
{
    Council council;
    CouncilRun::Options options;
    QHash<MemberId, SoakVoice> voices; ///< The members' only.
    QList<SoakAction> actions;
    std::chrono::milliseconds patience{0}; ///< Then the user stops everything; real time.
};

/// Draws turns from a seed: the same seed, the same turns.
class SoakMix final
{
public:
    struct Addresses
    {
        QUrl server;
        QUrl nobody;    ///< Refuses connections.
        QUrl blackHole; ///< Drops them.
    };

    SoakMix(quint32 seed, const Addresses &addresses);

    /// The seats keep their ids until newSeats(), and so have a thread of their own.
    SoakTurn next();
    void newSeats();

private:
    bool chance(int percent) { return m_random.bounded(100) < percent; }
    std::chrono::milliseconds between(int least, int most);
    SoakVoice voice(const QList<SoakVoice> &kinds);
    Endpoint endpoint();
    Member seat(MemberId id, const SoakVoice &voice);
    Limits limits();
    SoakAction action(const SoakTurn &turn);

    QRandomGenerator m_random;
    const Addresses m_addresses;
    QList<MemberId> m_seats; ///< The last two are the chairs'.
    QList<Endpoint> m_endpoints;
    int m_turns = 0;
    int m_voices = 0;
};

} // namespace Conclave
