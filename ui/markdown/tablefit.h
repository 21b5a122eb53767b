#pragma once

#include <QtGlobal>

class QTextDocument;
class QTextTable;

namespace Conclave {

class TableColumns;

/// What fits a document's tables into the room that there is for them.
///
/// A long table consists of several, which have the columns of the first; see TableWriter.
namespace TableFit {

/// From now on tables of `document` may be `width` pixels wide, if its lines are not that wide, and
/// those whose words do not fit even wider. Without it, on paper, they are never wider than lines.
void setRoom(QTextDocument &document, qreal width);
qreal room(const QTextDocument &document); ///< What setRoom() said; 0 if it was never called.

/// Gives all tables the widths that suit the document's; to be called when that has changed.
void fitAll(QTextDocument &document);
/// Gives the table that ends with `last` those widths, in all of its parts.
void fit(QTextTable &last);

/// What was measured in the table that `part` belongs to.
TableColumns columns(const QTextTable &part);
void setColumns(QTextTable &part, const TableColumns &columns);

} // namespace TableFit

} // namespace Conclave
