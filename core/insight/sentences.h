#pragma once

#include <QStringList>

namespace Conclave {

/// The sentences of a Markdown text: code blocks, tables and headings are left out, list and quote
/// marks taken off, emphasis marks kept.
QStringList sentences(const QString &markdown);

} // namespace Conclave
