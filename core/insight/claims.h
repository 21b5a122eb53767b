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
    QString raw;          ///< As it stands in the source's text, maybe over several lines,
    Range range;          ///< and where.
    qsizetype source = 0; ///< Its place among the sources.
    QList<Word> words;
    QStringList
        terms; ///< What the sentence is about: numbers and words of four letters, each once.
    bool isOpen = false; ///< Its end is missing: the answer was cut, or the sentence is too long.
};

/// How much is read of all sources together; they get equal shares.
struct ReadingLimits
{
    qsizetype sentences = 300;
    qsizetype characters = 100'000;
};

/// All of eight answers of 16 kB; three times the work.
inline constexpr ReadingLimits ThoroughReading{1200, 200'000};

/// The sentences of all sources in order. A sentence ends after 1000 characters at the latest.
/// Code, tables and headings claim nothing.
QList<Claim> claims(const QList<SourceText> &sources, const ReadingLimits &limits = {});

/// Whether a source may go on after what `claims` hold of it.
bool mayBeCut(const QList<SourceText> &sources,
              const QList<Claim> &claims,
              const ReadingLimits &limits);

/// Where a part of a claim's sentence stands in its source's text.
Range inSource(const Claim &claim, const Range &part);

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
