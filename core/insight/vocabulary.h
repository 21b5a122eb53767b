#pragma once

#include <QString>

/// Word lists in English, German, French and Spanish: what words mean to a reader who only compares
/// sentences. All take folded words unless said otherwise.
namespace Conclave::Vocabulary {

/// Says nothing about the subject: articles, auxiliaries, "lasts", "needs", "about".
bool isFiller(const QString &word);
/// Two sentences that differ in such a word speak of different things: "minimum", "free", "summer".
bool isQualifier(const QString &word);
/// Makes the sentence its opposite: "not", "never", "doesn't", "kein", "jamais", "sin".
bool isNegation(const QString &word);
/// Of these, the ones that stand beside a verb: "not", "nicht".
bool isBareNegation(const QString &word);
/// "without" and its like deny one noun only; isWith() is their opposite.
bool isWithout(const QString &word);
bool isWith(const QString &word);
/// What "impossible" denies: "possible"; empty for other words.
QString denied(const QString &word);
/// Leaves open whether a negation is meant in full: "only", "always", "if", "may", "some".
bool isReservation(const QString &word);
/// A sentence that starts so does not name its subject: "it", "they".
bool isPronoun(const QString &word);
/// Such a word anywhere may stand for something in the sentence before: "its".
bool isReference(const QString &word);
/// What the number after it is a name of: "version", "step", "page".
bool isLabel(const QString &word);
/// Counted by whoever writes, not in the world: "reasons", "tips", "main".
bool isEnumerated(const QString &word);
/// A year may follow: "in", "since".
bool isBeforeYear(const QString &word);
bool isAbout(const QString &word); ///< "roughly": the number after it is not exact.
/// Both also take several words: "at least", "up to", "no more than".
bool isAtLeast(const QString &words);
bool isAtMost(const QString &words);
bool isPer(const QString &word);
bool isRangeWord(const QString &word); ///< "to", "bis".
bool isBetween(const QString &word);
bool isAnd(const QString &word);

/// 1 to 12 for a month as it is written ("May", "mai", "Sept"); 0 for other words, "may" among
/// them.
int month(const QString &written);
/// 2 to 12 for a number in words; 0 for other words.
int smallNumber(const QString &word);

} // namespace Conclave::Vocabulary
