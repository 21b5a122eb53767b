#include "core/insight/claims.h"

#include "core/insight/sentences.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace Conclave {

namespace {

constexpr qsizetype MaxSentenceLength = 1000;

QStringList termsOf(const QList<Word> &words)
{
    constexpr qsizetype ShortestTerm = 4;
    constexpr qsizetype MaxTerms = 60;
    QStringList terms;
    QSet<QString> seen;
    for (const Word &word : words) {
        const bool isTerm = word.kind == Word::Kind::Number || (word.kind == Word::Kind::Letters &&
                                                                word.folded.size() >= ShortestTerm);
        if (isTerm && terms.size() < MaxTerms && !seen.contains(word.folded)) {
            seen.insert(word.folded);
            terms.append(word.folded);
        }
    }
    return terms;
}

qsizetype shareOf(qsizetype whole, qsizetype sources)
{
    return std::max(whole / std::max<qsizetype>(1, sources), qsizetype(1));
}

} // namespace

QList<Claim> claims(const QList<SourceText> &sources, const ReadingLimits &limits)
{
    QList<Claim> claims;
    const qsizetype mostSentences = shareOf(limits.sentences, sources.size());
    const qsizetype mostCharacters = shareOf(limits.characters, sources.size());
    for (qsizetype i = 0; i < sources.size(); ++i) {
        const SourceText &source = sources[i];
        const QList<Passage> own = sentences(source.text.left(mostCharacters));
        const bool isCut = source.cut || source.text.size() > mostCharacters;
        for (qsizetype j = 0; j < std::min(own.size(), mostSentences); ++j) {
            const Range &range = own[j].range;
            Claim claim{own[j].text.left(MaxSentenceLength),
                        source.text.mid(range.position, range.length),
                        range,
                        i,
                        {},
                        {},
                        false};
            claim.words = wordsOf(claim.sentence);
            claim.terms = termsOf(claim.words);
            claim.isOpen = own[j].text.size() > MaxSentenceLength || (isCut && j == own.size() - 1);
            claims.append(claim);
        }
    }
    return claims;
}

bool mayBeCut(const QList<SourceText> &sources,
              const QList<Claim> &claims,
              const ReadingLimits &limits)
{
    const auto isLong = [&](const SourceText &source) {
        return source.text.size() > shareOf(limits.characters, sources.size());
    };
    QList<qsizetype> counts(sources.size(), 0);
    for (const Claim &claim : claims)
        ++counts[claim.source];
    const auto isFull = [&](qsizetype count) {
        return count >= shareOf(limits.sentences, sources.size());
    };
    return std::ranges::any_of(sources, isLong) || std::ranges::any_of(counts, isFull);
}

Range inSource(const Claim &claim, const Range &part)
{
    // The sentence is the raw text without some of its white space and quote marks.
    qsizetype raw = 0;
    qsizetype start = 0;
    for (qsizetype i = 0; i < part.end() && raw < claim.raw.size(); ++i) {
        if (claim.sentence[i].isSpace())
            continue;
        while (raw < claim.raw.size() && claim.raw[raw] != claim.sentence[i])
            ++raw;
        if (i <= part.position)
            start = raw;
        ++raw;
    }
    return {claim.range.position + start, raw - start};
}

Overlap::Overlap(const QList<QStringList> &lists)
    : m_count(lists.size())
    , m_shared(lists.size() * lists.size())
{
    QHash<QString, QList<qsizetype>> holders;
    for (qsizetype i = 0; i < m_count; ++i) {
        for (const QString &term : lists[i])
            holders[term].append(i);
    }
    quint16 *shared = m_shared.data();
    for (const QList<qsizetype> &list : std::as_const(holders)) {
        for (const qsizetype one : list) {
            quint16 *row = shared + one * m_count;
            for (const qsizetype other : list)
                ++row[other];
        }
    }
}

qsizetype Overlap::shared(qsizetype one, qsizetype other) const
{
    return m_shared[one * m_count + other];
}

} // namespace Conclave
