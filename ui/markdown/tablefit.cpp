#include "ui/markdown/tablefit.h"

#include "ui/markdown/markdownproperty.h"
#include "ui/markdown/tablecolumns.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>
#include <QVariant>

#include <algorithm>
#include <limits>

namespace Conclave {

namespace {

constexpr const char *Room = "conclaveTableRoom";
constexpr const char *Columns = "conclaveColumns"; // a format would make the layout begin anew

QTextTable *tableAt(const QTextDocument &document, int index)
{
    return static_cast<QTextTable *>(document.object(index));
}

QTextTable &firstPart(const QTextTable &part)
{
    const QTextTableFormat format = part.format();
    const bool isFirst = !format.hasProperty(MarkdownProperty::TableIndex);
    return isFirst ? const_cast<QTextTable &>(part)
                   : *tableAt(*part.document(), format.intProperty(MarkdownProperty::TableIndex));
}

QTextTable *partBefore(const QTextTable &part)
{
    if (!part.format().hasProperty(MarkdownProperty::TableIndex))
        return nullptr;
    const QTextBlock gap = part.document()->findBlock(part.firstPosition() - 1);
    return tableAt(*part.document(), gap.blockFormat().intProperty(MarkdownProperty::TableIndex));
}

QList<QTextLength> widthsOf(const QTextTable &part)
{
    const QTextDocument &document = *part.document();
    const TableColumns columns = TableFit::columns(part);
    const QTextTableFormat format = part.format();
    const qreal around = 2 * document.documentMargin() + format.leftMargin() + format.rightMargin();
    const qreal lines = document.textWidth();
    const qreal most = lines > 0
                           ? std::max(lines, TableFit::room(document))
                           : std::numeric_limits<int>::max(); // lines do not end by themselves
    const bool isOnPaper = TableFit::room(document) == 0;
    const QList<qreal> widths =
        isOnPaper ? columns.squeezedWidths(most - around) : columns.widths(most - around);
    QList<QTextLength> lengths;
    for (const qreal width : widths)
        lengths.append(QTextLength(QTextLength::FixedLength, width));
    return lengths;
}

void setWidths(QTextTable &part, const QList<QTextLength> &widths)
{
    QTextTableFormat format = part.format();
    if (format.columnWidthConstraints() == widths)
        return;
    format.setColumnWidthConstraints(widths);
    part.setFormat(format);
}

} // namespace

void TableFit::setRoom(QTextDocument &document, qreal width)
{
    document.setProperty(Room, width);
}

qreal TableFit::room(const QTextDocument &document)
{
    return document.property(Room).toReal();
}

void TableFit::fitAll(QTextDocument &document)
{
    const QList<QTextFrame *> frames = document.rootFrame()->childFrames();
    QTextCursor edit(&document);
    edit.beginEditBlock(); // or each would be laid out by itself
    QList<QTextLength> widths;
    for (QTextFrame *frame : frames) {
        auto *part = qobject_cast<QTextTable *>(frame);
        if (&firstPart(*part) == part)
            widths = widthsOf(*part);
        setWidths(*part, widths);
    }
    edit.endEditBlock();
}

void TableFit::fit(QTextTable &last)
{
    const QList<QTextLength> widths = widthsOf(last);
    for (QTextTable *part = &last; part; part = partBefore(*part)) {
        if (part->format().columnWidthConstraints() == widths)
            return; // and so have all before
        setWidths(*part, widths);
    }
}

TableColumns TableFit::columns(const QTextTable &part)
{
    return firstPart(part).property(Columns).value<TableColumns>();
}

void TableFit::setColumns(QTextTable &part, const TableColumns &columns)
{
    firstPart(part).setProperty(Columns, QVariant::fromValue(columns));
}

} // namespace Conclave
