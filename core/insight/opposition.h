#pragma once

#include "core/insight/claims.h"
#include "core/insight/statement.h"

#include <QHash>
#include <QList>

namespace Conclave {

/// Finds the claims that conflict with another claim.
class Opposition
{
public:
    /// `statements` are those of the claims.
    Opposition(const QList<Claim> &claims, const QList<Statement> &statements);

    /// By source, the first claim on another side of a conflict this one takes part in.
    QHash<qsizetype, qsizetype> opponents(qsizetype claim) const
    {
        return m_opponents.value(claim);
    }

private:
    QHash<qsizetype, QHash<qsizetype, qsizetype>> m_opponents;
};

} // namespace Conclave
