#pragma once

#include "core/council/member.h"

#include <QJsonObject>

namespace Conclave {

/// The command that sends `body` to the seat's endpoint as we do, for a POSIX shell. The key is
/// $KEY or another `variable`, never a key itself. Empty when the dialect is unknown or the address
/// is the Guide's, which no other program reaches.
QString curlCommand(const Member &seat,
                    const QJsonObject &body,
                    const QString &variable = QStringLiteral("KEY"));

} // namespace Conclave
