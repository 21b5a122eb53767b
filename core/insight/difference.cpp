#include "core/insight/difference.h"

#include "core/insight/alignment.h"
#include "core/insight/pieces.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace Conclave {

namespace {

using Kind = DifferenceRow::Kind;

constexpr qsizetype MaxCharacters = 100'000;
constexpr qsizetype MaxWordPairs = 200'000; ///< Words of two passages.

struct OwnWords
{
    QList<Range> left;
    QList<Range> right;
};

/// The range from the token `first` to before `end`.
void addRange(QList<Range> &ranges, const QList<Token> &tokens, qsizetype first, qsizetype end)
{
    if (first < end)
        ranges.append({tokens[first].range.position,
                       tokens[end - 1].range.end() - tokens[first].range.position});
}

/// What each of two changed passages has for itself.
OwnWords ownWords(const QList<Token> &left, const QList<Token> &right)
{
    const auto equal = [&](qsizetype i, qsizetype j) { return left[i].number == right[j].number; };
    const qsizetype shorter = std::min(left.size(), right.size());
    qsizetype head = 0;
    while (head < shorter && equal(head, head))
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && equal(left.size() - 1 - tail, right.size() - 1 - tail))
        ++tail;
    const qsizetype lefts = left.size() - head - tail;
    const qsizetype rights = right.size() - head - tail;
    QList<Match> matches;
    if (lefts * rights <= MaxWordPairs)
        matches = heaviestAlignment(
            lefts, rights, [&](auto i, auto j) { return equal(head + i, head + j) ? 1.F : 0.F; });
    matches.append({lefts, rights});
    OwnWords own;
    Match next;
    for (const Match &match : std::as_const(matches)) {
        addRange(own.left, left, head + next.left, head + match.left);
        addRange(own.right, right, head + next.right, head + match.right);
        next = {match.left + 1, match.right + 1};
    }
    return own;
}

/// Finds what corresponds in two texts.
class Pairing
{
public:
    struct Pair
    {
        Match match;
        bool isSame = false;
    };

    Pairing(const QList<ComparedPiece> &left, const QList<ComparedPiece> &right)
        : m_left(left)
        , m_right(right)
    {
        QList<Match> anchors = commonSequence(keysOf(m_left), keysOf(m_right));
        anchors.append({m_left.size(), m_right.size()});
        Match next;
        for (const Match &anchor : std::as_const(anchors)) {
            addChanged(next, anchor);
            m_pairs.append({anchor, true});
            next = {anchor.left + 1, anchor.right + 1};
        }
        m_pairs.removeLast();
    }

    const QList<Pair> &pairs() const { return m_pairs; }
    bool isCoarse() const { return m_isCoarse; }

private:
    static QList<int> keysOf(const QList<ComparedPiece> &pieces)
    {
        QList<int> keys;
        for (const ComparedPiece &piece : pieces)
            keys.append(piece.key);
        return keys;
    }

    /// Between two pairs of equal passages.
    void addChanged(const Match &from, const Match &to)
    {
        const qsizetype lefts = to.left - from.left;
        const qsizetype rights = to.right - from.right;
        if (lefts * rights > m_most) {
            m_isCoarse = true;
            return;
        }
        m_most -= lefts * rights;
        const auto weight = [&](qsizetype i, qsizetype j) {
            return similarity(m_left[from.left + i], m_right[from.right + j]);
        };
        for (const Match &match : heaviestAlignment(lefts, rights, weight))
            m_pairs.append({{from.left + match.left, from.right + match.right}, false});
    }

    const QList<ComparedPiece> &m_left;
    const QList<ComparedPiece> &m_right;
    QList<Pair> m_pairs;
    qsizetype m_most = 400'000; ///< Pairs of passages that may still be weighed.
    bool m_isCoarse = false;
};

class RowWriter
{
public:
    RowWriter(const QList<ComparedPiece> &left, const QList<ComparedPiece> &right, bool isTurned)
        : m_left(left)
        , m_right(right)
        , m_isTurned(isTurned)
    {
    }

