#pragma once

#include "core/markdown/markdownblock.h"

namespace Conclave {

/// A fence of "math" that is open: its lines wait, since they are one formula if its end comes
/// before they are too long for one, and code otherwise.
class MathFence final
{
public:
    static bool isOpenedBy(QStringView line);

    /// Begins with the line that opens the fence, at `offset` in the whole text.
    void begin(QStringView line, qsizetype offset);
    bool isWaiting() const { return !m_blocks.isEmpty(); }
    qsizetype offset() const { return m_blocks.constFirst().offset; } ///< Only while it waits.

    /// One more line of code, at `offset`. False when they are too long for a formula.
    bool add(const QString &line, qsizetype offset);

    MarkdownBlock takeFormula();
    QList<MarkdownBlock> takeCode();

private:
    QList<MarkdownBlock> m_blocks; ///< As code.
    qsizetype m_size = 0;
};

} // namespace Conclave
