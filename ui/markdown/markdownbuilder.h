#pragma once

#include "core/markdown/linkreferences.h"
#include "core/markdown/markdownblock.h"
#include "ui/markdown/documentwriter.h"

#include <QCoreApplication>

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

    void add(const MarkdownBlock &block); ///< A finished one.
    void addNote(const QString &note) { m_writer.addNote(note); }

    /// Adds what is open, to be removed again by rewinding to the mark that is returned. Also
    /// brings links up to date that are shown already: their addresses may have come.
    DocumentWriter::Mark addTail(const QList<MarkdownBlock> &tail);

    DocumentWriter::Mark mark() const { return m_writer.mark(); }
    void rewind(const DocumentWriter::Mark &mark) { m_writer.rewind(mark); }

private:
    void write(const MarkdownBlock &block);
    bool writeMarkdown(const MarkdownBlock &block);
    void writeCode(const MarkdownBlock &block);
    void writeFormulaBlock(const MarkdownBlock &block);
    void writeSource(const QString &source);
    void updateLinks();

    QTextDocument &m_document;
    const MarkdownStyle &m_style;
    LinkReferences &m_references;
    DocumentWriter m_writer;
};

} // namespace Conclave
