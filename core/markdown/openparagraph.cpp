#include "core/markdown/openparagraph.h"

#include "core/markdown/codefence.h"
#include "core/markdown/linemarks.h"
#include "core/markdown/linkdefinition.h"
#include "core/markdown/paragraphcut.h"

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

using Kind = MarkdownBlock::Kind;

namespace {

/// What stands behind `begin` in a text, without white space, which would make it code.
QString trimmedBegin(QStringView text, qsizetype begin)
{
    while (begin < text.size() && text[begin].isSpace())
        ++begin;
    return text.sliced(begin).toString();
}

} // namespace

void OpenParagraph::begin(QStringView line, qsizetype offset)
{
    *this = {};
    m_offset = offset;
    m_lines = 1;
    m_formula.readLine(line);
    addToLine(line);
}

void OpenParagraph::beginInLine(qsizetype offset)
{
    *this = {};
    m_offset = offset;
    m_lines = 2; // it is no header of a table
    m_continues = true;
}

void OpenParagraph::addLine(QStringView line)
{
    if (!m_text.isEmpty()) {
        const bool isMark = CodeFence::opening(line) || !tableColumns(line).isEmpty();
        m_text += isMark ? u"\n    \\"_s : u"\n    "_s; // it is none here
    }
    m_formula.readLine(line);
    ++m_lines;
    addToLine(line);
}

void OpenParagraph::addToLine(QStringView part)
{
    m_text += part;
    m_weight += textWeight(part);
}

void OpenParagraph::addUnderline(QStringView marks)
{
    m_text += u'\n';
    m_text += marks;
}

QList<MarkdownBlock> OpenParagraph::takeDefinitions(bool all)
{
    QList<MarkdownBlock> definitions;
    // [^1] is a footnote, whose text stands where it is
    while (m_text.startsWith(u'[') && !m_text.startsWith(u"[^"_s) && !m_continues) {
        const qsizetype size = linkDefinitionSize(m_text);
        if (size == 0 || (!all && m_text.indexOf(u'\n', size) < 0))
            break;
        definitions.append(
            {.kind = Kind::Definition, .text = m_text.first(size), .offset = m_offset});
        QStringView rest = afterBlanks(QStringView(m_text).sliced(size));
        if (rest.startsWith(u'\n'))
            rest = afterBlanks(rest.sliced(1));
        m_text = rest.toString();
    }
    return definitions;
}

QList<MarkdownBlock> OpenParagraph::takeHeavyParts(qsizetype offset)
{
    if (!isHeavy())
        return {};
    QList<MarkdownBlock> parts = takeDefinitions(false);
    dropData();
    for (m_weight = textWeight(m_text); isHeavy(); m_weight = textWeight(m_text)) {
        const qsizetype end = paragraphCut(m_text);
        parts.append({.kind = Kind::Paragraph,
                      .text = m_text.first(end),
                      .continues = m_continues,
                      .offset = m_offset});
        m_text = trimmedBegin(m_text, end);
        m_offset = offset;
        m_continues = true;
        m_lines = 2; // it is no longer the header of a table
    }
    return parts;
}

MarkdownBlock OpenParagraph::takeRest()
{
    return {.kind = Kind::Paragraph,
            .text = std::exchange(m_text, {}),
            .continues = std::exchange(m_continues, false),
            .offset = m_offset};
}

bool OpenParagraph::isHeavy() const
{
    return m_weight > HeaviestParagraph;
}

/// Takes out the content of a picture, which is never shown, so that it does not become text.
void OpenParagraph::dropData()
{
    constexpr qsizetype Kept = 32;
    const qsizetype begin = m_text.lastIndexOf(u"](data:"_s);
    if (begin < 0)
        return;
    const auto end = std::find_if(
        m_text.cbegin() + begin, m_text.cend(), [](QChar c) { return c.isSpace() || c == u')'; });
    const qsizetype size = end - m_text.cbegin() - begin;
    if (size > Kept)
        m_text.remove(begin + Kept, size - Kept);
}

} // namespace Conclave
