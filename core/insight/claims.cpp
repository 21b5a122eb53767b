#include "core/insight/claims.h"

#include "core/insight/sentences.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace Conclave {

namespace {

// Every sentence is compared with every other one, so their number bounds the time.
constexpr qsizetype MaxSentences = 300;
constexpr qsizetype MaxCharacters = 100'000;
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

QList<Claim> claims(const QList<SourceText> &sources)
{
    QList<Claim> claims;
    const qsizetype mostSentences = shareOf(MaxSentences, sources.size());
    const qsizetype mostCharacters = shareOf(MaxCharacters, sources.size());
    for (qsizetype i = 0; i < sources.size(); ++i) {
        const SourceText &source = sources[i];
        const QList<Passage> own = sentences(source.text.left(mostCharacters));
        const bool isCut = source.cut || source.text.size() > mostCharacters;
        for (qsizetype j = 0; j < std::min(own.size(), mostSentences); ++j) {
            Claim claim{own[j].text.left(MaxSentenceLength), own[j].range, i, {}, {}, false};
            claim.words = wordsOf(claim.sentence);
            claim.terms = termsOf(claim.words);
            claim.isOpen = own[j].text.size() > MaxSentenceLength || (isCut && j == own.size() - 1);
            claims.append(claim);
        }
    }
    return claims;
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
