#pragma once

#include "core/session/event.h"
#include "core/session/turn.h"

namespace Conclave {

/// What stands in the place of everything that would tell who a member is.
struct BlindWords
{
    QString member; ///< "%1" becomes a letter: A, B, …
    QString hidden; ///< For a model, an endpoint and its host; a host name, so lower case.
};

/// A turn as it is shown to somebody who judges without knowing who answered: the same answers,
/// under other ids and letters for names, in an order that depends on nothing but the turn's id.
/// Neither models, roles, colours, requests, usage nor the servers' own words are in it, and no
/// synthesis, which names its sources. Nor can an answer be measured: while it runs, only the
/// moments stay that tell what it waits for; of one that has ended, only when it did, from which a
/// quorum counts. What members say about themselves stays.
///
/// Nothing that is made of turn() can tell more than that.
class BlindTurn final
{
public:
    BlindTurn(const Turn &turn, const BlindWords &words);

    const Turn &turn() const { return m_turn; }

    /// Takes in what happened to the real turn. As it is to be shown; empty: not at all.
    std::optional<Event> follow(const Event &event);

    MemberId shown(MemberId behind) const; ///< Null: there is nobody like that, as below.
    MemberId behind(MemberId shown) const;

private:
    void seat(const Turn &turn, const BlindWords &words);
    void maskMeasuresOf(const StreamId &stream);
    std::optional<Verdict> masked(const std::optional<Verdict> &verdict) const;

    Turn m_turn;
    QHash<MemberId, MemberId> m_shown; ///< By who is behind.
};

} // namespace Conclave
