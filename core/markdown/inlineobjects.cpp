#include "core/markdown/inlineobjects.h"

#include "core/markdown/codefence.h"
#include "core/markdown/inlinescanner.h"

#include <algorithm>
#include <optional>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

// Noncharacters, which are taken out of the source. The dollar signs around them make Markdown
// see punctuation there, as it would without us: **so:**$x$ has to end its emphasis.
constexpr char16_t Begin = 0xfdd0;
constexpr char16_t End = 0xfdd1;
constexpr char16_t FirstDigit = 0xfde0; // of 16

bool isReserved(QChar c)
{
    return c.unicode() >= Begin && c.unicode() <= 0xfdef;
}

QString mark(qsizetype index)
{
    QString digits;
    for (; index > 0 || digits.isEmpty(); index /= 16)
        digits.prepend(QChar(static_cast<char16_t>(FirstDigit + index % 16)));
    return u'$' + QChar(Begin) + digits + QChar(End) + u'$';
}

QString withoutReserved(QString source)
{
    for (QChar &c : source) {
        if (isReserved(c))
            c = QChar::ReplacementCharacter;
    }
    return source;
}

/// The line without what nests it in quotes and lists.
QStringView content(QStringView line)
{
    qsizetype start = 0;
    while (start < line.size() && (line[start].isSpace() || line[start].isDigit() ||
                                   QStringView(u">-*+.)").contains(line[start])))
        ++start;
    return line.sliced(start);
}

bool isBlank(QStringView line)
{
    return std::ranges::all_of(line, [](QChar c) { return c.isSpace() || c == u'>'; });
}

} // namespace

InlineObjects::InlineObjects(const QString &source)
{
    const QString text = withoutReserved(source);
    std::optional<CodeFence> fence;
    qsizetype begin = 0; // of the paragraph
    for (qsizetype start = 0; start < text.size();) {
        const qsizetype lineEnd = text.indexOf(u'\n', start);
        const qsizetype end = lineEnd < 0 ? text.size() : lineEnd + 1;
        const QStringView line = QStringView(text).sliced(start, end - start);
        const bool inFence = fence.has_value();
        if (inFence && fence->isClosedBy(content(line)))
            fence.reset();
        else if (!inFence)
            fence = CodeFence::opening(content(line));
        if (inFence || fence || isBlank(line)) {
            addParagraph(QStringView(text).sliced(begin, start - begin));
            m_text += line;
            begin = end;
        }
        start = end;
    }
    addParagraph(QStringView(text).sliced(begin));
}

void InlineObjects::addParagraph(QStringView paragraph)
{
    if (paragraph.isEmpty())
        return;
    InlineScanner(paragraph).scan([this](QStringView text, const auto &object) {
        if (object) {
            m_text += mark(m_objects.size());
            m_objects.append(*object);
        } else {
            m_text += text;
        }
    });
}

QList<InlineObjects::Part> InlineObjects::parts(QStringView text) const
{
    QList<Part> result;
    qsizetype begin = 0;
    for (qsizetype i = text.indexOf(QChar(Begin)); i >= 0; i = text.indexOf(QChar(Begin), i + 1)) {
        qsizetype index = 0;
        qsizetype end = i + 1;
        for (; end < text.size() && text[end] >= QChar(FirstDigit); ++end)
            index = index * 16 + (text[end].unicode() - FirstDigit);
        if (index >= m_objects.size() || i == begin || end + 1 >= text.size())
            continue;
        if (i - 1 > begin)
            result.append({text.sliced(begin, i - 1 - begin), nullptr});
        result.append({text.sliced(i - 1, end + 2 - (i - 1)), &m_objects[index]});
        begin = end + 2;
    }
    if (begin < text.size())
        result.append({text.sliced(begin), nullptr});
    return result;
}

QString InlineObjects::restored(const QString &text) const
{
    if (!text.contains(QChar(Begin)))
        return text;
    QString result;
    for (const Part &part : parts(text))
        result += part.object ? part.object->source : part.text.toString();
    return result;
}

} // namespace Conclave
