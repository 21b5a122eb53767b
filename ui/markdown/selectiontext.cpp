#include "ui/markdown/selectiontext.h"

#include "ui/markdown/markdownproperty.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Where a block's cell is in its table, or -1.
int tableRow(const QTextBlock &block)
{
    const QTextTable *table = QTextCursor(block).currentTable();
    return table ? table->cellAt(block.position()).row() : -1;
}

QString selectedPart(const QTextBlock &block, const QTextCursor &selection)
{
    const int start = std::max(0, selection.selectionStart() - block.position());
    const int end = selection.selectionEnd() - block.position();
    QString text = block.text().mid(start, end - start);
    const int level = block.blockFormat().intProperty(MarkdownProperty::ItemLevel);
    if (level > 0 && start == 0) {
        text.replace(text.indexOf(u'\t'), 1, u' ');
        text.prepend(QString((level - 1) * 4, u' '));
    }
    return text;
}

} // namespace

QString selectionText(const QTextCursor &selection)
{
    QString text;
    QTextBlock block = selection.document()->findBlock(selection.selectionStart());
    int rowBefore = -1;
    for (bool first = true; block.isValid() && block.position() <= selection.selectionEnd();
         block = block.next()) {
        if (block.blockFormat().hasProperty(MarkdownProperty::Unused))
            continue;
        const int row = tableRow(block);
        if (!first && !block.blockFormat().hasProperty(MarkdownProperty::Continues))
            text += row >= 0 && row == rowBefore ? u'\t' : u'\n';
        text += selectedPart(block, selection);
        rowBefore = row;
        first = false;
    }
    text.replace(QChar::LineSeparator, u'\n');
    static const QRegularExpression ours(u"[\u200b\u2066\u2069]"_s); // or invisible anyway
    return text.remove(ours);
}

} // namespace Conclave
