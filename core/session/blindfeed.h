#pragma once

#include "core/session/blindturn.h"
#include "core/session/turnfeed.h"

namespace Conclave {

/// A feed as it is shown to somebody who judges without knowing who answered: its turn is a
/// BlindTurn, and what is not in that one is not told.
class BlindFeed final : public TurnFeed
{
    Q_OBJECT

public:
    /// `source` outlives it.
    BlindFeed(const TurnFeed &source, const BlindWords &words);

    const Turn &turn() const override { return m_turn.turn(); }
    bool isRunning() const override { return m_source.isRunning(); } ///< Also unseen.
    Microseconds elapsed() const override { return m_source.elapsed(); }

    MemberId shown(MemberId behind) const { return m_turn.shown(behind); } ///< As BlindTurn's.
    MemberId behind(MemberId shown) const { return m_turn.behind(shown); }

private:
    const TurnFeed &m_source;
    BlindTurn m_turn;
};

} // namespace Conclave
