#include "ui/markdown/codeblock.h"

#include "ui/markdown/markdownproperty.h"

#include <QStringList>

namespace Conclave {

int codeRun(const QTextBlock &block)
{
    return block.blockFormat().intProperty(MarkdownProperty::CodeRun);
}

QTextBlock codeHead(const QTextBlock &block)
{
    if (codeRun(block) == 0)
        return {};
    QTextBlock head = block;
    while (codeRun(head.previous()) == codeRun(block))
        head = head.previous();
    return head;
}

QString codeBelow(const QTextBlock &head)
{
    QStringList lines;
    for (QTextBlock line = head.next(); codeRun(line) == codeRun(head); line = line.next()) {
        const QTextBlockFormat format = line.blockFormat();
        const QString text = format.hasProperty(MarkdownProperty::CodeSource)
                                 ? format.stringProperty(MarkdownProperty::CodeSource)
                                 : line.text();
        if (format.hasProperty(MarkdownProperty::Continues) && !lines.isEmpty())
            lines.last() += text;
        else
            lines += text;
    }
    return lines.join(u'\n');
}

} // namespace Conclave
