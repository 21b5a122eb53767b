#include "ui/print/pagecuts.h"

#include "ui/markdown/codeblock.h"
#include "ui/markdown/markdownproperty.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>
#include <QTextTable>

#include <algorithm>
#include <iterator>

namespace Conclave {

namespace {

/// How many lines of a paragraph, or of code, stand together at least.
constexpr int Together = 2;

bool isHeading(const QTextBlock &block)
{
    return block.blockFormat().headingLevel() > 0;
}

/// Whether a block means little without what follows it.
bool leads(const QTextBlock &block)
{
    return isHeading(block) || block.blockFormat().boolProperty(MarkdownProperty::Leads);
}

/// How many lines of the same code stand before this block, or after it, up to `most`.
int linesOfCode(QTextBlock block, bool before, int most)
{
    const int run = codeRun(block);
    int count = 0;
    while (count < most && codeRun(block = before ? block.previous() : block.next()) == run)
        ++count;
    return count;
}

/// Whether a page may begin with this block.
bool mayBegin(const QTextBlock &block)
{
    const QTextBlock before = block.previous();
    if (codeRun(block) > 0 && codeRun(before) == codeRun(block)) { // its head is a line too
        return linesOfCode(block, true, Together + 1) > Together &&
               linesOfCode(block, false, Together) >= Together - 1;
    }
    return !before.isValid() || !leads(before) || (isHeading(block) && !isHeading(before));
}

/// Half of the distance to what stands above: there may be a ground or a line in it.
qreal above(const QTextBlock &block)
{
    return block.blockFormat().topMargin() / 2;
}

} // namespace

PageCuts::PageCuts(const QTextDocument &document) : m_height(document.size().height())
{
    const QAbstractTextDocumentLayout &layout = *document.documentLayout();
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const qreal top = layout.blockBoundingRect(block).top();
        if (const QTextTable *table = QTextCursor(block).currentTable()) {
            const QTextTableCell cell = table->cellAt(block.position());
            if (cell.column() == 0 && block == cell.firstCursorPosition().block())
                m_cuts.append(
                    {top - table->format().cellPadding(), mayBegin(block) && cell.row() != 1});
            for (int line = 1; line < block.layout()->lineCount(); ++line) // of a row like a page
                m_cuts.append({top + block.layout()->lineAt(line).y(), false});
            continue;
        }
        const int lines = block.layout()->lineCount();
        m_cuts.append({top - above(block), mayBegin(block)});
        for (int line = 1; line < lines; ++line) {
            m_cuts.append({top + block.layout()->lineAt(line).y(),
                           line >= Together && lines - line >= Together});
        }
    }
    std::ranges::stable_sort(m_cuts, {}, &Cut::y); // cells stand beside each other
}

std::optional<qreal> PageCuts::goodEnd(qreal from, qreal room) const
{
    return m_height - from <= room ? m_height : lastCut(from, room, true);
}

qreal PageCuts::end(qreal from, qreal room) const
{
    if (const auto good = goodEnd(from, room))
        return *good;
    return lastCut(from, room, false).value_or(from + room); // something is higher than a page
}

std::optional<qreal> PageCuts::lastCut(qreal from, qreal room, bool onlyGood) const
{
    const auto isBelow = [](qreal y, const Cut &cut) { return y < cut.y; };
    auto cut = std::upper_bound(m_cuts.begin(), m_cuts.end(), from + room, isBelow);
    while (cut != m_cuts.begin() && std::prev(cut)->y > from) {
        --cut;
        if (cut->isGood || !onlyGood)
            return cut->y;
    }
    return {};
}

} // namespace Conclave
