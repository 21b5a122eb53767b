#pragma once

#include "core/insight/range.h"
#include "core/insight/words.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace Conclave {

/// One answer to read.
struct SourceText
{
    QString name;     ///< Who said it, as it is shown.
    QString text;     ///< Markdown.
    bool cut = false; ///< The text ends before the answer did.
};

/// One sentence of a source.
struct Claim
{
    QString sentence;
    Range range;          ///< In the source's text.
    qsizetype source = 0; ///< Its place among the sources.
    QList<Word> words;
    QStringList
        terms; ///< What the sentence is about: numbers and words of four letters, each once.
    bool isOpen = false; ///< Its end is missing: the answer was cut, or the sentence is too long.
};

/// The sentences of all sources in order: at most 300, shared out evenly, and only the first
/// 100 000 characters, shared out likewise. A sentence ends after 1000 characters at the latest.
QList<Claim> claims(const QList<SourceText> &sources);

/// How many terms each two of many lists have in common.
class Overlap
{
public:
    /// No list may hold a term twice.
    explicit Overlap(const QList<QStringList> &lists);

    qsizetype shared(qsizetype one, qsizetype other) const;
    qsizetype size(qsizetype one) const { return shared(one, one); }

private:
    qsizetype m_count;
    QList<quint16> m_shared; ///< A square, row by row.
};

} // namespace Conclave
