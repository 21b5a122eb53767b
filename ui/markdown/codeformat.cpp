#include "ui/markdown/codeformat.h"

#include "core/markdown/linecursor.h"
#include "ui/code/codelanguage.h"
#include "ui/markdown/markdownstyle.h"

#include <QTextCharFormat>

#include <algorithm>

namespace Conclave {

namespace {

constexpr qsizetype LongestLabel = 60;
constexpr int MostKeptIndent = 12;

const QColor &colorOf(CodeKind kind, const CodeColors &colors)
{
    switch (kind) {
    case CodeKind::Keyword:
        return colors.keyword;
    case CodeKind::Type:
        return colors.type;
    case CodeKind::String:
        return colors.string;
    case CodeKind::Number:
        return colors.number;
    case CodeKind::Comment:
        return colors.comment;
    case CodeKind::Function:
        return colors.function;
    case CodeKind::Meta:
        return colors.meta;
    case CodeKind::Variable:
        return colors.variable;
    case CodeKind::Added:
        return colors.added;
    case CodeKind::Removed:
        return colors.removed;
    }
    Q_UNREACHABLE();
}

} // namespace

QTextCharFormat codeFormat(CodeKind kind, const QTextCharFormat &plain, const MarkdownStyle &style)
{
    QTextCharFormat format = plain;
    format.setForeground(colorOf(kind, style.codeColors));
    if (kind == CodeKind::Comment)
        format.setFontItalic(true);
    if (kind == CodeKind::Keyword)
        format.setFontWeight(QFont::DemiBold);
    return format;
}

QString codeLabel(QStringView info)
{
    if (const CodeLanguage *language = codeLanguage(info))
        return language->name.toString();
    return info.left(LongestLabel).toString();
}

int keptIndent(QStringView line)
{
    return std::min(indentation(line), MostKeptIndent);
}

} // namespace Conclave
