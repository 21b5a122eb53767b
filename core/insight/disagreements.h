#pragma once

#include "core/insight/claims.h"
#include "core/insight/statement.h"

#include <QList>

namespace Conclave {

/// Two sentences of different sources on the same thing, and one figure or the yes or no of each.
struct Comparison
{
    static constexpr qsizetype YesOrNo = -1;

    qsizetype one = 0; ///< Places among the claims; one < other.
    qsizetype other = 0;
    qsizetype oneFigure = YesOrNo; ///< Places among the statement's figures.
    qsizetype otherFigure = YesOrNo;
    bool agrees = false;
};

/// Compares each claim with its best counterpart in every other source.
class Disagreements
{
public:
    /// `statements` are those of the claims.
    Disagreements(const QList<Claim> &claims, const QList<Statement> &statements);

    /// What is cut says nothing here.
    const QList<Statement> &statements() const { return m_statements; }
    QList<Comparison> compare() const;

private:
    struct Span
    {
        qsizetype first = 0;
        qsizetype end = 0;
    };

    QList<QList<qsizetype>> counterparts() const;
    void compareFigures(qsizetype one, qsizetype other, QList<Comparison> &result) const;
    void compareNegations(qsizetype one, qsizetype other, QList<Comparison> &result) const;
    bool isSettled(qsizetype one, qsizetype other, const Figure &mine, const Figure &theirs) const;
    bool saysOtherwise(qsizetype claim, const Figure &mine, const Figure &theirs) const;
    bool saysBoth(qsizetype claim, const Statement &denying) const;

    const QList<Claim> &m_claims;
    QList<Statement> m_statements;
    Overlap m_overlap;
    QList<Span> m_spans; ///< The claims of every source.
};

} // namespace Conclave
