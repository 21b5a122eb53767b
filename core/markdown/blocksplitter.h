#pragma once

#include "core/markdown/blockparser.h"

namespace Conclave {

/// Cuts Markdown that is still arriving into blocks that are finished and a tail that is open.
///
/// The blocks depend only on the text so far, not on how it was cut into pieces. What a piece
/// costs does not depend on how much came before it: no line, paragraph, list or table has to
/// be complete before blocks of it are finished.
class BlockSplitter final
{
public:
    /// Adds a piece and returns the blocks that it finished, in order.
    QList<MarkdownBlock> feed(QStringView piece);

    /// Finishes everything; from here on each line is a PlainLine.
    QList<MarkdownBlock> switchToPlainText();

    /// What follows the finished blocks if no more text comes.
    QList<MarkdownBlock> tail() const;
    /// Where in the text it begins.
    qsizetype openOffset() const;

private:
    void readLine(QStringView line, BlockParser::Line state);

    BlockParser m_parser;
    QString m_text;           ///< The line that has not ended.
    qsizetype m_offset = 0;   ///< Where it begins in the whole text.
    qsizetype m_searched = 0; ///< Up to here there is no line end in it.
    qsizetype m_weight = 0;   ///< Of the line up to there; see paragraphcut.h.
    bool m_inLine = false;    ///< It became too long: its beginning has been read.
    bool m_plain = false;
    QList<MarkdownBlock> m_plainLines;
};

} // namespace Conclave
