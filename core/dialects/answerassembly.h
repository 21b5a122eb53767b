#pragma once

#include "core/dialects/piece.h"
#include "core/dialects/thinksplitter.h"

namespace Conclave {

/// Puts the pieces of one answer together: what is text, what is reasoning, what was counted, and
/// why it ended.
class AnswerAssembly final
{
public:
    /// What `piece` adds for the reader.
    ThinkSplitter::Parts add(const Piece &piece);
    /// What was held back because it could have been the beginning of a tag.
    ThinkSplitter::Parts finish() { return m_splitter.finish(); }

    /// What the provider has counted up to now, field by field.
    const std::optional<Usage> &usage() const { return m_usage; }
    /// The provider's reason for ending, Refused if the model declined. Empty: none yet.
    std::optional<Notice> reason() const;

private:
    void addReasoning(ThinkSplitter::Parts &parts, const QString &text);

    ThinkSplitter m_splitter;
    std::optional<Usage> m_usage;
    std::optional<Notice> m_finish;
    bool m_isRefusal = false;
    bool m_isAside = false;
    bool m_hasReasoning = false;
    bool m_paragraphIsDue = false;
};

} // namespace Conclave
