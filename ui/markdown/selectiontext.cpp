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

struct Formula
{
    int start = 0; ///< In its block.
    int end = 0;
    QString source;
};

QList<Formula> formulasIn(const QTextBlock &block)
{
    QList<Formula> formulas;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        const QString source = fragment.charFormat().stringProperty(MarkdownProperty::Formula);
        if (source.isEmpty())
            continue;
        const int start = fragment.position() - block.position();
        const int end = start + fragment.length();
        const bool goesOn = !formulas.isEmpty() && formulas.constLast().end == start &&
                            formulas.constLast().source == source;
        if (goesOn)
            formulas.last().end = end;
        else
            formulas.append({start, end, source});
    }
    return formulas;
}

QString selectedPart(const QTextBlock &block, const QTextCursor &selection)
{
    const int start = std::max(0, selection.selectionStart() - block.position());
    const int end = std::min(selection.selectionEnd() - block.position(), block.length() - 1);
    const QString shown = block.text();
    QString text;
    int done = start;
    for (const Formula &formula : formulasIn(block)) {
        if (formula.start < start || formula.end > end)
            continue;
        text += QStringView(shown).sliced(done, formula.start - done) + formula.source;
        done = formula.end;
    }
    text += QStringView(shown).sliced(done, end - done);
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
