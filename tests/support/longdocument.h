#pragma once

#include <QString>
#include <QStringList>

namespace Conclave {

/// 64,000 characters of Markdown as models write it: headings, lists, tables, quotes, code
/// (tests/data/markdown/long.md). `characters` cuts it off there.
QString longDocument(qsizetype characters);

/// tests/data/markdown/<name>.md, or a sentence that it is missing.
QString markdownFile(const QString &name);

/// `text` in pieces of two to six characters, four in the mean, as tokens are.
QStringList inPieces(const QString &text);

} // namespace Conclave
