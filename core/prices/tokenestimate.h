#pragma once

#include <QStringView>

namespace Conclave {

/// About how many tokens a text is, without knowing the model: four characters of alphabetic
/// scripts each, one of Chinese, Japanese and Korean. For JSON and code it is too low.
qint64 estimatedTokens(QStringView text);

} // namespace Conclave
