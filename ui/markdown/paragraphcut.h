#pragma once

#include <QStringView>

namespace Conclave {

/// Longer paragraphs are shown in parts: to lay out text again costs as much as all of it.
inline constexpr qsizetype LongestParagraph = 4096;

/// Where to cut a paragraph that is longer than that: behind a sentence or at least a word, where
/// no emphasis, code or link is open, if there is such a place. Depends on no more than the
/// first LongestParagraph characters.
qsizetype paragraphCut(QStringView paragraph);

/// The last place up to `limit` that is inside no character as people see it; never 0.
qsizetype characterBoundary(QStringView text, qsizetype limit);

} // namespace Conclave
