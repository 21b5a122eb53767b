#pragma once

#include <QStringView>

namespace Conclave {

/// Paragraphs with more weight are shown in parts: to lay out text again costs as much as all of
/// it.
inline constexpr qsizetype HeaviestParagraph = 4096;

/// How much it costs to lay out: usually its length, but emoji are images, which are slow.
qsizetype textWeight(QStringView text);

/// Where to cut a paragraph that is heavier than that: behind a sentence or at least a word, where
/// no emphasis, code, link or formula is open, if there is such a place. Depends on no more than
/// the first part with that weight.
qsizetype paragraphCut(QStringView paragraph);

/// The last place up to `limit` that is inside no character as people see it; never 0.
qsizetype characterBoundary(QStringView text, qsizetype limit);

} // namespace Conclave
