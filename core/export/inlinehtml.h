#pragma once

#include "core/markdown/displaytext.h"
#include "core/markdown/inlineobjects.h"

#include <md4c.h>

namespace Conclave {

/// Writes the text inside a block of Markdown as HTML: emphasis, code, links, formulas, and images
/// as words.
class InlineHtml final
{
public:
    /// Both have to outlive this; what is written goes to the end of `html`.
    InlineHtml(QString &html, const InlineObjects &objects);

    void startBlock() { m_display = {}; }
    void enter(MD_SPANTYPE type, const void *detail);
    void leave(MD_SPANTYPE type);
    void add(MD_TEXTTYPE type, const QString &text);

private:
    void enterLink(const QString &href);
    void leaveLink();
    void enterImage(const QString &source);
    void leaveImage();
    void addNormal(const QString &text);
    void add(const InlineObject &object);
    void writeInside(const QString &element, const QString &text);
    void write(const QString &text); ///< Of the model.

    QString &m_html;
    const InlineObjects &m_objects;
    DisplayText m_display; ///< Of the open block.
    int m_images = 0;      ///< Open ones; only the outermost is shown.
    QString m_imageHost;
    QString m_link;     ///< Where the open link goes; empty: it is none that may be opened.
    QString m_linkText; ///< Its beginning.
};

} // namespace Conclave
