#pragma once

#include "core/insight/claims.h"
#include "core/insight/statement.h"

namespace Conclave {

/// Something that sources say differently.
struct Conflict
{
    enum class Kind {
        Number,   ///< Of things that are counted, or without any unit.
        Amount,   ///< Of money.
        Quantity, ///< Of something measured: "30 days", "5 %".
        Date,
        Negation
    };

    /// Where a source says so.
    struct Quote
    {
        qsizetype source = 0;
        qsizetype claim = 0;
        Range sentence; ///< In the source's text,
        Range value;    ///< as is this.
    };

    struct Side
    {
        QString value;            ///< As it is written: "30 days", "does not support".
        QString sentence;         ///< The shortest one that says so.
        QList<qsizetype> sources; ///< Their places, in order; no source is on two sides.
        QList<Quote> quotes;      ///< In order; one or more of every source.
    };

    Kind kind = Kind::Number;
    QStringList subject;     ///< The words all sentences share, as the first one writes them.
    QList<Side> sides;       ///< Two or more; most sources first, then in order of appearance.
    QList<qsizetype> claims; ///< The places of all sentences that take part, in order.
};

/// Where claims of different sources speak of the same thing and differ in a number, an amount, a
/// date or a negation; those with the most sources first, then in order of appearance.
///
/// Offline and deterministic; the order of the sources changes no more than the order of the
/// result. Rather silent than wrong: a sentence is compared only with its best counterpart in
/// another source, and a difference does not count when the other source says the same value
/// elsewhere, or when a source has several values itself. Ranges conflict when they are disjoint,
/// dates where both are known. What is cut (Claim::isOpen) is not compared, and languages without
/// spaces are not read. claims() bounds what there is to read: about 60 ms of a debug build when
/// every sentence is disputed, 20 ms for ordinary answers.
QList<Conflict> conflicts(const QList<Claim> &claims);
/// The same, for whom has the claims' statements already.
QList<Conflict> conflicts(const QList<Claim> &claims, const QList<Statement> &statements);

} // namespace Conclave
