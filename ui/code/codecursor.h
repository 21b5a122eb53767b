#pragma once

#include "ui/code/codekind.h"

#include <QList>
#include <QStringView>

namespace Conclave {

/// A part of a line that has a kind; what lies between such parts is plain.
struct CodeSpan
{
    qsizetype start = 0;
    qsizetype length = 0;
    CodeKind kind = CodeKind::Keyword;

    bool operator==(const CodeSpan &) const = default;
};

bool isWordStart(QChar c);
bool isWordPart(QChar c, QStringView wordMarks = {});

/// A place in a line that moves only forward, and the spans found on the way.
class CodeCursor final
{
public:
    explicit CodeCursor(QStringView line) : m_line(line) {}

    bool atEnd() const { return m_position == m_line.size(); }
    qsizetype position() const { return m_position; }
    /// The character `offset` further on, or none outside the line; `offset` may be negative.
    QChar at(qsizetype offset = 0) const;
    bool startsWith(QStringView text, Qt::CaseSensitivity sensitivity = Qt::CaseSensitive) const;
    bool isFirst() const; ///< Whether only white space stands before.
    QStringView from(qsizetype start) const { return m_line.sliced(start, m_position - start); }
    QStringView rest() const { return m_line.sliced(m_position); }

    void advance(qsizetype count = 1); ///< Stops at the end.
    void skipWord(QStringView wordMarks = {});

    /// Gives everything from `start` up to here a kind.
    void mark(qsizetype start, CodeKind kind);
    /// Changes the kind of what mark() has just been given.
    void markAgain(qsizetype start, CodeKind kind);
    const QList<CodeSpan> &spans() const { return m_spans; }

private:
    QStringView m_line;
    qsizetype m_position = 0;
    qsizetype m_indent = -1; ///< Where the first character that is no space was seen.
    QList<CodeSpan> m_spans;
};

} // namespace Conclave
