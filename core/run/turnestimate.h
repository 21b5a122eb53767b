#pragma once

#include "core/prices/pricetable.h"
#include "core/session/turn.h"

namespace Conclave {

/// About what asking a council will use, before it is asked.
struct TurnEstimate
{
    qint64 input = 0;  ///< Tokens: roles, threads and question, and what the chair will read.
    qint64 output = 0; ///< Tokens: the limits that are set, else what is usual.
    std::optional<double> costUsd; ///< Of the seats whose price is known; local ones cost nothing.
    int unpriced = 0;              ///< Seats whose price is not known.

    bool operator==(const TurnEstimate &) const = default;
};

/// Of all enabled members and the chair, if `council` is asked `question` after `earlier` turns.
TurnEstimate estimateTurn(const Council &council,
                          const QList<Turn> &earlier,
                          const Question &question,
                          const PriceTable &prices);

} // namespace Conclave
