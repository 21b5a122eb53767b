#pragma once

#include "core/markdown/codefence.h"
#include "core/markdown/markdownblock.h"
#include "core/markdown/mathfence.h"
#include "core/markdown/opencontainers.h"
#include "core/markdown/openparagraph.h"

#include <optional>

namespace Conclave {

struct LineCursor;

/// Reads Markdown line by line and knows in which quotes, lists and block it stands.
///
/// Follows CommonMark and GitHub's tables and task lists, without HTML blocks. Each block is
/// handed out as soon as it is finished, with the containers that it stands in, so that a list
/// or a table costs no more the longer it gets. Paragraphs that are very long are handed out in
/// parts. Containers that are nested too deep are text.
class BlockParser final
{
public:
    enum class Line { Ended, Open };

    /// The next line, without its line end, which stands at `offset` in the whole text.
    void readLine(QStringView line, qsizetype offset, Line state);

    /// More of the last line, which was too long to wait for its end.
    void continueLine(QStringView part, qsizetype offset);

    /// Finishes the open block and leaves all containers.
    void finish();

    QList<MarkdownBlock> take(); ///< The blocks finished since the last call, in order.

    /// Where in the whole text the open block begins; nothing when each line is finished.
    std::optional<qsizetype> openOffset() const;

private:
    enum class Leaf { None, Paragraph, Fence, IndentedCode, Table };

    bool readFenceLine(const LineCursor &line, qsizetype parents);
    void readBlankLine(const LineCursor &line, qsizetype parents);
    void readContent(LineCursor &line, qsizetype parents);
    bool mayUnderline(QStringView line);
    bool enterContainer(LineCursor &line, qsizetype &parents);
    void readLeaf(const LineCursor &line, qsizetype parents, bool entered);
    void readText(const LineCursor &line, qsizetype parents, bool entered);
    void readCode(const LineCursor &line, qsizetype parents, bool entered);

    void leave(qsizetype parents); ///< Ends the open block, too.
    void closeLeaf();
    void closeParagraph();
    void emitBlock(MarkdownBlock::Kind kind, const QString &text);
    void emitBlock(MarkdownBlock block); ///< In the open containers.
    void emitBlocks(const QList<MarkdownBlock> &blocks);

    Line m_state = Line::Ended;
    qsizetype m_lineOffset = 0;
    OpenContainers m_containers;
    bool m_itemBeganBlank = false; ///< The open item has had nothing but blank lines.
    Leaf m_leaf = Leaf::None;
    OpenParagraph m_paragraph;
    QStringList m_blankCode; ///< Blank lines that are code if more code follows.
    std::optional<CodeFence> m_fence;
    MathFence m_math;
    QString m_columns; ///< Of the open table.
    QList<MarkdownBlock> m_finished;
};

} // namespace Conclave
