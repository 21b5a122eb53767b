#pragma once

#include <QString>
#include <QStringList>

namespace Conclave {

class Dialect;

/// The dialect with this name as it stands in files, such as "openai"; null when it is unknown.
/// The dialects live as long as the program.
const Dialect *dialectNamed(const QString &name);
/// The names of all dialects, the most common one first.
QStringList dialectNames();

} // namespace Conclave
