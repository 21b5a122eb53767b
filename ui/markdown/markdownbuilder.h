#pragma once

#include "core/markdown/linkreferences.h"
#include "core/markdown/markdownblock.h"
#include "ui/markdown/documentwriter.h"

#include <QCoreApplication>

#include <optional>

namespace Conclave {

/// Turns Markdown (GitHub's dialect) into text at the end of a document.
///
/// The source is hostile: raw HTML is shown as it is written, images become a line of words,
/// only http, https and mailto links become anchors, and nothing that comes out of it makes
/// the document load anything. What is too unreasonable for Markdown is shown as plain text.
class MarkdownBuilder final
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::MarkdownBuilder)

public:
    /// All have to outlive the builder.
    MarkdownBuilder(QTextDocument &document,
                    const MarkdownStyle &style,
                    LinkReferences &references);

    /// A block in the document.
    struct Written
    {
        MarkdownBlock block;
        DocumentWriter::Mark before; ///< Where it was written.
        /// What is written anew when a link in it gets its address later.
        std::optional<LinkReferences::User> user = {};
    };

    Written write(const MarkdownBlock &block);
    /// Nothing that follows can change the block any more, which was written last or before others.
    void finish(const Written &written);
    void addNote(const QString &note) { m_writer.addNote(note); }
    void updateLinks(); ///< Of finished blocks: their addresses may have come.

    DocumentWriter::Mark mark() const { return m_writer.mark(); }
    void rewind(const DocumentWriter::Mark &mark) { m_writer.rewind(mark); }
    void finishRewinding() { m_writer.finishRewinding(); } ///< When all is written.

private:
    void writeBlock(const MarkdownBlock &block);
    bool writeMarkdown(const MarkdownBlock &block);
    void writeCode(const MarkdownBlock &block);
    void writeFormulaBlock(const MarkdownBlock &block);
    void writeSource(const QString &source);

    QTextDocument &m_document;
    const MarkdownStyle &m_style;
    LinkReferences &m_references;
    DocumentWriter m_writer;
};

} // namespace Conclave
