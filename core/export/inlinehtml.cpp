#include "core/export/inlinehtml.h"

#include "core/export/formulahtml.h"
#include "core/markdown/entities.h"
#include "core/markdown/foreignhost.h"
#include "core/markdown/linktarget.h"
#include "core/markdown/md4cstring.h"

#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QString tag(MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_EM:
        return u"em>"_s;
    case MD_SPAN_STRONG:
        return u"strong>"_s;
    case MD_SPAN_CODE:
        return u"code>"_s;
    case MD_SPAN_DEL:
        return u"del>"_s;
    default:
        return {};
    }
}

} // namespace

InlineHtml::InlineHtml(QString &html, const InlineObjects &objects)
    : m_html(html)
    , m_objects(objects)
{
}

void InlineHtml::enter(MD_SPANTYPE type, const void *detail)
{
    if (type == MD_SPAN_A)
        enterLink(
            m_objects.restored(fromMd4c(static_cast<const MD_SPAN_A_DETAIL *>(detail)->href)));
    else if (type == MD_SPAN_IMG)
        enterImage(
            m_objects.restored(fromMd4c(static_cast<const MD_SPAN_IMG_DETAIL *>(detail)->src)));
    else if (const QString name = tag(type); !name.isEmpty() && m_images == 0)
        m_html += u'<' % name;
}

void InlineHtml::leave(MD_SPANTYPE type)
{
    if (type == MD_SPAN_A)
        leaveLink();
    else if (type == MD_SPAN_IMG)
        leaveImage();
    else if (const QString name = tag(type); !name.isEmpty() && m_images == 0)
        m_html += u"</"_s % name;
}

void InlineHtml::add(MD_TEXTTYPE type, const QString &text)
{
    switch (type) {
    case MD_TEXT_NULLCHAR:
        write(QChar(QChar::ReplacementCharacter));
        break;
    case MD_TEXT_BR:
        m_html += m_images > 0 ? u" "_s : u"<br>\n"_s;
        break;
    case MD_TEXT_SOFTBR:
        m_html += u'\n';
        break;
    case MD_TEXT_ENTITY:
        write(decodedEntity(text));
        break;
    case MD_TEXT_NORMAL:
        addNormal(text);
        break;
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
        write(m_objects.restored(text));
        break;
    }
}

void InlineHtml::addNormal(const QString &text)
{
    const auto parts = m_objects.parts(text);
    for (const InlineObjects::Part &part : parts) {
        if (!part.object)
            write(part.text.toString());
        else if (m_images > 0)
            write(part.object->source); // a description is plain text
        else
            add(*part.object);
    }
}

void InlineHtml::add(const InlineObject &object)
{
    using Kind = InlineObject::Kind;
    switch (object.kind) {
    case Kind::Formula:
    case Kind::Display:
        m_html += formulaHtml(object.text, object.kind == Kind::Display);
        break;
    case Kind::Literal:
        write(object.source);
        break;
    case Kind::FootnoteReference:
    case Kind::Superscript:
        writeInside(u"sup"_s, object.text);
        break;
    case Kind::FootnoteText:
        m_html += u"<br>"_s;
        writeInside(u"sup"_s, object.text);
        m_html += u' ';
        break;
    case Kind::LineBreak:
        m_html += u"<br>\n"_s;
        break;
    case Kind::Subscript:
        writeInside(u"sub"_s, object.text);
        break;
    }
}

void InlineHtml::writeInside(const QString &element, const QString &text)
{
    m_html += u'<' % element % u'>';
    write(text);
    m_html += u"</"_s % element % u'>';
}

void InlineHtml::write(const QString &text)
{
    constexpr qsizetype Longest = 300; // no host is longer
    if (!m_link.isEmpty() && m_linkText.size() < Longest)
        m_linkText += text;
    m_html += m_display.convert(text).toHtmlEscaped();
}

void InlineHtml::enterLink(const QString &href)
{
    if (m_images > 0)
        return; // the image may itself be a link
    const std::optional<QUrl> target = linkTarget(href);
    m_linkText.clear();
    m_link = target ? target->toString(QUrl::FullyEncoded) : QString();
    if (!m_link.isEmpty())
        m_html += u"<a rel=\"noopener noreferrer nofollow\" target=\"_blank\" href=\""_s %
                  m_link.toHtmlEscaped() % u"\">"_s;
}

void InlineHtml::leaveLink()
{
    if (m_link.isEmpty() || m_images > 0)
        return;
    const QString host = foreignHost(m_linkText, QUrl(std::exchange(m_link, {})));
    m_html += u"</a>"_s;
    if (!host.isEmpty()) // the text names another place than the link goes to
        m_html += u" <span class=\"secondary\">("_s % host.toHtmlEscaped() % u")</span>"_s;
}

void InlineHtml::enterImage(const QString &source)
{
    if (++m_images > 1)
        return;
    m_imageHost = QUrl(source).host();
    m_html += u"<span class=\"secondary\">[image: "_s;
}

void InlineHtml::leaveImage()
{
    if (--m_images > 0)
        return;
    if (!m_imageHost.isEmpty())
        m_html += u", "_s % m_imageHost.toHtmlEscaped();
    m_html += u"]</span>"_s;
}

} // namespace Conclave