    QList<DifferenceRow> write(const QList<Pairing::Pair> &pairs)
    {
        for (const Pairing::Pair &pair : pairs) {
            addSingles(pair.match);
            addPair(pair);
            m_next = {pair.match.left + 1, pair.match.right + 1};
        }
        addSingles({m_left.size(), m_right.size()});
        findMoved();
        return m_rows;
    }

private:
    void addSingles(const Match &end)
    {
        for (qsizetype i = m_next.left; i < end.left; ++i) {
            m_leftSingles.append({m_left[i].key, m_rows.size()});
            m_rows.append({Kind::OnlyLeft, m_left[i].range, {}, {}, {}});
        }
        for (qsizetype i = m_next.right; i < end.right; ++i) {
            m_rightSingles[m_right[i].key].append(m_rows.size());
            m_rows.append({Kind::OnlyRight, {}, m_right[i].range, {}, {}});
        }
    }

    void addPair(const Pairing::Pair &pair)
    {
        const ComparedPiece &left = m_left[pair.match.left];
        const ComparedPiece &right = m_right[pair.match.right];
        DifferenceRow row{
            pair.isSame ? Kind::Same : Kind::Changed, left.range, right.range, {}, {}};
        if (!pair.isSame) {
            OwnWords own = m_isTurned ? ownWords(right.tokens, left.tokens)
                                      : ownWords(left.tokens, right.tokens);
            if (m_isTurned)
                std::swap(own.left, own.right);
            row.leftWords = own.left;
            row.rightWords = own.right;
        }
        m_rows.append(row);
    }

    /// Equal passages that no common order holds.
    void findMoved()
    {
        for (const Single &single : std::as_const(m_leftSingles)) {
            const auto others = m_rightSingles.find(single.key);
            if (others == m_rightSingles.end() || others->isEmpty())
                continue;
            const qsizetype other = others->takeFirst();
            m_rows[single.row].movedTo = other;
            m_rows[other].movedTo = single.row;
        }
    }

    struct Single
    {
        int key = 0;
        qsizetype row = 0;
    };

    const QList<ComparedPiece> &m_left;
    const QList<ComparedPiece> &m_right;
    const bool m_isTurned;
    Match m_next; ///< What comes first in each text after the rows so far.
    QList<Single> m_leftSingles;
    QHash<int, QList<qsizetype>> m_rightSingles; ///< Rows by key.
    QList<DifferenceRow> m_rows;
};

QList<Pairing::Pair> turned(QList<Pairing::Pair> pairs)
{
    for (Pairing::Pair &pair : pairs)
        std::swap(pair.match.left, pair.match.right);
    return pairs;
}

/// Where the part of a text ends that is read; never within a pair of surrogates.
qsizetype readEnd(const QString &text)
{
    const qsizetype end = std::min(text.size(), MaxCharacters);
    return end < text.size() && text[end - 1].isHighSurrogate() ? end - 1 : end;
}

} // namespace

Difference difference(const QString &left, const QString &right)
{
    Difference result;
    result.leftEnd = readEnd(left);
    result.rightEnd = readEnd(right);
    result.isCut = result.leftEnd < left.size() || result.rightEnd < right.size();
    Numbers numbers;
    const QList<ComparedPiece> lefts = piecesOf(left.first(result.leftEnd), numbers);
    const QList<ComparedPiece> rights = piecesOf(right.first(result.rightEnd), numbers);
    // Of several ways to pair two texts always the same one, from whichever side they are seen.
    const bool isTurned = right < left;
    const Pairing pairing = isTurned ? Pairing(rights, lefts) : Pairing(lefts, rights);
    result.isCoarse = pairing.isCoarse();
    result.rows = RowWriter(lefts, rights, isTurned)
                      .write(isTurned ? turned(pairing.pairs()) : pairing.pairs());
    return result;
}

} // namespace Conclave
