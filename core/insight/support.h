#pragma once

#include "core/insight/claims.h"
#include "core/insight/statement.h"

#include <QList>
#include <QSet>

namespace Conclave {

/// Finds the claims that say what another claim says, in other words perhaps.
class Support
{
public:
    /// `statements` are those of the claims. Keeps references to both.
    Support(const QList<Claim> &claims, const QList<Statement> &statements);

    /// For every source the claim that backs this one best; -1 where none does. Of its own source
    /// the claim itself.
    QList<qsizetype> backers(qsizetype claim) const;
    /// Whether it says enough to be looked for elsewhere: no question, no half sentence.
    bool isTelling(qsizetype claim) const;

private:
    /// What a claim has in common with another one.
    struct Common
    {
        float weight = 0;
        qsizetype words = 0;
    };

    QList<Common> commonWith(qsizetype claim) const;
    bool backs(qsizetype other, qsizetype claim, const Common &common) const;
    bool isToldApart(qsizetype other, qsizetype claim) const;

    const QList<Claim> &m_claims;
    const QList<Statement> &m_statements;
    QList<QList<qsizetype>> m_words;   ///< The numbers of the words of each claim's frame.
    QList<QList<qsizetype>> m_holders; ///< The claims that have a word.
    QList<float> m_weights;            ///< Of the words: the rarer, the more.
    QList<float> m_wholes;             ///< The weight of all words of a claim.
    QList<QSet<QString>> m_contexts;   ///< The words of all claims of a source.
};

} // namespace Conclave
