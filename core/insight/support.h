#pragma once

#include "core/insight/claims.h"
#include "core/insight/statement.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace Conclave {

/// Finds the claims that say what another claim says, in other words perhaps.
class Support
{
public:
    explicit Support(const QList<Claim> &claims);

    /// For every source the claim that backs this one best; -1 where none does. Of its own source
    /// the claim itself.
    QList<qsizetype> backers(qsizetype claim) const;
    /// Whether it says enough to be looked for elsewhere: no question, no half sentence.
    bool isTelling(qsizetype claim) const;

private:
    QList<float> sharedWeights(qsizetype claim) const;
    bool backs(qsizetype other, qsizetype claim) const;
    bool isToldApart(qsizetype other, qsizetype claim) const;

    const QList<Claim> &m_claims;
    QList<Statement> m_statements;
    QHash<QString, QList<qsizetype>> m_holders; ///< Claims, by a word of their frame.
    QHash<QString, float> m_weights;            ///< The rarer a word, the more.
    QList<float> m_wholes;                      ///< The weight of all words of a claim.
    QList<QSet<QString>> m_contexts;            ///< The words of all claims of a source.
};

} // namespace Conclave
