#pragma once

#include "core/markdown/blocksplitter.h"
#include "core/markdown/linkreferences.h"
#include "ui/markdown/markdownbuilder.h"
#include "ui/markdown/shownspan.h"

#include <QCoreApplication>
#include <QString>

namespace Conclave {

/// The Markdown of an answer as it grows, and the document that shows it as far as it was rendered.
///
/// Finished blocks are written once; of what is open at the end only the blocks are written anew
/// that have changed. From 200,000 characters on the text is shown plain, from a million on no
/// longer.
class MarkdownStream final
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::MarkdownStream)

public:
    /// Nobody else writes into `document`, which outlives the stream.
    explicit MarkdownStream(QTextDocument &document);

    const QString &rawText() const { return m_raw; } ///< Everything, as it came.
    /// How much of it the document shows.
    qsizetype shownLength() const { return m_taken; }
    bool isShown() const { return m_taken >= m_raw.size() && (m_grows || !m_isGuess); }

    /// While it grows, its end is shown as what it is probably going to be; see growingtail.h.
    void append(const QString &text)
    {
        m_raw += text;
        m_grows = true;
    }
    void finish() { m_grows = false; } ///< The end is to be shown as it is.
    void clear();                      ///< Also the document.
    void restart();                    ///< Only the document: the next rendering writes all of it.

    /// Makes the document show the first `most` characters, in one edit.
    void render(const MarkdownStyle &style, qsizetype most);
    /// Where in the document the part begins that may still change.
    int settledPosition() const { return m_settledPosition; }
    /// About where the document shows the character at `offset` of the raw text. Not behind its
    /// end.
    int positionOf(qsizetype offset) const;
    /// Where the document shows a part of the raw text; empty when it does not, or not yet.
    ShownSpan spanOf(const Range &part) const;

private:
    /// A finished block: where it begins in the raw text and in the document.
    struct Begin
    {
        qsizetype offset = 0;
        int position = 0;
    };

    QList<Begin> begins() const;
    void addNewText(MarkdownBuilder &builder, qsizetype most);
    void addUpTo(qsizetype limit, MarkdownBuilder &builder);
    void add(const QList<MarkdownBlock> &blocks, MarkdownBuilder &builder);
    QList<MarkdownBlock> growingTail(QList<MarkdownBlock> tail) const;
    void showTail(MarkdownBuilder &builder);
    MarkdownBuilder::Written place(const MarkdownBlock &block, MarkdownBuilder &builder);
    void removeRest(MarkdownBuilder &builder);

    QTextDocument &m_document;
    QString m_raw;
    qsizetype m_taken = 0;
    bool m_grows = false;
    bool m_isGuess = false; ///< The end of the document is as if more had come.
    BlockSplitter m_splitter;
    LinkReferences m_references;
    QList<Begin> m_begins;
    qsizetype m_settledOffset = 0; ///< Of the raw text: behind the last finished block.
    int m_settledPosition = 0;     ///< The same in the document.
    /// The blocks that are open. While text is added: those that stand in the document as they
    /// were.
    QList<MarkdownBuilder::Written> m_open;
    qsizetype m_kept = 0; ///< While text is added: so many of these are as they should be.
};

} // namespace Conclave
