#include "core/insight/support.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <utility>

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

Support::Support(const QList<Claim> &claims, const QList<Statement> &statements)
    : m_claims(claims)
    , m_statements(statements)
{
    QHash<QString, qsizetype> numbers;
    for (qsizetype i = 0; i < claims.size(); ++i) {
        while (m_contexts.size() <= claims[i].source)
            m_contexts.append(QSet<QString>());
        QList<qsizetype> words;
        for (const QString &term : m_statements[i].frame) {
            if (!numbers.contains(term)) {
                numbers.insert(term, numbers.size());
                m_holders.append(QList<qsizetype>());
            }
            words.append(numbers.value(term));
            m_holders[words.last()].append(i);
            m_contexts.last().insert(term);
        }
        m_words.append(words);
    }
    for (const QList<qsizetype> &holders : std::as_const(m_holders))
        m_weights.append(std::log(1 + float(claims.size()) / float(holders.size())));
    for (const QList<qsizetype> &words : std::as_const(m_words)) {
        float whole = 0;
        for (const qsizetype word : words)
            whole += m_weights[word];
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

QList<Support::Common> Support::commonWith(qsizetype claim) const
{
    QList<Common> all(m_claims.size());
    Common *common = all.data();
    for (const qsizetype word : m_words[claim]) {
        for (const qsizetype holder : m_holders[word]) {
            common[holder].weight += m_weights[word];
            ++common[holder].words;
        }
    }
    return all;
}

QList<qsizetype> Support::backers(qsizetype claim) const
{
    const QList<Common> common = commonWith(claim);
    const float whole = m_wholes[claim];
    QList<qsizetype> best(m_contexts.size(), -1);
    for (qsizetype i = 0; i < m_claims.size(); ++i) {
        const float weight = common[i].weight;
        const bool isEnough =
            weight > 0 && (weight >= Enough * whole ||
                           (weight >= AtLeast * whole && weight >= AlmostWhole * m_wholes[i]));
        qsizetype &place = best[m_claims[i].source];
        const bool isBetter = place < 0 || weight > common[place].weight;
        if (isEnough && isBetter && backs(i, claim, common[i]))
            place = i;
    }
    best[m_claims[claim].source] = claim;
    return best;
}

bool Support::backs(qsizetype other, qsizetype claim, const Common &common) const
{
    const Statement &mine = m_statements[claim];
    const Statement &theirs = m_statements[other];
    const bool isEqual = common.words == mine.frame.size() && common.words == theirs.frame.size();
    return (common.words >= 2 || isEqual) && mine.negation.isEmpty() == theirs.negation.isEmpty() &&
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
