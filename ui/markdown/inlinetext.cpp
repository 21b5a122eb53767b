#include "ui/markdown/inlinetext.h"

#include "core/markdown/emojiruns.h"
#include "core/markdown/entities.h"
#include "core/markdown/foreignhost.h"
#include "core/markdown/inlineobjects.h"
#include "core/markdown/linktarget.h"
#include "core/markdown/md4cstring.h"
#include "ui/markdown/documentwriter.h"
#include "ui/markdown/formulawriter.h"
#include "ui/markdown/markdownstyle.h"

#include <QFontDatabase>

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The font that emoji are drawn with; none when it is not installed.
const QStringList &emojiFamilies()
{
    static const QStringList families = [] {
        const QString family = u"Noto Color Emoji"_s;
        return QFontDatabase::hasFamily(family) ? QStringList{family} : QStringList();
    }();
    return families;
}

QString small(const QString &digits)
{
    constexpr QStringView forms = u"⁰¹²³⁴⁵⁶⁷⁸⁹";
    QString result;
    for (const QChar digit : digits)
        result += forms[digit.digitValue()];
    return result;
}

bool isNumber(const QString &label)
{
    return std::ranges::all_of(label, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

InlineText::InlineText(DocumentWriter &writer,
                       const MarkdownStyle &style,
                       const InlineObjects &objects)
    : m_writer(writer)
    , m_style(style)
    , m_objects(objects)
{
}

void InlineText::enter(MD_SPANTYPE type, const void *detail)
{
    flush();
    if (type == MD_SPAN_A) {
        enterLink(
            m_objects.restored(fromMd4c(static_cast<const MD_SPAN_A_DETAIL *>(detail)->href)));
    } else if (type == MD_SPAN_IMG) {
        enterImage(
            m_objects.restored(fromMd4c(static_cast<const MD_SPAN_IMG_DETAIL *>(detail)->src)));
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
        leaveLink();
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
        breakLine();
        break;
    case MD_TEXT_SOFTBR:
        addNormal(u" ");
        break;
    case MD_TEXT_ENTITY:
        m_pending += decodedEntity(text);
        break;
    case MD_TEXT_NORMAL:
        addNormal(text);
        break;
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
        m_pending += text;
        break;
    }
    m_atLineStart = m_atLineStart && m_pending.isEmpty();
}

void InlineText::addNormal(QStringView text)
{
    while (m_atLineStart && !text.isEmpty() && text.front().isSpace())
        text = text.sliced(1);
    m_pending += text;
}

void InlineText::add(const InlineObject &object, bool alone)
{
    using Kind = InlineObject::Kind;
    if (m_images > 0) {
        m_pending += object.source; // a description is plain text
        return;
    }
    const bool number = isNumber(object.text);
    switch (object.kind) {
    case Kind::Formula:
    case Kind::Display:
        flush();
        writeFormula(m_writer, m_style, format(), object.text, object.source, alone);
        break;
    case Kind::Literal:
        m_pending += object.source;
        break;
    case Kind::FootnoteReference:
        m_pending += number ? small(object.text) : QString(u'[' + object.text + u']');
        break;
    case Kind::FootnoteText:
        m_pending += object.text + u'\u00a0';
        break;
    case Kind::LineBreak:
        breakLine();
        return;
    case Kind::Subscript:
        addScript(object.text, QTextCharFormat::AlignSubScript);
        break;
    case Kind::Superscript:
        addScript(object.text, QTextCharFormat::AlignSuperScript);
        break;
    }
    m_atLineStart = object.kind == Kind::FootnoteText || (alone && object.kind == Kind::Display);
}

void InlineText::addScript(const QString &text, QTextCharFormat::VerticalAlignment alignment)
{
    flush();
    QTextCharFormat script = format();
    script.setVerticalAlignment(alignment);
    write(text, script);
}

void InlineText::breakLine()
{
    endLine();
    m_writer.breakLine();
}

void InlineText::endLine()
{
    while (m_code == 0 && m_pending.endsWith(u' '))
        m_pending.chop(1);
    flush();
    m_atLineStart = true;
}

void InlineText::flush()
{
    if (m_pending.isEmpty())
        return;
    const QString text = std::exchange(m_pending, {});
    if (m_code == 0) {
        write(text, format());
        return;
    }
    m_writer.beginIsolated();
    m_writer.write(text, format());
    m_writer.endIsolated();
}

void InlineText::write(const QString &text, const QTextCharFormat &format)
{
    constexpr qsizetype longest = 300; // no host is longer
    if (!m_link.isEmpty() && m_linkText.size() < longest)
        m_linkText += text;
    for (const EmojiRun &run : emojiRuns(text)) {
        QTextCharFormat own = format;
        if (run.needsEmojiFont && !emojiFamilies().isEmpty())
            own.setFontFamilies(emojiFamilies());
        m_writer.write(run.text, own);
    }
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

void InlineText::enterLink(const QString &href)
{
    const auto target = linkTarget(href);
    m_link = target ? target->toString(QUrl::FullyEncoded) : QString();
    m_linkText.clear();
}

void InlineText::leaveLink()
{
    const QString host = foreignHost(m_linkText, QUrl(std::exchange(m_link, {})));
    if (host.isEmpty())
        return;
    QTextCharFormat note = format(); // the text names another place than the link goes to
    note.setForeground(m_style.secondary);
    m_writer.write(QString(u" (" + host + u')'), note);
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
