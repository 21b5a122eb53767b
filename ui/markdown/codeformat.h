#pragma once

#include "ui/code/codekind.h"

class QString;
class QStringView;
class QTextCharFormat;

namespace Conclave {

struct MarkdownStyle;

/// How a part of code looks that is `plain` when nothing is special about it.
QTextCharFormat codeFormat(CodeKind kind, const QTextCharFormat &plain, const MarkdownStyle &style);

/// What stands above a code block whose fence has the word `info`: the language's own name if we
/// know it, the word itself if not.
QString codeLabel(QStringView info);

/// The columns of white space before the code in `line`, as far as they are worth keeping
/// in the lines that follow when it is too long.
int keptIndent(QStringView line);

} // namespace Conclave
