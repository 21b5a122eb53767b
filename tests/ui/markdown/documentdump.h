#pragma once

#include "ui/markdown/markdownproperty.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

namespace Conclave {

/// Everything that makes a document look as it does, a line for each block and each run of
/// characters in it: equal documents have equal dumps.
class DocumentDump final
{
public:
    static QStringList of(const QTextDocument &document)
    {
        QStringList lines;
        for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
            addBlock(block, lines);
        return lines;
    }

    /// The first line in which two dumps differ, for people; empty when they are equal.
    static QString difference(const QStringList &actual, const QStringList &expected)
    {
        for (qsizetype i = 0; i < std::max(actual.size(), expected.size()); ++i)
            if (actual.value(i) != expected.value(i))
                return QStringLiteral("line %1:\n  actual   %2\n  expected %3")
                    .arg(QString::number(i), actual.value(i), expected.value(i));
        return {};
    }

private:
    static QString text(const QTextFormat &format)
    {
        QString result;
        const QMap<int, QVariant> properties = format.properties();
        for (auto it = properties.cbegin(); it != properties.cend(); ++it) {
            if (it.key() == QTextFormat::ObjectIndex || it.key() == MarkdownProperty::TableIndex)
                continue; // counts objects that are gone, too
            QString value;
            QDebug(&value).nospace() << it.value();
            result += QStringLiteral(" %1=%2").arg(QString::number(it.key(), 16), value);
        }
        return result;
    }

    static void addBlock(const QTextBlock &block, QStringList &lines)
    {
        QString place;
        if (const QTextTable *table = QTextCursor(block).currentTable()) {
            const QTextTableCell cell = table->cellAt(block.position());
            place = QStringLiteral("cell %1,%2 of %3x%4%5%6: ")
                        .arg(cell.row())
                        .arg(cell.column())
                        .arg(table->rows())
                        .arg(table->columns())
                        .arg(text(table->format()), text(cell.format()));
        }
        lines.append(place + QStringLiteral("block") + text(block.blockFormat()));
        if (block.text().isEmpty())
            lines.append(QStringLiteral("  empty") + text(block.charFormat()));
        for (auto it = block.begin(); !it.atEnd(); ++it)
            lines.append(QStringLiteral("  '%1'").arg(it.fragment().text()) +
                         text(it.fragment().charFormat()));
    }
};

} // namespace Conclave
