#include "ui/markdown/inlinetext.h"

#include "ui/markdown/documentwriter.h"
#include "ui/markdown/entities.h"
#include "ui/markdown/linktarget.h"
#include "ui/markdown/markdownstyle.h"
#include "ui/markdown/md4cstring.h"

namespace Conclave {

InlineText::InlineText(DocumentWriter &writer, const MarkdownStyle &style)
    : m_writer(writer)
    , m_style(style)
{
}

void InlineText::enter(MD_SPANTYPE type, const void *detail)
{
    flush();
    if (type == MD_SPAN_A) {
        const auto target =
            linkTarget(fromMd4c(static_cast<const MD_SPAN_A_DETAIL *>(detail)->href));
        m_link = target ? target->toString(QUrl::FullyEncoded) : QString();
    } else if (type == MD_SPAN_IMG) {
        enterImage(fromMd4c(static_cast<const MD_SPAN_IMG_DETAIL *>(detail)->src));
    } else {
        count(type, 1);
    }
}

void InlineText::leave(MD_SPANTYPE type)
{
    if (type == MD_SPAN_IMG) {
        leaveImage();
        return;
    }
    flush();
    if (type == MD_SPAN_A)
        m_link.clear();
    else
        count(type, -1);
}

void InlineText::add(MD_TEXTTYPE type, const QString &text)
{
    switch (type) {
    case MD_TEXT_NULLCHAR:
        m_pending += QChar(QChar::ReplacementCharacter);
        break;
    case MD_TEXT_BR:
        flush();
        m_writer.breakLine();
        break;
    case MD_TEXT_SOFTBR:
        m_pending += u' ';
        break;
    case MD_TEXT_ENTITY:
        m_pending += decodedEntity(text);
        break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
        m_pending += text;
        break;
    }
}

void InlineText::flush()
{
    if (m_pending.isEmpty())
        return;
    m_writer.write(m_pending, format());
    m_pending.clear();
}

void InlineText::count(MD_SPANTYPE type, int step)
{
    if (type == MD_SPAN_STRONG)
        m_strong += step;
    else if (type == MD_SPAN_EM)
        m_emphasis += step;
    else if (type == MD_SPAN_DEL)
        m_struck += step;
    else if (type == MD_SPAN_CODE)
        m_code += step;
}

void InlineText::enterImage(const QString &source)
{
    if (++m_images > 1)
        return; // an image in an image's description
    m_imageHost = QUrl(source).host();
    //: Stands for a picture in an answer, which is never loaded: [image: description, host]
    m_pending = tr("[image: ");
}

void InlineText::leaveImage()
{
    if (--m_images > 0)
        return;
    if (!m_imageHost.isEmpty())
        m_pending += u", " + m_imageHost;
    m_pending += u']';
    ++m_images;
    flush();
    --m_images;
}

QTextCharFormat InlineText::format() const
{
    QTextCharFormat format = m_writer.format();
    if (m_code > 0) {
        format.setFont(m_style.code);
        format.setBackground(m_style.codeBackground);
    }
    if (m_strong > 0)
        format.setFontWeight(QFont::DemiBold);
    if (m_emphasis > 0)
        format.setFontItalic(true);
    if (m_struck > 0)
        format.setFontStrikeOut(true);
    if (m_images > 0)
        format.setForeground(m_style.secondary);
    if (!m_link.isEmpty()) {
        format.setAnchor(true);
        format.setAnchorHref(m_link);
        format.setForeground(m_style.link);
        format.setFontUnderline(true);
    }
    return format;
}

} // namespace Conclave
