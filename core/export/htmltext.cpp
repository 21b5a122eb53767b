#include "core/export/htmltext.h"

#include "core/base/text.h"
#include "core/export/markdownhtml.h"
#include "core/markdown/displaytext.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

QString htmlLine(const QString &text)
{
    constexpr qsizetype Longest = 4000;
    return singleLine(text, Longest).toHtmlEscaped();
}

QString htmlLines(const QString &text)
{
    QStringList lines;
    for (const QStringView line : QStringView(text).split(u'\n'))
        lines.append(DisplayText().convert(line).toHtmlEscaped());
    return lines.join(u'\n');
}

QString htmlFromMarkdown(const QString &source)
{
    if (const std::optional<QString> html = MarkdownHtml(source).read())
        return *html;
    return u"<pre class=\"plain\" dir=\"auto\">"_s % htmlLines(source) % u"</pre>\n"_s;
}

} // namespace Conclave
