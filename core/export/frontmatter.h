#pragma once

#include <QString>
#include <QStringList>

namespace Conclave {

/// `text` as a YAML scalar in double quotes. Whatever the text holds, it is one line and stays one
/// scalar: quotes, control and direction characters are written as escapes.
QString yamlText(const QString &text);

/// `key` with a block list of such scalars.
QString yamlList(const QString &key, const QStringList &values);

} // namespace Conclave
