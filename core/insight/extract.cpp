#include "core/insight/extract.h"

#include "core/insight/sentences.h"

#include <QSet>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

// Every sentence is compared with every other one: 300 of them take about 50 ms.
constexpr qsizetype MaxSentences = 300;
constexpr qsizetype MaxShown = 8;
// A sentence supports another one when it holds at least this part of its words.
constexpr double SupportingShare = 0.5;

struct Claim
{
    QString sentence;
    QSet<QString> words;
    qsizetype source = 0;
    QList<qsizetype> supporters; ///< Sources, in order; the claim's own among them.
};

QSet<QString> contentWords(const QString &sentence)
{
    constexpr qsizetype ShortestContentWord = 4;
    QSet<QString> words;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, sentence);
    qsizetype start = 0;
    for (qsizetype end = finder.toNextBoundary(); end >= 0; end = finder.toNextBoundary()) {
        const QString word = sentence.mid(start, end - start).toCaseFolded();
        const bool isNumber = !word.isEmpty() && word.front().isDigit();
        if (isNumber || (word.size() >= ShortestContentWord && word.front().isLetter()))
            words.insert(word);
        start = end;
    }
    return words;
}

QList<QList<Claim>> claimsOf(const QList<SourceText> &sources)
{
    QList<QList<Claim>> claims;
    const qsizetype share =
        std::max(MaxSentences / std::max<qsizetype>(1, sources.size()), qsizetype(1));
    for (qsizetype i = 0; i < sources.size(); ++i) {
        QList<Claim> own;
        for (const QString &sentence : sentences(sources[i].text).mid(0, share)) {
            const QSet<QString> words = contentWords(sentence);
            if (words.size() >= 3)
                own.append({sentence, words, i, {}});
        }
        claims.append(own);
    }
    return claims;
}

bool supports(const Claim &other, const Claim &claim)
{
    qsizetype shared = 0;
    for (const QString &word : claim.words)
        shared += other.words.contains(word) ? 1 : 0;
    return double(shared) >= SupportingShare * double(claim.words.size());
}

QList<Claim> withSupporters(const QList<QList<Claim>> &bySource)
{
    QList<Claim> all;
    for (const QList<Claim> &own : bySource) {
        for (Claim claim : own) {
            for (qsizetype i = 0; i < bySource.size(); ++i) {
                const bool isSupported = std::ranges::any_of(
                    bySource[i], [&](const Claim &other) { return supports(other, claim); });
                if (isSupported)
                    claim.supporters.append(i);
            }
            all.append(claim);
        }
    }
    return all;
}

/// The best claims that do not repeat each other.
QList<Claim> best(const QList<Claim> &claims, bool shared)
{
    QList<Claim> chosen;
    for (const Claim &claim : claims) {
        const bool repeats = std::ranges::any_of(chosen, [&](const Claim &earlier) {
            return supports(earlier, claim) || supports(claim, earlier);
        });
        if ((claim.supporters.size() > 1) == shared && !repeats && chosen.size() < MaxShown)
            chosen.append(claim);
    }
    return chosen;
}

QString listed(const QList<Claim> &claims, const QList<SourceText> &sources)
{
    QString text;
    for (const Claim &claim : claims) {
        QStringList names;
        for (const qsizetype source : claim.supporters)
            names.append(u'[' + sources[source].name + u']');
        text += u"- %1 %2\n"_s.arg(claim.sentence, names.join(QString()));
    }
    return text;
}

/// Answers too short or too odd for sentences are given as they are.
QString quoted(const QList<SourceText> &sources)
{
    QString text = u"The answers side by side:\n\n"_s;
    for (const SourceText &source : sources) {
        if (!source.text.trimmed().isEmpty())
            text += u"- %1 [%2]\n"_s.arg(source.text.simplified().left(400), source.name);
    }
    return text;
}

} // namespace

QString extractiveSynthesis(const QList<SourceText> &sources)
{
    QList<Claim> claims = withSupporters(claimsOf(sources));
    std::ranges::stable_sort(
        claims, std::greater<>(), [](const Claim &claim) { return claim.supporters.size(); });
    const QList<Claim> shared = best(claims, true);
    const QList<Claim> single = best(claims, false);
    if (shared.isEmpty() && single.isEmpty())
        return quoted(sources);
    QString text;
    if (!shared.isEmpty())
        text += u"**Said by more than one member**\n\n"_s + listed(shared, sources) + u'\n';
    if (!single.isEmpty())
        text += u"**Said by one member only**\n\n"_s + listed(single, sources);
    return text;
}

} // namespace Conclave
