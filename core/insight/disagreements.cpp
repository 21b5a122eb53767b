#include "core/insight/disagreements.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QList<Statement> withoutOpen(QList<Statement> statements, const QList<Claim> &claims)
{
    for (qsizetype i = 0; i < claims.size(); ++i) {
        if (claims[i].isOpen)
            statements[i] = Statement();
    }
    return statements;
}

QList<QStringList> framesOf(const QList<Statement> &statements)
{
    QList<QStringList> frames;
    for (const Statement &statement : statements)
        frames.append(statement.frame);
    return frames;
}

/// The figures of one that could be compared with one of the other, but agree with none.
QList<qsizetype> lonely(const Statement &one, const Statement &other)
{
    QList<qsizetype> result;
    for (qsizetype i = 0; i < one.figures.size(); ++i) {
        const Figure &mine = one.figures[i];
        bool hasRival = false;
        bool hasFriend = false;
        for (const Figure &theirs : other.figures) {
            if (mine.dimension == theirs.dimension)
                (agree(mine, theirs) ? hasFriend : hasRival) = true;
        }
        if (hasRival && !hasFriend)
            result.append(i);
    }
    return result;
}

bool haveSameFigures(const Statement &one, const Statement &other)
{
    return std::ranges::equal(one.figures, other.figures, [](const Figure &a, const Figure &b) {
        return a.dimension == b.dimension && agree(a, b);
    });
}

bool canSayYesOrNo(const Statement &one, const Statement &other)
{
    return haveSameFigures(one, other) && !one.isDoubtful && !other.isDoubtful &&
           one.isVague == other.isVague;
}

} // namespace

Disagreements::Disagreements(const QList<Claim> &claims, const QList<Statement> &statements)
    : m_claims(claims)
    , m_statements(withoutOpen(statements, claims))
    , m_overlap(framesOf(m_statements))
{
    for (qsizetype i = 0; i < claims.size(); ++i) {
        while (m_spans.size() <= claims[i].source)
            m_spans.append({i, i});
        m_spans.last().end = i + 1;
    }
}

/// For every claim the most similar one in each source; -1 without any.
QList<QList<qsizetype>> Disagreements::counterparts() const
{
    QList<QList<qsizetype>> result;
    for (qsizetype i = 0; i < m_claims.size(); ++i) {
        QList<qsizetype> best;
        for (const Span span : m_spans) {
            double similarity = 0;
            qsizetype mostSimilar = -1;
            for (qsizetype j = span.first; j < span.end; ++j) {
                const qsizetype shared = m_overlap.shared(i, j);
                if (shared == 0)
                    continue;
                const qsizetype all = m_overlap.size(i) + m_overlap.size(j) - shared;
                if (double(shared) / double(all) > similarity) {
                    similarity = double(shared) / double(all);
                    mostSimilar = j;
                }
            }
            best.append(mostSimilar);
        }
        result.append(best);
    }
    return result;
}

QList<Comparison> Disagreements::compare() const
{
    const QList<QList<qsizetype>> best = counterparts();
    QList<Comparison> result;
    for (qsizetype one = 0; one < m_claims.size(); ++one) {
        for (qsizetype source = m_claims[one].source + 1; source < best[one].size(); ++source) {
            const qsizetype other = best[one][source];
            if (other < 0 || best[other][m_claims[one].source] != one ||
                !isSameSubject(
                    m_statements[one], m_statements[other], m_overlap.shared(one, other)))
                continue;
            compareFigures(one, other, result);
            compareNegations(one, other, result);
        }
    }
    return result;
}

