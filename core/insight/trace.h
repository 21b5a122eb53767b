#pragma once

#include "core/insight/claims.h"

#include <QList>

namespace Conclave {

/// A member behind a statement of the synthesis, or against it.
struct Witness
{
    qsizetype source = 0;
    bool isCited = false; ///< The synthesis names it there.
    Range quote;          ///< The sentence in its text.

    bool operator==(const Witness &) const = default;
};

/// One statement of a synthesis. What a synthesis says of its sources is no proof: a member that it
/// names stands behind a statement only where its answer says so.
struct TracedStatement
{
    Range range;            ///< In the synthesis, without the citations around it.
    QList<Witness> by;      ///< In the order of the sources.
    QList<qsizetype> named; ///< Sources that it names, with nothing like it in their answers.
    QList<Witness> against;

    bool isBacked() const { return !by.isEmpty(); }
    /// Only the synthesis says that a member said it; maybe in words of its own.
    bool isOnlyNamed() const { return by.isEmpty() && !named.isEmpty(); }

    bool operator==(const TracedStatement &) const = default;
};

struct Trace
{
    QList<TracedStatement> statements; ///< In order.
    bool isCut = false;                ///< Not everything may have been read.

    bool operator==(const Trace &) const = default;
};

/// Which members' answers stand behind each statement of a synthesis: those that say the same in
/// similar words; and which others it names (see readCitations(); `answers` are in the order of its
/// labels). Introductions ("The members agree:"), questions and sentences of one word state
/// nothing and are left out, like code, tables and headings. Offline and deterministic; reads at
/// most 1200 sentences and 200 000 characters in all.
Trace trace(const QString &synthesis, const QList<SourceText> &answers);

} // namespace Conclave
