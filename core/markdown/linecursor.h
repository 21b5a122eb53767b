#pragma once

#include <QString>

namespace Conclave {

/// So many columns make an indented line code, and what looks like a mark text.
inline constexpr int CodeIndent = 4;

/// Reads a line of Markdown from the left, counting columns: a tab reaches to the next multiple of
/// four.
struct LineCursor
{
    QStringView line; ///< Without its line end.
    qsizetype at = 0;
    int column = 0;
    int indent = 0; ///< In columns before `at`, not counting what belongs to containers.

    /// Stands at the first character that is not blank.
    explicit LineCursor(QStringView text) : line(text) { readBlanks(); }

    QStringView rest() const { return line.sliced(at); }
    bool isBlank() const { return at == line.size(); }

    /// Goes on behind a mark that is `size` characters long, and the blanks there.
    void skipMark(qsizetype size);

    /// The line of code that is here: all behind the first `columns` of the indentation. Its tabs
    /// stay tabs, but for one that is cut.
    QString code(int columns) const;

private:
    void readBlanks();
};

/// The width of a line's leading blanks in columns.
int indentation(QStringView line);

} // namespace Conclave
