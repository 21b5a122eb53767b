#pragma once

#include <QString>

class QTextEdit;

namespace Conclave {

/// A text that is searched, and what its reader calls it.
struct SearchedText
{
    QTextEdit *view = nullptr;
    QString name; ///< The member's, or another short one.

    bool operator==(const SearchedText &) const = default;
};

} // namespace Conclave
