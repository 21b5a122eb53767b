#pragma once

#include "core/insight/claims.h"
#include "core/insight/figure.h"

#include <QSet>

namespace Conclave {

/// What a sentence says of what: its subject words apart from its figures and negations.
struct Statement
{
    QStringList frame;       ///< Stems of the words it is about, in order, each once; at most 40.
    QSet<QString> terms;     ///< The frame for looking up.
    QStringList written;     ///< The same as they are written,
    QList<Range> places;     ///< and where in the sentence.
    QStringList neighbours;  ///< The frame in order with "" where a figure stands, repeats kept.
    QSet<QString> names;     ///< Those of the frame that look like names.
    QSet<QString> nouns;     ///< In German, where names do not look like names.
    QSet<QString> inherited; ///< Terms of the sentence before, when "it" refers to something there.
    QSet<QString> qualifiers;
    QList<Figure> figures;
    QString negation;    ///< As written, with the words beside it ("does not support"); else empty.
    Range negationPlace; ///< In the sentence.
    QString denied;      ///< The word of the frame it denies.
    bool isWithout = false;  ///< The negation is "without".
    bool hasWith = false;    ///< It says "with".
    bool isDoubtful = false; ///< Negated twice, conditional, a question: no yes and no no.
    bool isVague = false;    ///< It begins with "it": its subject stands elsewhere.
    bool refersBack = false; ///< It has an "it" anywhere.
};

Statement statementOf(const Claim &claim);
/// Of every claim, with what it inherits from the one before in its source.
QList<Statement> statementsOf(const QList<Claim> &claims);

/// Whether two statements speak of the same thing, given how many frame words they share: at least
/// two and half of the longer one, and neither names, qualifiers nor words in the same place
/// ("free plan", "paid plan") may tell them apart.
bool isSameSubject(const Statement &one, const Statement &other, qsizetype shared);

} // namespace Conclave
