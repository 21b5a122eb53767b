#pragma once

#include "core/prices/pricetable.h"
#include "core/prices/spending.h"
#include "core/session/turn.h"

namespace Conclave {

/// A seat whose model may not be able to read all that it is sent and answer as well.
struct TightSeat
{
    QString name;
    qint64 tokens = 0; ///< About what it will read and write.
    qint64 window = 0; ///< What its model can, read and written together.

    bool operator==(const TightSeat &) const = default;
};

/// About what asking a council will use, before it is asked.
struct TurnEstimate
{
    qint64 input = 0;  ///< Tokens: roles, threads and question, and what the chair will read.
    qint64 output = 0; ///< Tokens: the limits that are set, else what is usual.
    std::optional<double> costUsd; ///< Of the seats whose price is known; local ones cost nothing.
    int unpriced = 0;              ///< Seats whose price is not known.
    QList<TightSeat> tight;        ///< The tightest first; only those whose window is known.

    bool operator==(const TurnEstimate &) const = default;
};

/// Of all enabled members and the chair, if `council` is asked `question` after `earlier` turns.
TurnEstimate estimateTurn(const Council &council,
                          const QList<Turn> &earlier,
                          const Question &question,
                          const PriceTable &prices);

/// Of these members of the turn, if they are asked its question again after `earlier` turns.
TurnEstimate estimateRetry(const Turn &turn,
                           const QList<MemberId> &members,
                           const QList<Turn> &earlier,
                           const PriceTable &prices);

/// Of this chair of the turn, if it combines the answers there are now.
TurnEstimate estimateSynthesis(const Turn &turn, const Member &chair, const PriceTable &prices);

/// What the turn has cost, and about what the answers that are still being written will.
Spending expectedSpending(const Turn &turn, const PriceTable &prices);

} // namespace Conclave
