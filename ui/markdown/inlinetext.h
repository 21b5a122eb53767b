#pragma once

#include <QCoreApplication>
#include <QTextCharFormat>

#include <md4c.h>

namespace Conclave {

class DocumentWriter;
struct MarkdownStyle;

/// Writes the text inside a block: emphasis, code, links, and images as words.
class InlineText final
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::InlineText)

public:
    /// Both have to outlive this.
    InlineText(DocumentWriter &writer, const MarkdownStyle &style);

    void enter(MD_SPANTYPE type, const void *detail);
    void leave(MD_SPANTYPE type);
    void add(MD_TEXTTYPE type, const QString &text);
    void flush(); ///< Writes what is held back; to be called before the block changes.

private:
    void count(MD_SPANTYPE type, int step);
    void enterImage(const QString &source);
    void leaveImage();
    QTextCharFormat format() const;

    DocumentWriter &m_writer;
    const MarkdownStyle &m_style;
    QString m_pending; ///< Text of one format that is not written yet.
    int m_strong = 0;
    int m_emphasis = 0;
    int m_struck = 0;
    int m_code = 0;
    int m_images = 0;
    QString m_imageHost;
    QString m_link; ///< The address; empty outside links and in those that may not be opened.
};

} // namespace Conclave
