#pragma once

#include "ui/markdown/codefence.h"
#include "ui/markdown/markdownblock.h"

#include <QList>

#include <optional>

namespace Conclave {

/// Cuts Markdown that is still arriving into blocks that are finished and a tail that is open.
///
/// The finished blocks and the tail, put together, are exactly the text that was fed, and
/// do not depend on how it was cut into pieces. When in doubt a block stays open: a list, for
/// example, ends only at a line after a blank one that cannot belong to it. Costs linear time.
class BlockSplitter final
{
public:
    /// Adds a piece and returns the blocks that it finished, in order.
    QList<MarkdownBlock> feed(QStringView piece);

    /// Finishes the tail, whatever it is; from here on each line is a PlainLine.
    QList<MarkdownBlock> switchToPlainText();

    /// What has arrived since the last finished block; its text may be empty.
    MarkdownBlock tail() const;

private:
    void readLine(qsizetype end);
    void readMarkdownLine(QStringView line, qsizetype end);
    void readBegunLine();
    void readInList(QStringView line, int indent);
    bool continuesBlock(QStringView line, int indent) const;
    void cutAt(qsizetype end, MarkdownBlock::Kind kind);
    MarkdownBlock::Kind kindOf(QStringView line) const;

    QString m_text;             ///< Everything behind the blocks handed out.
    qsizetype m_blockStart = 0; ///< Where the open block begins in m_text.
    qsizetype m_lineStart = 0;  ///< Where the first line not yet read begins.
    qsizetype m_searched = 0;   ///< Up to here there is no further line end.
    QList<MarkdownBlock> m_finished;
    std::optional<CodeFence> m_fence;     ///< Open at the top level.
    std::optional<CodeFence> m_listFence; ///< Open inside a list item.
    bool m_inList = false;
    bool m_afterBlank = false;
    bool m_plain = false;
};

} // namespace Conclave
