#include "core/insight/support.h"

#include <algorithm>
#include <cmath>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// How much of a claim's weight another one must hold to back it.
constexpr float Enough = 0.6F;
/// A claim that another one holds almost whole, is backed by less of itself.
constexpr float AlmostWhole = 0.75F;
constexpr float AtLeast = 0.35F;

/// Of every kind of figure that a statement gives, the other has to give one that agrees.
bool backsFigures(const Statement &other, const Statement &statement)
{
    const auto isBacked = [&](const Figure &figure) {
        return std::ranges::any_of(other.figures, [&](const Figure &theirs) {
            return theirs.dimension == figure.dimension && agree(theirs, figure);
        });
    };
    return std::ranges::all_of(statement.figures, [&](const Figure &figure) {
        return std::ranges::any_of(statement.figures, [&](const Figure &sibling) {
            return sibling.dimension == figure.dimension && isBacked(sibling);
        });
    });
}

} // namespace

Support::Support(const QList<Claim> &claims) : m_claims(claims), m_statements(statementsOf(claims))
{
    for (qsizetype i = 0; i < claims.size(); ++i) {
        while (m_contexts.size() <= claims[i].source)
            m_contexts.append(QSet<QString>());
        for (const QString &term : std::as_const(m_statements[i].frame)) {
            m_holders[term].append(i);
            m_contexts.last().insert(term);
        }
    }
    for (auto holders = m_holders.cbegin(); holders != m_holders.cend(); ++holders)
        m_weights.insert(holders.key(),
                         std::log(1 + float(claims.size()) / float(holders->size())));
    for (const Statement &statement : std::as_const(m_statements)) {
        float whole = 0;
        for (const QString &term : statement.frame)
            whole += m_weights.value(term);
        m_wholes.append(whole);
    }
}

bool Support::isTelling(qsizetype claim) const
{
    const Statement &statement = m_statements[claim];
    const qsizetype words = statement.frame.size() + statement.figures.size();
    const QString &sentence = m_claims[claim].sentence;
    return words >= 2 && !sentence.endsWith(u':') && !sentence.endsWith(u'?');
}

QList<float> Support::sharedWeights(qsizetype claim) const
{
    QList<float> shared(m_claims.size(), 0);
    for (const QString &term : m_statements[claim].frame) {
        const float weight = m_weights.value(term);
        for (const qsizetype holder : m_holders.value(term))
            shared[holder] += weight;
    }
    return shared;
}

QList<qsizetype> Support::backers(qsizetype claim) const
{
    const QList<float> shared = sharedWeights(claim);
    QList<qsizetype> best(m_contexts.size(), -1);
    for (qsizetype i = 0; i < m_claims.size(); ++i) {
        const float whole = m_wholes[claim];
        const bool isEnough =
            shared[i] > 0 &&
            (shared[i] >= Enough * whole ||
             (shared[i] >= AtLeast * whole && shared[i] >= AlmostWhole * m_wholes[i]));
        qsizetype &place = best[m_claims[i].source];
        const bool isBetter = place < 0 || shared[i] > shared[place];
        if (isEnough && isBetter && backs(i, claim))
            place = i;
    }
    best[m_claims[claim].source] = claim;
    return best;
}

bool Support::backs(qsizetype other, qsizetype claim) const
{
    const Statement &mine = m_statements[claim];
    const Statement &theirs = m_statements[other];
    const auto common =
        std::ranges::count_if(mine.frame, [&](const auto &t) { return theirs.terms.contains(t); });
    const bool isEqual = common == mine.frame.size() && common == theirs.frame.size();
    return (common >= 2 || isEqual) && mine.negation.isEmpty() == theirs.negation.isEmpty() &&
           backsFigures(theirs, mine) && !isToldApart(other, claim);
}

/// A name may stand in a sentence before it; "free" instead of "paid" speaks of something else.
bool Support::isToldApart(qsizetype other, qsizetype claim) const
{
    const Statement &mine = m_statements[claim];
    const Statement &theirs = m_statements[other];
    const auto lacks = [](const QSet<QString> &words, const QSet<QString> &among) {
        return std::ranges::any_of(words, [&](const QString &w) { return !among.contains(w); });
    };
    return lacks(mine.names, m_contexts[m_claims[other].source]) ||
           (lacks(mine.qualifiers, theirs.terms) && lacks(theirs.qualifiers, mine.terms));
}

} // namespace Conclave
