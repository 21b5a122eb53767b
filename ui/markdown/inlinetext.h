#pragma once

#include <QCoreApplication>
#include <QTextCharFormat>

#include <md4c.h>

namespace Conclave {

class DocumentWriter;
class InlineObjects;
struct InlineObject;
struct MarkdownStyle;

/// Writes the text inside a block: emphasis, code, links, formulas, and images as words.
class InlineText final
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::InlineText)

public:
    /// All have to outlive this. `objects` are those of the source.
    InlineText(DocumentWriter &writer, const MarkdownStyle &style, const InlineObjects &objects);

    void enter(MD_SPANTYPE type, const void *detail);
    void leave(MD_SPANTYPE type);
    void add(MD_TEXTTYPE type, const QString &text);
    /// An object that stands `alone` has a block for itself.
    void add(const InlineObject &object, bool alone);
    void endLine(); ///< Spaces do not count at the end of a line and where the next one begins.
    bool isInImage() const { return m_images > 0; }
    void flush(); ///< Writes what is held back; to be called before the block changes.

private:
    void count(MD_SPANTYPE type, int step);
    void enterLink(const QString &href);
    void leaveLink();
    void addNormal(QStringView text);
    void addScript(const QString &text, QTextCharFormat::VerticalAlignment alignment);
    void write(const QString &text, const QTextCharFormat &format);
    void breakLine();
    void enterImage(const QString &source);
    void leaveImage();
    QTextCharFormat format() const;

    DocumentWriter &m_writer;
    const MarkdownStyle &m_style;
    const InlineObjects &m_objects;
    QString m_pending; ///< Text of one format that is not written yet.
    int m_strong = 0;
    int m_emphasis = 0;
    int m_struck = 0;
    int m_code = 0;
    int m_images = 0;
    QString m_imageHost;
    bool m_atLineStart = false; ///< Of a line that we began ourselves.
    QString m_link;     ///< The address; empty outside links and in those that may not be opened.
    QString m_linkText; ///< What has been written inside the link.
};

} // namespace Conclave
