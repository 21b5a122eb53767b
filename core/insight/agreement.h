#pragma once

#include "core/insight/claims.h"

#include <QList>

namespace Conclave {

/// What one member says about a claim.
struct AgreementCell
{
    enum class Stance { Silent, Supports, Contradicts };

    Stance stance = Stance::Silent;
    Range quote; ///< The sentence in the member's text; empty when it is silent.

    bool operator==(const AgreementCell &) const = default;
};

/// A claim, and what everybody says about it.
struct AgreementRow
{
    QString claim;               ///< As `source` puts it.
    qsizetype source = 0;        ///< Its place among the sources; supports it.
    QList<AgreementCell> cells;  ///< One for each source.
    qsizetype supporting = 0;    ///< Sources.
    qsizetype contradicting = 0; ///< Sources.

    bool operator==(const AgreementRow &) const = default;
};

struct Agreement
{
    /// Those that most members speak of first, of these the disputed ones, then as they come.
    QList<AgreementRow> rows;
    bool isCut = false; ///< Not everything may have been read.

    bool operator==(const Agreement &) const = default;
};

/// Who says what, claim by claim. A sentence stands for itself in at most one row, or as a quote in
/// the rows of others. Languages are not translated: what is said in two of them are two claims.
/// Code, tables and headings claim nothing. Offline and deterministic; reads as much as
/// ThoroughReading.
Agreement agreement(const QList<SourceText> &sources);

} // namespace Conclave
