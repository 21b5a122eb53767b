#pragma once

#include "core/insight/range.h"

#include <QList>
#include <QString>

namespace Conclave {

/// A sentence of a Markdown text, or a line that is none.
struct Passage
{
    enum class Kind { Sentence, Heading, TableRow, Rule, Code };

    Kind kind = Kind::Sentence;
    QString text; ///< As it reads: a sentence on one line, without the quote marks of its lines.
    Range range;  ///< In the Markdown, from its first to its last character that is no white space.

    bool operator==(const Passage &) const = default;
};

/// All of a Markdown text in order. Between two passages stand only white space and the marks of
/// lists and quotes; a fence belongs to its code. Emphasis marks are kept.
QList<Passage> passages(const QString &markdown);

/// The sentences among the passages.
QList<Passage> sentences(const QString &markdown);

} // namespace Conclave
