#pragma once

#include "ui/markdown/documentwriter.h"
#include "ui/markdown/markdownblock.h"

namespace Conclave {

/// Turns Markdown (GitHub's dialect) into text at the end of a document.
///
/// The source is hostile: raw HTML is shown as it is written, images become a line of words,
/// only http, https and mailto links become anchors, and nothing that comes out of it makes
/// the document load anything. What is too unreasonable for Markdown is shown as plain text.
class MarkdownBuilder final
{
public:
    /// Both have to outlive the builder.
    MarkdownBuilder(QTextDocument &document, const MarkdownStyle &style);

    void add(const MarkdownBlock &block);
    void addNote(const QString &note) { m_writer.addNote(note); }

    DocumentWriter::Mark mark() const { return m_writer.mark(); }
    void rewind(const DocumentWriter::Mark &mark) { m_writer.rewind(mark); }

private:
    void write(const MarkdownBlock &block);
    void writeMarkdown(const QString &source);

    QTextDocument &m_document;
    const MarkdownStyle &m_style;
    DocumentWriter m_writer;
};

} // namespace Conclave
