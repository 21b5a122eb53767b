#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

namespace Conclave {

// Fields of other programs' exports. What is of a wrong type counts as missing.

/// Seconds since 1970, with fractions, or ISO 8601. Invalid where it is neither, or before 1971 or
/// after 9998. UTC, in whole milliseconds.
QDateTime foreignInstant(const QJsonValue &value);

/// The names of the nodes in `nodes`, which know their parent and their children by these names,
/// each after its parent and in the order in which that lists it.
QStringList
treeOrder(const QJsonObject &nodes, QLatin1StringView parent, QLatin1StringView children);

/// `text` with `more` as a paragraph of its own.
void addParagraph(QString &text, const QString &more);

/// "[image]", "[file: report.pdf]": stands in a text for what is not in it.
QString placeholder(const QString &kind, const QString &name = {});

} // namespace Conclave
