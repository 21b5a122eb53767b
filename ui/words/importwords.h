#pragma once

#include "core/import/importpreview.h"

namespace Conclave {

/// "Pictures", "Tool calls and their results": what was left out, to be followed by a number.
QString omissionWords(Omission omission);

/// What was left out as a part of a sentence, "pictures: 3, files and recordings: 1"; empty when
/// nothing was.
QString omissionsSentence(const Omissions &omissions);

/// "ChatGPT and Claude": whose exports these are.
QString formatsWords(const QList<ImportFormat> &formats);

} // namespace Conclave
