#pragma once

#include "core/insight/range.h"
#include "core/insight/sentences.h"

#include <QList>
#include <QString>

namespace Conclave {

/// A passage of an answer as it is shown beside another one: without the marks of emphasis,
/// headings and tables, and nothing in it that could write over its surroundings.
struct PassageText
{
    static constexpr qsizetype Longest = 4000; ///< Characters; what is longer ends in "…".

    Passage::Kind kind = Passage::Kind::Sentence;
    QString text;       ///< May hold line separators.
    QList<Range> words; ///< Parts of `text`, in order.

    bool operator==(const PassageText &) const = default;
};

/// `range` and `words` are parts of `markdown`.
PassageText passageText(const QString &markdown,
                        Passage::Kind kind,
                        const Range &range,
                        const QList<Range> &words);

} // namespace Conclave