void Disagreements::compareFigures(qsizetype one, qsizetype other, QList<Comparison> &result) const
{
    const Statement &mine = m_statements[one];
    const Statement &theirs = m_statements[other];
    if (mine.negation.isEmpty() != theirs.negation.isEmpty())
        return;
    const QList<qsizetype> myLonely = lonely(mine, theirs);
    const QList<qsizetype> theirLonely = lonely(theirs, mine);
    for (qsizetype i = 0; i < mine.figures.size(); ++i) {
        const Figure &figure = mine.figures[i];
        const auto isRival = [&](const Statement &statement, qsizetype j) {
            return figure.dimension == statement.figures[j].dimension;
        };
        for (qsizetype j = 0; j < theirs.figures.size(); ++j) {
            if (!isRival(theirs, j))
                continue;
            const bool agrees = agree(figure, theirs.figures[j]);
            const bool isOnlyOne =
                myLonely.contains(i) && theirLonely.contains(j) &&
                std::ranges::count_if(myLonely, [&](auto k) { return isRival(mine, k); }) == 1 &&
                std::ranges::count_if(theirLonely, [&](auto k) { return isRival(theirs, k); }) == 1;
            const bool isCounted = figure.dimension.startsWith(u'#');
            const bool isTooShort = isCounted && m_overlap.shared(one, other) < 2;
            if (agrees ||
                (isOnlyOne && !isTooShort && !isSettled(one, other, figure, theirs.figures[j])))
                result.append({one, other, i, j, agrees});
        }
    }
}

bool Disagreements::isSettled(qsizetype one,
                              qsizetype other,
                              const Figure &mine,
                              const Figure &theirs) const
{
    return saysOtherwise(one, mine, theirs) || saysOtherwise(other, theirs, mine);
}

/// Whether the source of a claim says the other's value as well, or has several of its own.
bool Disagreements::saysOtherwise(qsizetype claim, const Figure &mine, const Figure &theirs) const
{
    const QString noun = mine.dimension.startsWith(u'#') ? mine.dimension.sliced(1) : QString();
    const Span span = m_spans[m_claims[claim].source];
    for (qsizetype i = span.first; i < span.end; ++i) {
        const qsizetype shared = i == claim ? 0 : m_overlap.shared(i, claim);
        const bool isNounShared = m_statements[i].terms.contains(noun);
        if (shared - (isNounShared ? 1 : 0) <= 0)
            continue; // of what is counted alone nothing follows
        for (const Figure &figure : m_statements[i].figures) {
            if (figure.dimension != mine.dimension)
                continue;
            if (agree(figure, theirs) ||
                (!agree(figure, mine) &&
                 isSameSubject(m_statements[i], m_statements[claim], shared)))
                return true;
        }
    }
    return false;
}

void Disagreements::compareNegations(qsizetype one,
                                     qsizetype other,
                                     QList<Comparison> &result) const
{
    const Statement &mine = m_statements[one];
    const Statement &theirs = m_statements[other];
    if (!canSayYesOrNo(mine, theirs))
        return;
    const qsizetype shared = m_overlap.shared(one, other);
    if (mine.negation.isEmpty() == theirs.negation.isEmpty()) {
        if (shared == mine.frame.size() && shared == theirs.frame.size())
            result.append({one, other, Comparison::YesOrNo, Comparison::YesOrNo, true});
        return;
    }
    const bool isDenying = !mine.negation.isEmpty();
    const Statement &denying = isDenying ? mine : theirs;
    const Statement &affirming = isDenying ? theirs : mine;
    // What is denied in particular ("not natively") may be true in general.
    const bool isCovered = shared == denying.frame.size() && shared >= 2 &&
                           affirming.frame.size() <= denying.frame.size() + 1;
    if (isCovered && (!denying.isWithout || affirming.hasWith) && !saysBoth(one, denying) &&
        !saysBoth(other, denying))
        result.append({one, other, Comparison::YesOrNo, Comparison::YesOrNo, false});
}

/// Whether the source of a claim also says its opposite.
bool Disagreements::saysBoth(qsizetype claim, const Statement &denying) const
{
    const Span span = m_spans[m_claims[claim].source];
    for (qsizetype i = span.first; i < span.end; ++i) {
        const bool isOpposite =
            m_statements[i].negation.isEmpty() != m_statements[claim].negation.isEmpty();
        if (isOpposite &&
            m_overlap.shared(i, claim) >= std::min(denying.frame.size(), qsizetype(2)))
            return true;
    }
    return false;
}

} // namespace Conclave
