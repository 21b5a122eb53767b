#include "core/export/markdownhtml.h"

#include "core/export/formulahtml.h"
#include "core/export/htmltext.h"
#include "core/markdown/md4cdialect.h"
#include "core/markdown/md4cstring.h"

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int DeepestNesting = 40; // what is deeper stands beside what it is in
constexpr int FirstHeading = 3;    // the document's own are above
constexpr qsizetype Growth = 12;   // HTML to source: a table of empty cells, say

template<typename Detail>
const Detail &as(const void *detail)
{
    return *static_cast<const Detail *>(detail);
}

QString cellTag(bool isHead, const MD_BLOCK_TD_DETAIL &cell)
{
    const QString tag = isHead ? u"<th"_s : u"<td"_s;
    if (cell.align == MD_ALIGN_CENTER)
        return tag % u" class=\"center\" dir=\"auto\">"_s;
    return tag % (cell.align == MD_ALIGN_RIGHT ? u" class=\"right\" dir=\"auto\">"_s
                                               : u" dir=\"auto\">"_s);
}

QString headingTag(const void *detail)
{
    const int level = int(as<MD_BLOCK_H_DETAIL>(detail).level) + FirstHeading - 1;
    return u'h' % QString::number(std::min(6, level));
}

} // namespace

MarkdownHtml::MarkdownHtml(const QString &source)
    : m_objects(source)
    , m_limit(source.size() * Growth + 4096)
{
}

std::optional<QString> MarkdownHtml::read()
{
    MD_PARSER parser = {};
    parser.flags = Md4cDialect;
    parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *self) {
        return static_cast<MarkdownHtml *>(self)->enterBlock(type, detail) ? 0 : -1;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void *detail, void *self) {
        auto *reader = static_cast<MarkdownHtml *>(self);
        if (type == MD_BLOCK_H)
            reader->m_html += u"</"_s % headingTag(detail) % u">\n"_s;
        reader->leaveBlock(type);
        return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void *detail, void *self) {
        static_cast<MarkdownHtml *>(self)->m_inline.enter(type, detail);
        return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void *, void *self) {
        static_cast<MarkdownHtml *>(self)->m_inline.leave(type);
        return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *self) {
        auto *reader = static_cast<MarkdownHtml *>(self);
        reader->addText(type, fromMd4c(text, size));
        return reader->isTooLong() ? -1 : 0;
    };
    const QByteArray utf8 = m_objects.text().toUtf8();
    if (md_parse(utf8.constData(), MD_SIZE(utf8.size()), &parser, this) != 0)
        return {};
    return m_html;
}

bool MarkdownHtml::enterBlock(MD_BLOCKTYPE type, const void *detail)
{
    m_inline.startBlock();
    if (type == MD_BLOCK_QUOTE)
        enterContainer(u"blockquote"_s);
    else if (type == MD_BLOCK_UL)
        enterContainer(u"ul"_s);
    else if (type == MD_BLOCK_OL)
        enterContainer(u"ol start=\"%1\""_s.arg(as<MD_BLOCK_OL_DETAIL>(detail).start));
    else if (type == MD_BLOCK_LI)
        enterItem(as<MD_BLOCK_LI_DETAIL>(detail));
    else if (type == MD_BLOCK_HR)
        m_html += u"<hr>\n"_s;
    else if (type == MD_BLOCK_H)
        m_html += u'<' % headingTag(detail) % u" dir=\"auto\">"_s;
    else if (type == MD_BLOCK_P)
        m_html += u"<p dir=\"auto\">"_s;
    else if (type == MD_BLOCK_CODE)
        enterCode(as<MD_BLOCK_CODE_DETAIL>(detail));
    else if (type == MD_BLOCK_TABLE)
        m_html += u"<div class=\"table\"><table>\n"_s;
    else if (type == MD_BLOCK_THEAD)
        m_isInTableHead = true;
    else if (type == MD_BLOCK_TR)
        m_html += u"<tr>"_s;
    else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
        m_html += cellTag(m_isInTableHead, as<MD_BLOCK_TD_DETAIL>(detail));
    return !isTooLong();
}

void MarkdownHtml::leaveBlock(MD_BLOCKTYPE type)
{
    if (type == MD_BLOCK_QUOTE)
        leaveContainer(u"blockquote"_s);
    else if (type == MD_BLOCK_UL)
        leaveContainer(u"ul"_s);
    else if (type == MD_BLOCK_OL)
        leaveContainer(u"ol"_s);
    else if (type == MD_BLOCK_LI)
        leaveContainer(u"li"_s);
    else if (type == MD_BLOCK_P)
        m_html += u"</p>\n"_s;
    else if (type == MD_BLOCK_CODE)
        leaveCode();
    else if (type == MD_BLOCK_TABLE)
        m_html += u"</table></div>\n"_s;
    else if (type == MD_BLOCK_THEAD)
        m_isInTableHead = false;
    else if (type == MD_BLOCK_TR)
        m_html += u"</tr>\n"_s;
    else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
        m_html += m_isInTableHead ? u"</th>"_s : u"</td>"_s;
}

void MarkdownHtml::enterContainer(const QString &tag)
{
    if (++m_depth <= DeepestNesting)
        m_html += u'<' % tag % u">\n"_s;
}

void MarkdownHtml::leaveContainer(const QString &tag)
{
    if (m_depth-- <= DeepestNesting)
        m_html += u"</"_s % tag % u">\n"_s;
}

void MarkdownHtml::enterItem(const MD_BLOCK_LI_DETAIL &item)
{
    enterContainer(item.is_task ? u"li class=\"task\" dir=\"auto\""_s : u"li dir=\"auto\""_s);
    if (item.is_task)
        m_html += item.task_mark == ' ' ? u"☐ "_s : u"☑ "_s;
}

void MarkdownHtml::enterCode(const MD_BLOCK_CODE_DETAIL &code)
{
    m_isInCode = true;
    m_language = fromMd4c(code.lang);
}

void MarkdownHtml::leaveCode()
{
    m_isInCode = false;
    const QString code = std::exchange(m_code, {});
    if (m_language == "math"_L1) {
        m_html += u"<p>"_s % formulaHtml(code, true) % u"</p>\n"_s;
        return;
    }
    if (!m_language.isEmpty())
        m_html += u"<div class=\"language\">"_s % htmlLine(m_language) % u"</div>"_s;
    m_html += u"<pre dir=\"ltr\"><code>"_s % htmlLines(code) % u"</code></pre>\n"_s;
}

void MarkdownHtml::addText(MD_TEXTTYPE type, const QString &text)
{
    if (!m_isInCode)
        m_inline.add(type, text);
    else
        m_code += type == MD_TEXT_NULLCHAR ? QString(QChar(QChar::ReplacementCharacter))
                                           : m_objects.restored(text);
}

} // namespace Conclave
