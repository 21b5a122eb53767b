#pragma once

#include "ui/markdown/documentmark.h"

#include <QTextCursor>

#include <optional>

namespace Conclave {

/// The empty block at the end of a document that is written anew from some mark on.
///
/// Without it the end of the block before would be changed, too, and that one be laid out and
/// painted again.
class KeptBlock final
{
public:
    /// Empties the only block behind `mark` and moves `cursor` into it; false when there is none,
    /// or more than that.
    bool keep(QTextCursor &cursor, const DocumentMark &mark);
    explicit operator bool() const { return m_mark.has_value(); }
    const DocumentMark &mark() const { return *m_mark; } ///< The end without it.
    void use() { m_mark.reset(); }                       ///< Something is written into it.
    void remove(QTextCursor &cursor);                    ///< Unless it was used.

private:
    std::optional<DocumentMark> m_mark;
};

} // namespace Conclave
